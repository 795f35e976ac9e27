import { Tokenizer, type Token } from 'parse5';

/** What a reader sees of a text, and its headings once more. */
export type PlainText = { plain: string; headings: string };

const BLOCK =
  /^(?:address|blockquote|br|dd|div|dl|dt|figcaption|figure|h[1-6]|hr|li|ol|p|pre|section|summary|table|td|th|tr|ul)$/;
const HEADING = /^h[1-6]$/;
const VOID = /^(?:area|br|col|hr|img|input|source|track|wbr)$/;

/** @param html as the pipeline of Markdown makes it: tags are closed, and there are no scripts */
export function plainTextOf(html: string): PlainText {
  const texts = { plain: '', headings: '' };
  let heading = 0;
  /** Open elements since one that nobody reads; 0 outside of such. */
  let hidden = 0;
  const add = ({ chars }: Token.CharacterToken): void => {
    if (hidden > 0) return;
    texts.plain += chars;
    if (heading > 0) texts.headings += chars;
  };
  const breakLine = (tagName: string): void => {
    if (!BLOCK.test(tagName)) return;
    texts.plain += '\n';
    texts.headings += heading > 0 || HEADING.test(tagName) ? '\n' : '';
  };
  const ignore = (): void => {};
  const tokenizer = new Tokenizer(
    { sourceCodeLocationInfo: false },
    {
      onStartTag: (tag) => {
        breakLine(tag.tagName);
        if (VOID.test(tag.tagName) || tag.selfClosing) return;
        if (HEADING.test(tag.tagName)) heading += 1;
        if (hidden > 0 || isHidden(tag)) hidden += 1;
      },
      onEndTag: ({ tagName }) => {
        if (HEADING.test(tagName)) heading = Math.max(0, heading - 1);
        if (hidden > 0) hidden -= 1;
        breakLine(tagName);
      },
      onCharacter: add,
      onWhitespaceCharacter: add,
      onNullCharacter: ignore,
      onComment: ignore,
      onDoctype: ignore,
      onEof: ignore,
    },
  );
  tokenizer.write(html, true);
  return { plain: tidy(texts.plain), headings: tidy(texts.headings) };
}

/** The source of a formula beside it, and what the pipeline adds for footnotes. */
const isHidden = ({ tagName, attrs }: Token.TagToken): boolean =>
  tagName === 'annotation' ||
  attrs.some(
    ({ name, value }) =>
      name === 'data-footnote-ref' ||
      name === 'data-footnote-backref' ||
      (name === 'id' && value.endsWith('footnote-label')),
  );

const tidy = (text: string): string =>
  text
    .normalize('NFC')
    .replace(/\0/g, '')
    .replace(/[^\S\n]+/g, ' ')
    .replace(/\s*\n\s*/g, '\n')
    .trim();
