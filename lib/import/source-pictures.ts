import { createHash } from 'node:crypto';
import type { SourcePost, SourceReader } from '@/lib/import/source-item';

/** More would be a file made to be read for hours. */
const MOST_PICTURES = 1000;

/** Where an address may stand: whole words, and what angle brackets hold. Longer ones are none. */
const words = /[^\s()"'<>[\]=]+/g;
const bracketed = /<([^<>"=\n]{1,2000})>/g;
const LONGEST = 2000;
const picture = /^.+?\.(?:png|jpe?g|gif|webp|svg)(?![a-z0-9])/i;

/** What looks like the address of a picture; found without reading the Markdown, which takes a hundred times as long. */
function pictureAddresses({ body, coverUrl }: SourcePost): string[] {
  const found = new Set<string>(coverUrl ? [coverUrl] : []);
  const add = (text: string): boolean => {
    const [address] = (text.length <= LONGEST && picture.exec(text)) || [];
    if (address !== undefined) found.add(address);
    return found.size < MOST_PICTURES;
  };
  for (const [word] of body.matchAll(words)) if (!add(word)) break;
  for (const [, inside = ''] of body.matchAll(bracketed)) if (!add(inside)) break;
  return [...found];
}

/**
 * Which bytes its pictures have, so that a post is known to have changed when one of them did.
 * @param fetchPictures whether those elsewhere on the web come in, too: their addresses count then
 */
export async function hashPictures(
  reader: SourceReader,
  post: SourcePost,
  fetchPictures: boolean,
): Promise<[url: string, hash: string][]> {
  const hashes: [string, string][] = [];
  for (const url of pictureAddresses(post)) {
    const bytes = await reader.openPicture(url, post.base);
    if (bytes) hashes.push([url, createHash('sha256').update(bytes).digest('hex')]);
    else if (fetchPictures && /^https?:/i.test(url)) hashes.push([url, 'fetched']);
  }
  return hashes;
}
