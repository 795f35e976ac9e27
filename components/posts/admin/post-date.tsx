import { SiteDate } from '@/components/layout/site-date';
import type { PostState } from '@/lib/posts/queries/state';

type PostDateProps = { state: PostState; publishedAt: Date | null; updatedAt: Date };

export function PostDate({ state, publishedAt, updatedAt }: PostDateProps) {
  if (state === 'draft' || !publishedAt) {
    return (
      <>
        Edited <SiteDate at={updatedAt} />
      </>
    );
  }
  if (state === 'published') return <SiteDate at={publishedAt} />;
  return (
    <>
      For <SiteDate at={publishedAt} as="moment" />
    </>
  );
}
