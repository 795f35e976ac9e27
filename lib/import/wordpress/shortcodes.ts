import { codeShortcode } from '@/lib/import/wordpress/code-shortcodes';
import { embedShortcode } from '@/lib/import/wordpress/embed-shortcodes';
import type { Kept } from '@/lib/import/wordpress/protect';
import { withoutLayout } from '@/lib/import/wordpress/page-builders';
import { replaceInlineNotes } from '@/lib/import/wordpress/inline-notes';
import { escaped, replaceShortcodes, type Shortcode } from '@/lib/import/wordpress/shortcode-text';
import { withoutUnknown } from '@/lib/import/wordpress/unknown-shortcodes';

export type Picture = { url: string; alt: string; caption: string };

export type ShortcodeReader = {
  /** A file of the library by its number. */
  findPicture: (id: string) => Picture | undefined;
  /** What was uploaded for this very post. */
  listPictures: () => Picture[];
  note: (text: string) => void;
  /** Where the blog was. */
  site?: string;
};

/** Before anything else: in code, neither brackets nor elements are meant. */
export const readCodeShortcodes = (source: string, kept: Kept): string =>
  replaceShortcodes(source, (code) => {
    const made = codeShortcode(code);
    return made === null ? null : kept.put(made, true);
  });

/** What WordPress and its commonest plugins would show for `[…]`. What nobody here knows stays as text, and is named. */
export function readShortcodes(source: string, kept: Kept, reader: ShortcodeReader): string {
  // `[[name]]` shows `[name]`.
  const meant = source.replace(/\[(\[\/?[a-z][^[\]]{0,200}\])\]/gi, (_, shown: string) =>
    kept.put(shown, false),
  );
  const notes: string[] = [];
  const numbered = (content: string): string => {
    notes.push(content);
    const number = notes.length;
    return `<sup><a href="#colophon-note-${number}">${number}</a></sup>`;
  };
  const unboxed = withoutLayout(meant, kept, { ...reader, site: reader.site ?? '' });
  const known = (code: Shortcode): string | null => {
    if (footnotes.has(code.name) && code.content !== null) return numbered(code.content);
    return embedShortcode(code) ?? pictureShortcode(code, reader) ?? plainShortcode(code, reader);
  };
  const replaced = replaceShortcodes(unboxed, known);
  // What stood in the content of one, such as an embed within a column.
  const twice = withoutUnknown(replaceShortcodes(replaced, known), reader.note);
  const inner = replaceInlineNotes(
    replaceShortcodes(twice, (code) => unknown(code, reader)),
    numbered,
  );
  return notes.length === 0 ? inner : `${inner}\n\n<ol>${notes.map(asNote).join('')}</ol>`;
}

const footnotes = new Set(['ref', 'footnote', 'efn_note', 'mfn', 'modern_footnote']);

const asNote = (content: string, index: number): string =>
  `<li id="colophon-note-${index + 1}">${content.trim()}</li>`;

function pictureShortcode(code: Shortcode, reader: ShortcodeReader): string | null {
  const { name, attributes, content } = code;
  if (name === 'caption' || name === 'wp_caption')
    return content === null ? '' : captioned(content, attributes);
  if (name !== 'gallery') return null;
  const ids = (attributes.ids ?? attributes.include ?? '').split(/[\s,]+/).filter(Boolean);
  const excluded = new Set((attributes.exclude ?? '').split(/[\s,]+/));
  const found = ids.map((id) => reader.findPicture(id));
  const missing = found.filter((picture) => !picture).length;
  if (missing > 0) reader.note(`${missing} pictures of a gallery are not in the export.`);
  const pictures = ids.length > 0 ? found : excluded.size > 1 || attributes.id ? [] : reader.listPictures();
  const shown = pictures.filter((picture) => picture !== undefined);
  if (shown.length === 0) {
    reader.note('A gallery is empty here, because its pictures are not in the export.');
    return '';
  }
  return `\n\n${shown.map(figureOf).join('\n\n')}\n\n`;
}

/** What comes after the picture is the caption; long ago it was an attribute. */
function captioned(content: string, attributes: Record<string, string>): string {
  const [, picture = content, after = ''] =
    /^([^]*?<img\b[^<>]*>(?:\s*<\/a>)?)([^]*)$/i.exec(content.trim()) ?? [];
  const caption = after.trim() || attributes.caption || '';
  return `\n\n<figure>${picture}${caption ? `<figcaption>${caption}</figcaption>` : ''}</figure>\n\n`;
}

const figureOf = ({ url, alt, caption }: Picture): string =>
  `<figure><img src="${escaped(url)}" alt="${escaped(alt)}">${caption ? `<figcaption>${caption}</figcaption>` : ''}</figure>`;

function plainShortcode({ name, attributes, content }: Shortcode, reader: ShortcodeReader): string | null {
  if (name === 'latex' && content !== null) return `\\(${content.trim()}\\)`;
  if (name === 'playlist') {
    const ids = (attributes.ids ?? '').split(/[\s,]+/).filter(Boolean);
    const files = ids.map((id) => reader.findPicture(id)).filter((file) => file !== undefined);
    return `\n\n${files.map(({ url }) => `<audio src="${escaped(url)}"></audio>`).join('\n\n')}\n\n`;
  }
  if (name === 'button' && content !== null) {
    const address = attributes.url ?? attributes.link ?? attributes.href;
    return address ? `<a href="${escaped(address)}">${content}</a>` : content;
  }
  return null;
}

/** Words in brackets are no shortcodes: one has attributes, an end, or a name that no word has. */
function unknown({ name, attributes, content }: Shortcode, { note }: ShortcodeReader): null {
  if (Object.keys(attributes).length > 0 || content !== null || /[-_]/.test(name))
    note(`The shortcode [${name}] was left as text.`);
  return null;
}
