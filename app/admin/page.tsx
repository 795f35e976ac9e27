import type { Metadata } from 'next';
import Link from 'next/link';
import { AdminPostList } from '@/components/posts/admin/admin-post-list';
import { LatestComments } from '@/components/comments/moderation/latest-comments';
import { TwoFactorNotice } from '@/components/account/two-factor/two-factor-notice';
import { canOpenAdmin } from '@/lib/access/permissions';
import { requireAdmin } from '@/lib/accounts/sessions/session';
import { countAllComments } from '@/lib/comments/queries/count';
import { listCommentsToModerate } from '@/lib/comments/queries/moderation';
import { postsPath } from '@/lib/posts/admin-filter';
import { hasTwoFactor } from '@/lib/accounts/profile/queries/own-account';
import { countPostsByState, listPosts } from '@/lib/posts/queries/admin';

export const metadata: Metadata = { title: 'Overview' };

export default async function AdminPage() {
  const admin = await requireAdmin(canOpenAdmin, '/admin');
  const [counts, drafts, recent, commentCount, secured] = await Promise.all([
    countPostsByState(admin),
    listPosts(admin, { state: 'draft' }),
    listCommentsToModerate(admin, { status: 'all' }),
    countAllComments(admin),
    hasTwoFactor(admin),
  ]);
  const numbers = [
    { label: 'Published', count: counts.published, href: postsPath({ status: 'published' }) },
    { label: 'Scheduled', count: counts.scheduled, href: postsPath({ status: 'scheduled' }) },
    { label: 'Drafts', count: counts.draft, href: postsPath({ status: 'draft' }) },
    { label: 'Comments', count: commentCount, href: '/admin/comments' },
  ];
  return (
    <>
      <div className="admin-head">
        <h1 className="page-title">Overview</h1>
        <Link href="/admin/posts/new" prefetch={false} className="button button-primary">
          New post
        </Link>
      </div>
      {!secured && <TwoFactorNotice />}
      <ul className="admin-numbers">
        {numbers.map(({ label, count, href }) => (
          <li key={label}>
            <Link href={href} prefetch={false}>
              <strong>{count}</strong> {label}
            </Link>
          </li>
        ))}
      </ul>
      <section aria-labelledby="drafts">
        <h2 id="drafts">Latest drafts</h2>
        {drafts && drafts.posts.length > 0 ? (
          <AdminPostList posts={drafts.posts.slice(0, 5)} />
        ) : (
          <p className="hint">No drafts. What you save without publishing waits here.</p>
        )}
      </section>
      <section aria-labelledby="comments">
        <h2 id="comments">Latest comments</h2>
        <LatestComments comments={recent.comments.slice(0, 5)} />
      </section>
    </>
  );
}
