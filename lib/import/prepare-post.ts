import { createHash } from 'node:crypto';
import type { AddressBook } from '@/lib/import/address-book';
import { findReferences, replaceReferences, type Reference } from '@/lib/markdown/references';
import { importedNames, pick } from '@/lib/posts/post-fields';
import type { PostSource } from '@/lib/import/post-source';
import { readSourceImage } from '@/lib/import/source-images';

/** Raise it when the importer makes something else of the same file, so that a run updates what it made before. */
export const IMPORTER_VERSION = 2;

export type Findings = {
  missingImages: string[];
  unresolvedLinks: string[];
  shortcodes: string[];
  droppedMarkup: string[];
  notes: string[];
};

export type PreparedPost = {
  /** With links to other posts set right and a placeholder for each image. */
  body: string;
  images: Map<string, { bytes: Buffer; url: string }>;
  contentHash: string;
  findings: Findings;
};

export async function preparePost(
  folder: string,
  source: PostSource,
  book: AddressBook,
): Promise<PreparedPost> {
  const { references, shortcodes } = findReferences(source.body);
  const images: PreparedPost['images'] = new Map();
  const replacements: { reference: Reference; url: string }[] = [];
  const missingImages = new Set<string>();
  const unresolvedLinks = new Set<string>();
  for (const reference of references) {
    const { url, kind } = reference;
    if (url === '' || /^(?:[a-z][a-z0-9+.-]*:|\/\/|#|\?|\{)/i.test(url)) continue;
    const bytes = await readSourceImage(folder, source.path, url);
    if (bytes) {
      const placeholder = `colophon-image-${createHash('sha256').update(bytes).digest('hex')}`;
      images.set(placeholder, { bytes, url });
      replacements.push({ reference, url: placeholder });
      continue;
    }
    const address = kind === 'link' ? book.resolve(source, url) : null;
    if (address) replacements.push({ reference, url: address });
    else (kind === 'image' ? missingImages : unresolvedLinks).add(url);
  }
  const body = replaceReferences(source.body, replacements);
  return {
    body,
    images,
    contentHash: contentHashOf(source, body),
    findings: {
      missingImages: [...missingImages],
      unresolvedLinks: [...unresolvedLinks],
      shortcodes: [...new Set(shortcodes)],
      droppedMarkup: [],
      notes: [...source.notes],
    },
  };
}

export function contentHashOf(source: PostSource, body: string, version = IMPORTER_VERSION): string {
  const { title, subtitle, slug, kind, tags, publishedAt, unpublishAt, hidden, addresses } = source;
  const isDraft = hidden !== null;
  // In this order for good: another one would be another hash of the same file.
  const first = { version, title, subtitle, slug, tags, publishedAt, isDraft, body, addresses };
  const parts = {
    ...first,
    ...pick(source, importedNames),
    ...(unpublishAt && { unpublishAt }),
    ...(kind && { kind }),
  };
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex');
}
