import { createHash } from 'node:crypto';
import type { LinkMap } from '@/lib/import/link-map';
import type { SourcePost, SourceReader } from '@/lib/import/source-item';
import { mediaNameOf } from '@/lib/picture';
import { findReferences, replaceReferences, type Reference } from '@/lib/markdown/references';

/** A picture that is stored when the post is: where it stands in the text, and its address in the source. */
export type PlacedPicture = { placeholder: string; url: string };

export type PlacedPost = {
  /** With links to what else comes in set right, and a placeholder for each picture. */
  body: string;
  pictures: PlacedPicture[];
  findings: {
    missingImages: string[];
    remoteImages: string[];
    unresolvedLinks: string[];
    shortcodes: string[];
  };
};

type Options = { reader: SourceReader; links: LinkMap; fetchPictures: boolean };

const picturePath = /\.(?:png|jpe?g|gif|webp|svg)(?:[?#].*)?$/i;
export const isRemote = (url: string): boolean => /^(?:https?:)?\/\//i.test(url);

export async function placeReferences(post: SourcePost, options: Options): Promise<PlacedPost> {
  const { references, shortcodes } = findReferences(post.body);
  const replacements: { reference: Reference; url: string }[] = [];
  const pictures = new Map<string, PlacedPicture>();
  const found = {
    missingImages: new Set<string>(),
    remoteImages: new Set<string>(),
    unresolvedLinks: new Set<string>(),
  };
  const known = new Map<string, Promise<Placed>>();
  for (const reference of references) {
    const { url, kind } = reference;
    const name = `${kind} ${url}`;
    const placing = known.get(name) ?? place(post, reference, options);
    known.set(name, placing);
    const placed = await placing;
    if ('picture' in placed) pictures.set(url, placed.picture);
    if ('finding' in placed) found[placed.finding].add(url);
    else if ('url' in placed) replacements.push({ reference, url: placed.url });
  }
  return {
    body: replaceReferences(post.body, replacements),
    pictures: [...pictures.values()],
    findings: {
      missingImages: [...found.missingImages],
      remoteImages: [...found.remoteImages],
      unresolvedLinks: [...found.unresolvedLinks],
      shortcodes: [...new Set(shortcodes)],
    },
  };
}

type Placed =
  | { picture: PlacedPicture; url: string }
  | { url: string }
  | { finding: 'missingImages' | 'remoteImages' | 'unresolvedLinks' }
  | { isElsewhere: true };

async function place(post: SourcePost, { url, kind }: Reference, options: Options): Promise<Placed> {
  const { reader, links, fetchPictures } = options;
  const isOwn = reader.kind === 'colophon';
  // It comes under the same name.
  if (isOwn && mediaNameOf(url) !== null) return { isElsewhere: true };
  const isWeb = isRemote(url);
  if (!isWeb && /^(?:[a-z][a-z0-9+.-]*:|#|\?|\{|$)/i.test(url) && kind === 'image')
    return { isElsewhere: true };
  const isPicture = kind === 'image' || picturePath.test(url);
  if (
    isPicture &&
    ((await reader.openPicture(url, post.base)) !== null || (isWeb && kind === 'image' && fetchPictures))
  )
    return withPlaceholder(url);
  if (kind === 'image') return { finding: isWeb ? 'remoteImages' : 'missingImages' };
  const destination = links.resolve(post, url);
  if (destination === 'other' || (isOwn && destination === 'broken')) return { isElsewhere: true };
  return destination === 'broken' ? { finding: 'unresolvedLinks' } : { url: destination.place };
}

function withPlaceholder(url: string): Placed {
  const placeholder = `colophon-picture-${createHash('sha256').update(url).digest('hex').slice(0, 40)}`;
  return { picture: { placeholder, url }, url: placeholder };
}
