import Link from 'next/link';
import { SiteDate } from '@/components/layout/site-date';
import { newPostPath } from '@/lib/paths';
import type { NewWorkingCopy } from '@/lib/posts/queries/working-copies';

/** Posts that were begun and never saved: each goes on where it was left. */
export function BegunPosts({ posts }: { posts: NewWorkingCopy[] }) {
  if (posts.length === 0) return null;
  return (
    <details className="begun-posts">
      <summary>
        {posts.length === 1 ? 'One post was' : `${posts.length} posts were`} begun and never saved
      </summary>
      <ul>
        {posts.map(({ key, title, beginning, updatedAt }) => (
          <li key={key}>
            <Link href={newPostPath(key)} prefetch={false} className="text-link">
              {title.trim() || beginning.trim() || 'Without words'}
            </Link>{' '}
            <span className="hint">
              <SiteDate at={updatedAt} as="moment" />
            </span>
          </li>
        ))}
      </ul>
    </details>
  );
}
