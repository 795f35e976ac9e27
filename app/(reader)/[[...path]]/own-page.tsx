import { CommentSection } from '@/components/comments/comment-section';
import { OwnerBar } from '@/components/posts/owner-bar';
import { PageView } from '@/components/posts/page-view';
import { JsonLd } from '@/components/ui/json-ld';
import { hasDiscussion } from '@/lib/posts/discussion';
import type { PostDetail } from '@/lib/posts/queries/views';
import { pageData, postBreadcrumbs } from '@/lib/posts/structured-data';
import type { Site } from '@/lib/site/queries/site';
import { ownerBarOf } from '../owner-bar-of';

/** What stands at /about and the like. */
export function OwnPage({ site, page }: { site: Site; page: PostDetail }) {
  return (
    <>
      <JsonLd data={pageData(site, page)} />
      <JsonLd data={postBreadcrumbs(site, page)} />
      <PageView post={page} />
      <OwnerBar {...ownerBarOf(page)} />
      {hasDiscussion(page) && (
        <div className="text-column mt-16">
          <CommentSection post={page} page={1} />
        </div>
      )}
    </>
  );
}
