import 'server-only';
import { isSignatureOf, sign } from '@/lib/access/tokens';
import { invalidField } from '@/lib/api/api-error';
import { settings } from '@/lib/env';

const noteOf = (list: string, place: string) => `cursor of ${list} at ${place}`;

/** Where a list goes on: signed, so that it is what this list gave out and nothing else. */
export function makeCursor(list: string, key: (string | number)[]): string {
  const place = Buffer.from(JSON.stringify(key)).toString('base64url');
  return `${place}.${sign(noteOf(list, place))}`;
}

/** @throws {ApiError} 400 for one that this list did not give out */
export function readCursor(list: string, cursor: string | undefined): (string | number)[] | null {
  if (cursor === undefined) return null;
  const [place = '', signature = ''] = cursor.split('.');
  if (!isSignatureOf(noteOf(list, place), signature))
    throw invalidField('/cursor', 'This is no cursor of this list.');
  return JSON.parse(Buffer.from(place, 'base64url').toString()) as (string | number)[];
}

type Page<Item> = { items: Item[]; next: string | null };

/** The body of a page of a list, with the header that leads to the next one (RFC 8288). */
export function pageOf<Item>(
  request: Request,
  items: Item[],
  next: string | null,
): { body: Page<Item>; headers?: Record<string, string> } {
  if (next === null) return { body: { items, next } };
  const asked = new URL(request.url);
  const url = new URL(asked.pathname, settings().SITE_URL);
  for (const [name, value] of asked.searchParams) if (name !== 'cursor') url.searchParams.append(name, value);
  url.searchParams.set('cursor', next);
  return { body: { items, next }, headers: { Link: `<${url.href}>; rel="next"` } };
}
