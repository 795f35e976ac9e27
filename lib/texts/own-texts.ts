import 'server-only';
import { cookies } from 'next/headers';
import { hashToken } from '@/lib/access/tokens';
import type { Viewer } from '@/lib/access/actor';
import {
  accountFolder,
  browserFolder,
  listTexts,
  moveTexts,
  readText,
  removeText,
  type KeptText,
} from '@/lib/texts/folder';
import {
  makeTextCookie,
  ownerOf,
  parseTextCookie,
  textCookie,
  TEXT_COOKIE_SECONDS,
} from '@/lib/texts/text-cookie';

/** Newest first. The account's are for who is logged in to it, the browser's for who holds its cookie. */
export async function listOwnTexts(viewer: Viewer): Promise<KeptText[]> {
  const lists = await Promise.all((await ownersFor(viewer)).map(listTexts));
  return lists.flat().sort((a, b) => b.id.localeCompare(a.id));
}

export async function getOwnText(viewer: Viewer, id: string): Promise<KeptText | null> {
  const found = await Promise.all((await ownersFor(viewer)).map((owner) => readText(owner, id)));
  return found.find((text) => text !== null) ?? null;
}

export async function removeOwnText(viewer: Viewer, id: string): Promise<void> {
  for (const owner of await ownersFor(viewer)) await removeText(owner, id);
}

/** Whether texts of an account wait behind a log-in that has ended. */
export async function isKnownToHaveAccount(): Promise<boolean> {
  return (await readCookie())?.userId != null;
}

/** With each log-in: what waits for the browser, and what it sends from then on, is this account's. */
export async function noteWhoseTexts(userId: number): Promise<void> {
  const cookie = await readCookie();
  if (cookie?.userId === null) await moveTexts(ownerOf(cookie), accountFolder(userId));
  await setCookie(makeTextCookie(userId), TEXT_COOKIE_SECONDS);
}

/** With logging out: whoever comes next finds nothing. */
export const forgetWhoseTexts = (): Promise<void> => setCookie('', 0);

async function ownersFor(viewer: Viewer): Promise<string[]> {
  const cookie = await readCookie();
  return [
    ...(viewer ? [accountFolder(viewer.id)] : []),
    ...(cookie?.userId === null ? [browserFolder(hashToken(cookie.token))] : []),
  ];
}

const readCookie = async () => parseTextCookie((await cookies()).get(textCookie().name)?.value);

async function setCookie(value: string, maxAge: number): Promise<void> {
  const { name, options } = textCookie();
  (await cookies()).set(name, value, { ...options, httpOnly: true, maxAge });
}
