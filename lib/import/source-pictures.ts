import { createHash } from 'node:crypto';
import type { SourcePost, SourceReader } from '@/lib/import/source-item';

/** More would be a file made to be read for hours. */
const MOST_PICTURES = 1000;

const address = /<([^<>\n]+\.(?:png|jpe?g|gif|webp|svg))>|([^\s()"'<>[\]=]+\.(?:png|jpe?g|gif|webp|svg))/gi;

/** What looks like the address of a picture; found without reading the Markdown, which takes a hundred times as long. */
function pictureAddresses({ body, coverUrl }: SourcePost): string[] {
  const found = new Set<string>(coverUrl ? [coverUrl] : []);
  for (const [, inBrackets, bare] of body.matchAll(address)) {
    if (found.size >= MOST_PICTURES) break;
    found.add(inBrackets ?? bare ?? '');
  }
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
