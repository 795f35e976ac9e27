import 'server-only';
import { cookies } from 'next/headers';
import { recordEvent } from '@/lib/audit/mutations/record-event';
import { makeActor, type Actor } from '@/lib/access/actor';
import { hostCookie } from '@/lib/access/host-cookie';
import {
  getIdentity,
  getIdentityByIdentifier,
  type Identity,
} from '@/lib/accounts/sessions/queries/identity';
import { noteNewAccount } from '@/lib/accounts/sessions/new-account';
import { normaliseIdentifier } from '@/lib/accounts/fields/identifier';
import { readFirstStep } from '@/lib/accounts/two-factor/first-step';
import { forgetFirstStep, getFirstStep, keepFirstStep } from '@/lib/accounts/two-factor/first-step-cookie';
import { AuthError, CodeRequired, signIn, signOut } from '@/lib/accounts/sessions/next-auth';
import { getSessionId, getViewer } from '@/lib/accounts/sessions/session';
import { SESSION_SECONDS } from '@/lib/accounts/sessions/lifetime';
import { endSession } from '@/lib/accounts/sessions/mutations/sessions';
import { forgetWhoseTexts, noteWhoseTexts } from '@/lib/texts/own-texts';
import { fail, ok, type Result } from '@/lib/result';

/** Readable by scripts, trusted for nothing: it only spares visitors the question who they are. */
const hint = () => hostCookie('signed_in');

/** `wrong` is said of an unknown person and a wrong password alike. @throws {HashingBusyError} */
export async function logIn({
  identifier,
  password,
  remember,
}: {
  identifier: string;
  password: string;
  remember: boolean;
}): Promise<Result<Actor, 'wrong' | 'code-required'>> {
  const credentials = { identifier, password, remember: String(remember) };
  return start(credentials, () => getIdentityByIdentifier(normaliseIdentifier(identifier)));
}

/** Logs somebody in who has registered in this request: their password was hashed a moment ago. */
export async function logInToNewAccount(userId: number): Promise<Result<Actor, 'wrong'>> {
  const started = await start({ newAccount: noteNewAccount(userId) }, () => getIdentity(userId));
  return started.ok ? started : fail('wrong');
}

/** @throws {ThrottledError} when codes were wrong too often */
export async function logInWithCode(code: string): Promise<Result<Actor, 'wrong' | 'too-late'>> {
  const firstStep = await getFirstStep();
  const first = firstStep ? readFirstStep(firstStep) : null;
  if (!firstStep || !first) return fail('too-late');
  const started = await start({ firstStep, code }, () => getIdentity(first.userId));
  if (!started.ok) return fail('wrong');
  await forgetFirstStep();
  return started;
}

/** Ends the session in the database first, so that a copy of its cookie is dead whatever happens next. */
export async function logOutOfThisDevice(): Promise<void> {
  const viewer = await getViewer();
  if (viewer) await recordEvent('log-out', { actorId: viewer.id, userId: viewer.id });
  await endCurrentSession();
  await signOut({ redirect: false });
  await clearHint();
  await forgetWhoseTexts();
}

export async function clearHint(): Promise<void> {
  const { name, options } = hint();
  (await cookies()).set(name, '', { ...options, maxAge: 0 });
}

export async function hasHint(): Promise<boolean> {
  return (await cookies()).has(hint().name);
}

async function start(
  credentials: Record<string, string>,
  findIdentity: () => Promise<Identity | null>,
): Promise<Result<Actor, 'wrong' | 'code-required'>> {
  await endCurrentSession();
  try {
    await signIn('credentials', { ...credentials, redirect: false });
  } catch (error) {
    if (!(error instanceof AuthError)) throw error;
    if (error instanceof CodeRequired) {
      await keepFirstStep(error.firstStep);
      return fail('code-required');
    }
    if (error.type === 'CredentialsSignin') return fail('wrong');
    throw error.cause?.err ?? error;
  }
  await setHint();
  const person = await findIdentity();
  if (person) await noteWhoseTexts(person.id);
  return person ? ok(makeActor(person)) : fail('wrong');
}

async function setHint(): Promise<void> {
  const { name, options } = hint();
  (await cookies()).set(name, '1', { ...options, maxAge: SESSION_SECONDS });
}

async function endCurrentSession(): Promise<void> {
  const id = await getSessionId();
  if (id) await endSession(id);
}
