import { htmlToMarkdown } from '@/lib/import/html/html-to-markdown';
import { hasBlocks, readBlocks, type BlockReader } from '@/lib/import/wordpress/blocks';
import { makeParagraphs } from '@/lib/import/wordpress/paragraphs';
import { Kept, replaceElements, withoutMarks } from '@/lib/import/wordpress/protect';
import { readCodeShortcodes, readShortcodes, type ShortcodeReader } from '@/lib/import/wordpress/shortcodes';

export type ContentReader = Omit<ShortcodeReader, 'note'> & {
  findShared: (id: string) => string | undefined;
};

/** A text of WordPress, of its old editor or of blocks, as Markdown. @param after HTML that belongs behind it */
export async function readContent(
  content: string,
  reader: ContentReader,
  after = '',
): Promise<{ markdown: string; notes: string[] }> {
  const notes = new Set<string>();
  const note = (text: string) => void notes.add(text);
  const filled = new Set<string>();
  const noteFilled = (name: string) => void filled.add(name);
  const html = htmlOf(withoutMarks(content), { ...reader, note, noteFilled });
  if (filled.size > 0)
    note(`Blocks that WordPress fills when they are shown were left out: ${[...filled].join(', ')}.`);
  const { markdown, notes: more } = await htmlToMarkdown(html + after, { site: reader.site });
  return { markdown, notes: [...notes, ...more] };
}

function htmlOf(
  content: string,
  reader: ContentReader & ShortcodeReader & Pick<BlockReader, 'noteFilled'>,
): string {
  const readClassic = (text: string): string => {
    const kept = new Kept();
    return kept.back(
      makeParagraphs(readShortcodes(withoutCode(readCodeShortcodes(text, kept), kept), kept, reader), kept),
    );
  };
  if (!hasBlocks(content)) return readClassic(content);
  // Divi, up to its fourth version, keeps its shortcodes in one block.
  if (content.includes('<!-- wp:divi/placeholder'))
    return readClassic(content.replace(/<!-- \/?wp:divi\/(?:placeholder|layout)\b[^>]*-->/g, '\n\n'));
  const kept = new Kept();
  const html = readBlocks(content, { ...reader, readClassic });
  return kept.back(readShortcodes(withoutCode(readCodeShortcodes(html, kept), kept), kept, reader));
}

/** Brackets in code are code. */
const withoutCode = (text: string, kept: Kept): string =>
  replaceElements(text, 'pre|code|script|style|textarea', (piece, name) =>
    kept.put(piece, /^(?:pre|script|style)$/.test(name)),
  );

/** Comments are written as posts of the old editor were, without what costs a plugin. */
export async function readCommentText(content: string): Promise<string> {
  const kept = new Kept();
  const html = kept.back(makeParagraphs(withoutCode(withoutMarks(content), kept), kept));
  return (await htmlToMarkdown(html, { isComment: true })).markdown;
}
