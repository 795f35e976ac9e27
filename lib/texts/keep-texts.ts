import 'server-only';
import { throttleNetwork } from '@/lib/limits/requesting-address';
import { registerTextKeeper, type TextKeeper } from '@/lib/server/http/text-keeper';
import { removeEarlier, writeText } from '@/lib/texts/folder';
import { proseOf } from '@/lib/texts/prose';
import {
  makeTextCookie,
  ownerOf,
  parseTextCookie,
  textCookie,
  TEXT_COOKIE_SECONDS,
} from '@/lib/texts/text-cookie';

/** Characters of one text of somebody without an account, who writes comments, and of others, who write posts. */
const MAX_LENGTH = { stranger: 20_000, member: 2_000_000 };
/** Texts that strangers of one network may leave in an hour. */
const STRANGERS_AN_HOUR = 30;
const MAX_NETWORKS = 10_000;

export const registerTexts = (): void => registerTextKeeper(keeper);

export const keeper: TextKeeper = {
  senderOf(cookies) {
    const { name, options } = textCookie();
    const known = parseTextCookie(valueOf(cookies, name));
    if (known) return { owner: ownerOf(known), setCookie: undefined };
    const value = makeTextCookie(null);
    const secure = options.secure ? '; Secure' : '';
    return {
      owner: ownerOf(parseTextCookie(value)!),
      setCookie: `${name}=${value}; Path=/; HttpOnly; SameSite=Lax; Max-Age=${TEXT_COOKIE_SECONDS}${secure}`,
    };
  },

  async keep({ owner }, { path, client, form }) {
    const fields = proseOf(form);
    if (!fields) return null;
    const isStranger = owner.startsWith('b');
    const length = Object.values(fields).reduce((sum, value) => sum + value.length, 0);
    const text = { path, fields };
    if (length > (isStranger ? MAX_LENGTH.stranger : MAX_LENGTH.member)) return null;
    if (isStranger && !mayLeaveOneMore(throttleNetwork(client))) return null;
    const id = await writeText(owner, text);
    if (id === null) return null;
    await removeEarlier(owner, text, id);
    return () => removeEarlier(owner, text);
  },
};

let hour = 0;
const left = new Map<string, number>();

/** In this process's memory: what it forgets with a restart is bounded by the total. */
function mayLeaveOneMore(network: string): boolean {
  const now = Math.floor(Date.now() / 3_600_000);
  if (now !== hour) left.clear();
  hour = now;
  const count = (left.get(network) ?? 0) + 1;
  if (count > STRANGERS_AN_HOUR || (count === 1 && left.size >= MAX_NETWORKS)) return false;
  left.set(network, count);
  return true;
}

function valueOf(cookies: string | undefined, name: string): string | undefined {
  const pair = cookies?.split(/;\s*/).find((one) => one.startsWith(`${name}=`));
  return pair?.slice(name.length + 1);
}
