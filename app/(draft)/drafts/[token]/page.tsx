import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { SiteDate } from '@/components/layout/site-date';
import { PageView } from '@/components/posts/page-view';
import { PostView } from '@/components/posts/post-view';
import { isPublic } from '@/lib/access/permissions';
import { publicPath } from '@/lib/paths';
import { withWorkingCopy } from '@/lib/posts/working-copies/drafted-post';
import { getSite } from '@/lib/site/queries/site';
import { getPostByDraftLink } from '@/lib/posts/draft-links/queries/draft-links';

/** Not for everybody, though anybody with the link may read it. */
export const dynamic = 'force-dynamic';

export const metadata: Metadata = {
  title: 'Draft',
  robots: { index: false, follow: false },
  referrer: 'no-referrer',
};

export default async function DraftPage({ params }: PageProps<'/drafts/[token]'>) {
  const { token } = await params;
  const stored = await getPostByDraftLink(token);
  if (!stored) notFound();
  const [{ post, isDrafted }, site] = await Promise.all([withWorkingCopy(stored), getSite()]);
  const isOut = isPublic(post, new Date());
  return (
    <>
      <div className="text-column pt-6">
        <p className="notice">
          <strong>{isOut && !isDrafted ? 'Published' : 'Draft'}</strong>{' '}
          {isOut && isDrafted ? (
            <>
              of changes to{' '}
              <a href={publicPath(post)} className="text-link">
                a published {post.kind}
              </a>
              . It may change; please do not pass it on.
            </>
          ) : isOut ? (
            <>
              since this link was made:{' '}
              <a href={publicPath(post)} className="text-link">
                its public address
              </a>
              .
            </>
          ) : post.status === 'published' && post.publishedAt ? (
            <>
              that appears on <SiteDate at={post.publishedAt} as="moment" />. Please do not pass it on.
            </>
          ) : (
            'that is not published. It may change; please do not pass it on.'
          )}
        </p>
      </div>
      {post.kind === 'page' ? <PageView post={post} /> : <PostView post={post} site={site} />}
    </>
  );
}
