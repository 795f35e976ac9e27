import 'server-only';
import { cookies } from 'next/headers';
import type { Actor } from '@/lib/access/actor';
import { hostCookie } from '@/lib/access/host-cookie';
import { isToken, makeToken } from '@/lib/access/tokens';
import { draftKey } from '@/lib/comments/draft-key';
import { commentPath } from '@/lib/comments/paths';
import {
  discardUnposted,
  keepUnposted,
  postUnposted,
} from '@/lib/comments/unposted/mutations/unposted-comments';
import {
  getUnposted,
  UNPOSTED_SECONDS,
  type UnpostedComment,
} from '@/lib/comments/unposted/queries/unposted-comment';
import { markPosted } from '@/lib/comments/unposted/posted-mark';
import { getCommentPlace } from '@/lib/comments/queries/place';
import type { CommentInput } from '@/lib/comments/validation';
import { dropFinishedPages } from '@/lib/content-changed';

/** The visitor's key to the text that waits for them; only its hash is in the database. */
const cookie = () => hostCookie('unposted_comment');

export const UNPOSTED_PATH = '/comments/unposted';

export async function keepComment(input: CommentInput): Promise<void> {
  const token = (await readToken()) ?? makeToken();
  await keepUnposted(token, input);
  const { name, options } = cookie();
  (await cookies()).set(name, token, { ...options, httpOnly: true, maxAge: UNPOSTED_SECONDS });
}

/** Whether a text seems to wait for this browser; it asks no database. */
export async function hasUnpostedComment(): Promise<boolean> {
  return (await readToken()) !== undefined;
}

export async function getUnpostedComment(): Promise<UnpostedComment | null> {
  const token = await readToken();
  return token ? getUnposted(token) : null;
}

/** For actions, since it changes cookies. @returns where to go; null when nothing waits */
export async function postUnpostedComment(actor: Actor): Promise<string | null> {
  const token = await readToken();
  if (!token) return null;
  const posted = await postUnposted(actor, token);
  if (posted && !posted.ok) return UNPOSTED_PATH;
  await forgetToken();
  if (!posted) return null;
  dropFinishedPages();
  await markPosted(draftKey(posted.value.input));
  const place = await getCommentPlace(posted.value.id);
  return place && commentPath(place);
}

export async function discardUnpostedComment(): Promise<void> {
  const token = await readToken();
  if (token) await discardUnposted(token);
  await forgetToken();
}

/** Anything but a token of ours counts as none, so that a planted cookie names no row. */
async function readToken(): Promise<string | undefined> {
  const token = (await cookies()).get(cookie().name)?.value;
  return token && isToken(token) ? token : undefined;
}

async function forgetToken(): Promise<void> {
  const { name, options } = cookie();
  (await cookies()).set(name, '', { ...options, httpOnly: true, maxAge: 0 });
}
