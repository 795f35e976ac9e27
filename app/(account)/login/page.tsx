import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { LogInForm } from '@/components/account/log-in/log-in-form';
import { UnpostedCommentNotice } from '@/components/comments/unposted-comment-notice';
import { logInAction } from '@/lib/accounts/sessions/actions';
import { safePath } from '@/lib/access/safe-path';
import { getViewer } from '@/lib/accounts/sessions/session';
import { hasUnpostedComment } from '@/lib/comments/unposted/unposted';

export const metadata: Metadata = { title: 'Log in', robots: { index: false } };

export default async function LogInPage({ searchParams }: PageProps<'/login'>) {
  const { next } = await searchParams;
  const path = safePath(next);
  if (await getViewer()) redirect(path);
  const register = path === '/' ? '/register' : `/register?next=${encodeURIComponent(path)}`;
  return (
    <>
      <h1>Log in</h1>
      {(await hasUnpostedComment()) && <UnpostedCommentNotice />}
      <LogInForm action={logInAction} next={path === '/' ? undefined : path} />
      <p className="hint">
        <a href="/login/forgot">Forgot your password?</a>
      </p>
      <p className="hint">
        No account yet? <a href={register}>Register</a>
      </p>
    </>
  );
}
