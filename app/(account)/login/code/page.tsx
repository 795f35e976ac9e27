import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { LogInCodeForm } from '@/components/account/log-in/log-in-code-form';
import { logInWithCodeAction } from '@/lib/accounts/sessions/actions';
import { hasFirstStep } from '@/lib/accounts/two-factor/first-step-cookie';
import { safePath, withNext } from '@/lib/access/safe-path';
import { getViewer } from '@/lib/accounts/sessions/session';

export const metadata: Metadata = { title: 'Log in: second step', robots: { index: false } };

export default async function LogInCodePage({ searchParams }: PageProps<'/login/code'>) {
  const { next, recovery } = await searchParams;
  const path = safePath(next);
  if (await getViewer()) redirect(path);
  if (!(await hasFirstStep())) redirect(withNext('/login', path));
  const here = withNext('/login/code', path);
  const other = `${here}${here.includes('?') ? '&' : '?'}recovery=1`;
  return (
    <>
      <h1>Log in: second step</h1>
      <LogInCodeForm
        action={logInWithCodeAction}
        next={path === '/' ? undefined : path}
        recovery={recovery === '1'}
      />
      <p className="hint">
        {recovery === '1' ? (
          <a href={here}>Use your authenticator app</a>
        ) : (
          <a href={other}>Use a recovery code instead</a>
        )}
      </p>
    </>
  );
}
