const signs = [
  /^#{1,6} \S/m,
  /^ {0,3}(?:```|~~~)/m,
  /^ {0,3}[-*+] \S/m,
  /^ {0,3}1[.)] \S/m,
  /^ {0,3}> ?\S/m,
  /^\|.*\|\s*$/m,
  /(?<![*\w])\*{1,2}\S(?:[^*\n]*\S)?\*{1,2}(?![*\w])/,
  /\[[^[\]\n]+\]\([^()\n]+\)/,
  /`[^`\n]+`/,
];

/** Whether a text is Markdown that somebody wrote, as far as its marks tell. */
export const looksLikeMarkdown = (text: string): boolean => signs.some((sign) => sign.test(text));

/** Markdown that was copied where it is shown as text: the HTML around it says no more than it does. */
export const takesTextAsItIs = (text: string, markdown: string): boolean =>
  looksLikeMarkdown(text) && words(withoutEscapes(markdown)) === words(text);

const withoutEscapes = (markdown: string): string => markdown.replace(/\\([!-/:-@[-`{-~\n])/g, '$1');

/** Line breaks do not count, and a program that shows lines may number them by nothing but their place. */
const words = (text: string): string => text.replace(/[\s\u00a0]+/g, '');
