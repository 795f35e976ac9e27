import { cutTo } from '@/lib/cut-text';
import { fieldOf, fieldsIn, textOf, type Fields } from '@/lib/import/fields';
import type { ReadFields } from '@/lib/import/files/post/read-fields';

const names = [
  ...[
    'cover',
    'coverimage',
    'featuredimage',
    'featureimage',
    'featured',
    'heroimage',
    'hero',
    'image',
    'images',
  ],
  ...[
    'banner',
    'bannerimage',
    'header',
    'headerimage',
    'thumbnail',
    'thumb',
    'img',
    'picture',
    'photo',
    'photos',
  ],
  ...[
    'socialimage',
    'ogimage',
    'twitterimage',
    'shareimg',
    'sharingimage',
    'indeximg',
    'bannerimg',
    'teaser',
  ],
];
const altNames = [
  'coveralt',
  'imagealt',
  'coverimagealt',
  'heroalt',
  'thumbnailalt',
  'banneralt',
  'featuredimagealt',
  'featureimagealt',
];

export type Cover = { url: string; alt: string };

/** The picture of a post, as the many themes name it: an address, a path, or a table with one. */
export function coverOf(fields: ReadFields): Cover {
  for (const name of names) {
    const value = peek(fields.all(), name);
    const cover =
      coverIn(value) ??
      coverIn(peek(fieldsIn(peek(fields.all(), 'extra')), name)) ??
      coverIn(peek(fieldsIn(peek(fields.all(), 'params')), name));
    if (!cover) continue;
    if (value !== undefined) fields.get(name);
    return { url: cover.url, alt: cutTo(cover.alt || fields.text(...altNames), 300) };
  }
  return { url: '', alt: '' };
}

const peek = (fields: Fields, name: string): unknown => fieldOf(fields, name);

function coverIn(value: unknown): Cover | null {
  const first: unknown = Array.isArray(value) ? value[0] : value;
  if (typeof first === 'string') return isAddress(first.trim()) ? { url: first.trim(), alt: '' } : null;
  const table = fieldsIn(first);
  const [url] = [
    'src',
    'url',
    'path',
    'image',
    'feature',
    'teaser',
    'overlayimage',
    'file',
    'source',
    'filename',
    'relativepath',
  ]
    .map((name) => fieldOf(table, name))
    .filter((text): text is string => typeof text === 'string' && isAddress(text.trim()));
  return url === undefined
    ? null
    : { url: url.trim(), alt: textOf(fieldOf(table, 'alt', 'imagealt', 'alttext', 'description')) };
}

/** `cover: true` and the name of a colour are none. */
const isAddress = (text: string): boolean =>
  text.length <= 2000 &&
  !/[\n\0]/.test(text) &&
  (/^(?:https?:)?\/\//i.test(text) || /\.(?:png|jpe?g|gif|webp|svg|avif)(?:[?#].*)?$/i.test(text));
