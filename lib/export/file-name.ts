import { createHash } from 'node:crypto';
import { slugify } from '@/lib/slug';

/** Bytes: file systems take 255 of a name, and some programs add to it. */
const MAX_BYTES = 150;

/** Names that Windows keeps to itself, whatever follows the dot. */
const reserved = /^(?:con|prn|aux|nul|com\d|lpt\d)$/;

/** A name for the file of a post that every file system takes: the slug itself, but for a few. */
export function fileNameOf(slug: string): string {
  const clean = slugify(slug);
  if (slug !== '' && clean === slug && !reserved.test(slug) && Buffer.byteLength(slug) <= MAX_BYTES)
    return `${slug}.md`;
  // No slug has an underscore, so none is called like this.
  const mark = createHash('sha256').update(slug).digest('hex').slice(0, 8);
  return `${shortened(clean || 'post')}_${mark}.md`;
}

function shortened(name: string): string {
  let short = '';
  for (const letter of name) {
    if (Buffer.byteLength(short) + Buffer.byteLength(letter) > MAX_BYTES) break;
    short += letter;
  }
  return short;
}
