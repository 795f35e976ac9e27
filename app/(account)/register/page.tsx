import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { RegisterForm } from '@/components/auth/register-form';
import { PendingCommentNotice } from '@/components/comments/pending-comment-notice';
import { makeStamp } from '@/lib/auth/form-stamp';
import { safePath } from '@/lib/auth/safe-path';
import { getViewer } from '@/lib/auth/session';
import { hasPendingComment } from '@/lib/comments/pending';
import { settings } from '@/lib/env';
import { getRegistration, getSite } from '@/lib/site/queries';
import { claimAction, registerAction } from '@/lib/users/actions';

export async function generateMetadata(): Promise<Metadata> {
  const { claimed } = await getSite();
  return { title: claimed ? 'Register' : 'Create the owner account', robots: { index: false } };
}

export default async function RegisterPage({ searchParams }: PageProps<'/register'>) {
  const { next, token, invite } = await searchParams;
  const { claimed, ownerName } = await getSite();
  if (!claimed) return <Claim setupCode={settings().isPublic ? String(token ?? '') : undefined} />;
  const path = safePath(next);
  if (await getViewer()) redirect(path);
  const { mode } = await getRegistration();
  const code = mode === 'invite' && typeof invite === 'string' ? invite : undefined;
  const logIn = path === '/' ? '/login' : `/login?next=${encodeURIComponent(path)}`;
  return (
    <>
      <h1>Register</h1>
      {(await hasPendingComment()) && <PendingCommentNotice />}
      {mode === 'open' || code !== undefined ? (
        <>
          <p className="hint">With an account you can comment.</p>
          <RegisterForm
            action={registerAction}
            next={path === '/' ? undefined : path}
            invite={code}
            stamp={makeStamp()}
          />
        </>
      ) : (
        <Refusal mode={mode} ownerName={ownerName} />
      )}
      <p className="hint">
        Have an account? <a href={logIn}>Log in</a>
      </p>
    </>
  );
}

function Refusal({ mode, ownerName }: { mode: 'closed' | 'invite'; ownerName: string | null }) {
  return mode === 'closed' ? (
    <p>This site takes no new accounts at the moment. Reading needs none, so look around as you like.</p>
  ) : (
    <p>
      Accounts here are by invitation. {ownerName ?? 'The owner'}, who owns the site, can give you a link with
      which you register.
    </p>
  );
}

function Claim({ setupCode }: { setupCode?: string }) {
  return (
    <>
      <h1>Create the owner account</h1>
      <p className="hint">
        This account owns the site: it alone writes, edits and deletes posts. Choose a password of 15
        characters or more.
      </p>
      <RegisterForm action={claimAction} setupCode={setupCode} stamp={makeStamp()} />
    </>
  );
}
