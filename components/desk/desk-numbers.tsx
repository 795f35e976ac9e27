import Link from 'next/link';
import { DESK_COMMENTS_COUNTED } from '@/lib/page-sizes';
import { postsPath } from '@/lib/posts/admin-filter';

type DeskNumbersProps = { posts: Record<'draft' | 'scheduled' | 'published', number>; comments: number };

export function DeskNumbers({ posts, comments }: DeskNumbersProps) {
  const numbers = [
    {
      one: 'Published post',
      many: 'Published posts',
      count: posts.published,
      href: postsPath({ status: 'published' }),
    },
    {
      one: 'Scheduled post',
      many: 'Scheduled posts',
      count: posts.scheduled,
      href: postsPath({ status: 'scheduled' }),
    },
    { one: 'Draft', many: 'Drafts', count: posts.draft, href: postsPath({ status: 'draft' }) },
    {
      one: 'Comment',
      many: 'Comments',
      count: Math.min(comments, DESK_COMMENTS_COUNTED),
      isMore: comments > DESK_COMMENTS_COUNTED,
      href: '/admin/comments',
    },
  ];
  return (
    <section aria-labelledby="numbers">
      <h2 id="numbers">Numbers</h2>
      <ul className="admin-numbers">
        {numbers.map(({ one, many, count, isMore, href }) => (
          <li key={many}>
            <Link href={href} prefetch={false}>
              <strong>
                {count.toLocaleString('en')}
                {isMore && '+'}
              </strong>{' '}
              {count === 1 ? one : many}
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
