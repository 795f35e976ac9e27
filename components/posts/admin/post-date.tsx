import { SiteDate } from '@/components/layout/site-date';
import type { PostState } from '@/lib/posts/queries/state';

type PostDateProps = {
  state: PostState;
  publishedAt: Date | null;
  unpublishAt?: Date | null;
  updatedAt: Date;
};

export function PostDate({ state, publishedAt, unpublishAt, updatedAt }: PostDateProps) {
  if (state === 'draft' || !publishedAt) {
    return (
      <>
        Edited <SiteDate at={updatedAt} />
      </>
    );
  }
  const begin =
    state === 'published' ? (
      <SiteDate at={publishedAt} />
    ) : (
      <>
        For <SiteDate at={publishedAt} as="moment" />
      </>
    );
  if (!unpublishAt) return begin;
  return (
    <>
      {begin}
      <p className="row-note">
        Until <SiteDate at={unpublishAt} as="moment" />
      </p>
    </>
  );
}
