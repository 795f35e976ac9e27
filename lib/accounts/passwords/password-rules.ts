import 'server-only';
import { characterCount } from '@/lib/accounts/fields/characters';
import { isCommon, isPersonal, isRepetitive } from '@/lib/accounts/passwords/guessable';
import { getNames } from '@/lib/accounts/passwords/queries/names';
import { NotFoundError } from '@/lib/errors';
import { getSiteTitle } from '@/lib/site/queries/title';

export type PasswordProblem = 'password-common' | 'password-repetitive' | 'password-personal';

export const passwordProblems: Record<PasswordProblem, string> = {
  'password-common':
    'This is among the passwords that are guessed first. A few words that only you would put together work well.',
  'password-repetitive':
    'This repeats or follows a simple pattern, which is guessed first. A few words that only you would put together work well.',
  'password-personal':
    'Too little of this is left without your username, your email or the name of this site, which are guessed first.',
};

export const isPasswordProblem = (code: string): code is PasswordProblem => code in passwordProblems;

/** Asked by every mutation that stores a new password; null when it will do. Size is NewPasswordSchema's. */
export async function findPasswordProblem(
  password: string,
  person: { username: string; email: string },
): Promise<PasswordProblem | null> {
  const [common, title] = await Promise.all([commonPasswords(), getSiteTitle()]);
  const local = person.email.split('@')[0]!;
  const context = [person.username, local, local.split('+')[0]!, title, ...title.split(/\s+/)];
  if (isCommon(password, common)) return 'password-common';
  if (isRepetitive(password, common)) return 'password-repetitive';
  if (isPersonal(password, context, common)) return 'password-personal';
  return null;
}

/** @throws {NotFoundError} when the account is gone */
export async function findPasswordProblemOf(
  userId: number,
  password: string,
): Promise<PasswordProblem | null> {
  const person = await getNames(userId);
  if (!person) throw new NotFoundError();
  return findPasswordProblem(password, person);
}

let commonOnce: Promise<Set<string>> | undefined;

/** The most common passwords, most common first; read at first use, because most processes never need them. */
export function commonPasswords(): Promise<Set<string>> {
  return (commonOnce ??= import('@zxcvbn-ts/language-common').then(
    ({ dictionary }) =>
      new Set(dictionary['passwords-common'].map(String).filter((word) => characterCount(word) >= 4)),
  ));
}
