import Link from 'next/link';
import { SiteDate } from '@/components/layout/site-date';
import { formatMonth, type DateStyle } from '@/lib/format-date';
import { postPath } from '@/lib/paths';
import type { ArchivePost } from '@/lib/posts/queries/archive';

type ArchivePostsProps = { posts: ArchivePost[]; year: number; dates: DateStyle };

/** Posts of a year under the names of their months. */
export function ArchivePosts({ posts, year, dates }: ArchivePostsProps) {
  const months = [...new Set(posts.map(({ month }) => month))];
  return months.map((month) => (
    <section key={month} aria-labelledby={`month-${month}`} className="archive-month">
      <h2 id={`month-${month}`} className="section-title">
        {formatMonth(year, month, dates)}
      </h2>
      <PostDays posts={posts.filter((post) => post.month === month)} />
    </section>
  ));
}

/** Posts by their days. */
export function PostDays({ posts }: { posts: ArchivePost[] }) {
  return (
    <ol className="archive-list">
      {posts.map((post) => (
        <li key={post.slug}>
          <SiteDate at={post.publishedAt} as="day" />
          <Link href={postPath(post.slug)} prefetch={false} dir="auto">
            {post.title}
          </Link>
        </li>
      ))}
    </ol>
  );
}
