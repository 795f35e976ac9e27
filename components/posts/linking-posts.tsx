import { Fragment } from 'react';
import { editPostPath } from '@/lib/paths';

type LinkingPostsProps = { posts: Promise<{ id: number; title: string }[]> };

/** Said where a post is about to move or to go: who would lead readers there. */
export async function LinkingPosts({ posts }: LinkingPostsProps) {
  const linking = await posts;
  if (linking.length === 0) return null;
  return (
    <p className="hint break-anywhere">
      Other posts link here:{' '}
      {linking.map(({ id, title }, index) => (
        <Fragment key={id}>
          {index > 0 && ', '}
          <a href={editPostPath(id)} className="text-link">
            {title}
          </a>
        </Fragment>
      ))}
      .
    </p>
  );
}
