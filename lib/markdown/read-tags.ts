import { Tokenizer, type TokenHandler } from 'parse5';

/** Tells each tag of a piece of HTML in order: +1 for one that opens, -1 for one that closes. */
export function readTags(html: string, tell: (name: string, step: 1 | -1) => void): void {
  const ignore = (): void => {};
  const handler: TokenHandler = {
    // Browsers ignore the slash of `<div/>`.
    onStartTag: ({ tagName }) => tell(tagName, 1),
    onEndTag: ({ tagName }) => tell(tagName, -1),
    onComment: ignore,
    onDoctype: ignore,
    onEof: ignore,
    onCharacter: ignore,
    onNullCharacter: ignore,
    onWhitespaceCharacter: ignore,
  };
  new Tokenizer({ sourceCodeLocationInfo: false }, handler).write(html, true);
}
