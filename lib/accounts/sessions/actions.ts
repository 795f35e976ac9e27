'use server';

import { redirect } from 'next/navigation';
import { invalid, publicAction } from '@/lib/action';
import { logIn, logInWithCode, logOutOfThisDevice } from '@/lib/accounts/sessions/log-in';
import { safePath, withNext } from '@/lib/access/safe-path';
import { LogInCodeSchema } from '@/lib/accounts/two-factor/validation';
import { LogInSchema } from '@/lib/accounts/sessions/validation';
import { postUnpostedComment } from '@/lib/comments/unposted/unposted';
import { noteAction } from '@/lib/server/http/content-version';

export const logInAction = publicAction(LogInSchema, async ({ input, values }) => {
  const loggedIn = await logIn(input);
  if (loggedIn.ok) redirect((await postUnpostedComment(loggedIn.value)) ?? safePath(input.next));
  if (loggedIn.code === 'code-required') redirect(withNext('/login/code', input.next));
  return {
    status: 'failed',
    message: 'The email, username or password is wrong. Please try again.',
    values,
  };
});

export const logInWithCodeAction = publicAction(LogInCodeSchema, async ({ input, values }) => {
  const loggedIn = await logInWithCode(input.code);
  if (loggedIn.ok) redirect((await postUnpostedComment(loggedIn.value)) ?? safePath(input.next));
  if (loggedIn.code === 'too-late') redirect(withNext('/login', input.next));
  return invalid(values, {
    code: 'That code is wrong or was used already. Wait for the next one, and check the clock of your device.',
  });
});

export async function logOut(): Promise<void> {
  noteAction();
  await logOutOfThisDevice();
  redirect('/');
}
