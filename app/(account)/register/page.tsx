import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { RegisterForm } from '@/components/account/register/register-form';
import { UnpostedCommentNotice } from '@/components/comments/unposted-comment-notice';
import { makeStamp } from '@/lib/accounts/registration/form-stamp';
import { safePath, logInPath } from '@/lib/access/safe-path';
import { getViewer } from '@/lib/accounts/sessions/session';
import { hasUnpostedComment } from '@/lib/comments/unposted/unposted';
import { settings } from '@/lib/env';
import { getRegistration, getSite } from '@/lib/site/queries/site';
import { registerAction } from '@/lib/accounts/registration/actions';

export async function generateMetadata(): Promise<Metadata> {
  const { claimed } = await getSite();
  return { title: titleOf(claimed), robots: { index: false } };
}

export default async function RegisterPage({ searchParams }: PageProps<'/register'>) {
  const { next, token, invite } = await searchParams;
  const { claimed, ownerName } = await getSite();
  const path = safePath(next);
  if (claimed && (await getViewer())) redirect(path);
  const { mode } = await getRegistration();
  const code = mode === 'invite' && typeof invite === 'string' ? invite : undefined;
  const setupCode = settings().isPublic ? String(token ?? '') : undefined;
  // One tree for owner and readers: without scripts, the answer to a form finds its place by where the form stood.
  return (
    <>
      <h1>{titleOf(claimed)}</h1>
      {claimed && (await hasUnpostedComment()) && <UnpostedCommentNotice />}
      {!claimed || mode === 'open' || code !== undefined ? (
        <>
          <p className="hint">{claimed ? 'With an account you can comment.' : aboutOwner}</p>
          <RegisterForm
            action={registerAction}
            stamp={makeStamp()}
            {...(claimed
              ? { next: path === '/' ? undefined : path, invite: code }
              : { isClaim: true, setupCode })}
          />
        </>
      ) : (
        <Refusal mode={mode} ownerName={ownerName} />
      )}
      {claimed && (
        <p className="hint">
          Have an account? <a href={logInPath(path)}>Log in</a>
        </p>
      )}
    </>
  );
}

const titleOf = (claimed: boolean) => (claimed ? 'Register' : 'Create the owner account');

const aboutOwner =
  'This account owns the site: it alone writes, edits and deletes posts. All of it hangs on the password, so take a long one.';

function Refusal({ mode, ownerName }: { mode: 'closed' | 'invite'; ownerName: string | null }) {
  return mode === 'closed' ? (
    <p>This site takes no new accounts at the moment. Reading needs none, so look around as you like.</p>
  ) : (
    <p>
      Accounts here are by invitation. <bdi>{ownerName ?? 'The owner'}</bdi>, who owns the site, can give you
      a link with which you register.
    </p>
  );
}
