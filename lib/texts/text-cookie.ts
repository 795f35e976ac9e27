import 'server-only';
import { hostCookie } from '@/lib/access/host-cookie';
import { hashToken, isSignatureOf, isToken, makeToken, sign } from '@/lib/access/tokens';
import { accountFolder, browserFolder } from '@/lib/texts/folder';

/** A year: it only says whose the next text is. */
export const TEXT_COOKIE_SECONDS = 365 * 86_400;

export const textCookie = () => hostCookie('texts');

/**
 * Who last logged in with a browser, and a secret of its own: so that a text is theirs also when their session has ended
 * meanwhile, and nobody else's who logs in after them.
 */
export type TextCookie = { token: string; userId: number | null };

const noteOf = (token: string, userId: string) => `texts of ${token} and account ${userId}`;

export function makeTextCookie(userId: number | null): string {
  const [token, account] = [makeToken(), String(userId ?? 0)];
  return `${token}.${account}.${sign(noteOf(token, account))}`;
}

/** Null for one that this site did not make. */
export function parseTextCookie(value: string | undefined): TextCookie | null {
  const [token = '', account = '', signature = ''] = (value ?? '').split('.');
  if (!isToken(token) || !isSignatureOf(noteOf(token, account), signature)) return null;
  return { token, userId: Number(account) || null };
}

export const ownerOf = ({ token, userId }: TextCookie): string =>
  userId === null ? browserFolder(hashToken(token)) : accountFolder(userId);
