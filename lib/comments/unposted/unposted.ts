import 'server-only';
import { randomBytes } from 'node:crypto';
import { cookies } from 'next/headers';
import type { Actor } from '@/lib/access/actor';
import { hostCookie } from '@/lib/access/host-cookie';
import { draftKey } from '@/lib/comments/draft-key';
import { commentPath } from '@/lib/comments/paths';
import {
  discardPending,
  getPending,
  keepPending,
  PENDING_SECONDS,
  postPending,
  type PendingComment,
} from '@/lib/comments/unposted/unposted-rows';
import { markPosted } from '@/lib/comments/unposted/posted-mark';
import { getCommentPlace } from '@/lib/comments/queries/place';
import type { CommentInput } from '@/lib/comments/validation';
import { dropFinishedPages } from '@/lib/content-changed';

/** The visitor's key to the text that waits for them; only its hash is in the database. */
const cookie = () => hostCookie('pending_comment');

/** The page that shows the waiting text. */
export const PENDING_PATH = '/comments/pending';

/** Stores a text that cannot be posted now, in place of an earlier one of the same browser. For actions. */
export async function keepComment(input: CommentInput): Promise<void> {
  const token = (await readToken()) ?? randomBytes(32).toString('base64url');
  await keepPending(token, input);
  const { name, options } = cookie();
  (await cookies()).set(name, token, { ...options, httpOnly: true, maxAge: PENDING_SECONDS });
}

/** Whether a text seems to wait for this browser; it asks no database. */
export async function hasPendingComment(): Promise<boolean> {
  return (await readToken()) !== undefined;
}

export async function getPendingComment(): Promise<PendingComment | null> {
  const token = await readToken();
  return token ? getPending(token) : null;
}

/**
 * Posts the text that waited while somebody logged in or registered. For actions, since it changes cookies.
 * @returns where to go: to the new comment, or to the text when it could not be posted; null when nothing waits
 */
export async function postPendingComment(actor: Actor): Promise<string | null> {
  const token = await readToken();
  if (!token) return null;
  const posted = await postPending(actor, token);
  if (posted && !posted.ok) return PENDING_PATH;
  await forgetToken();
  if (!posted) return null;
  dropFinishedPages();
  await markPosted(draftKey(posted.value.input));
  const place = await getCommentPlace(posted.value.id);
  return place && commentPath(place);
}

/** Forgets the waiting text, because it was posted after all or is no longer wanted. For actions. */
export async function discardPendingComment(): Promise<void> {
  const token = await readToken();
  if (token) await discardPending(token);
  await forgetToken();
}

/** Anything but a token of ours counts as none, so that a planted cookie names no row. */
async function readToken(): Promise<string | undefined> {
  const token = (await cookies()).get(cookie().name)?.value;
  return token && /^[\w-]{43}$/.test(token) ? token : undefined;
}

async function forgetToken(): Promise<void> {
  const { name, options } = cookie();
  (await cookies()).set(name, '', { ...options, httpOnly: true, maxAge: 0 });
}
