const atx = /^ {0,3}#[ \t]+([^\n]{1,1000}?)(?:[ \t]+#+)?[ \t]*(?:\n|$)/;
const underlined = /^ {0,3}(\S[^\n]{0,1000})\n {0,3}=+[ \t]*(?:\n|$)/;
const html = /^ {0,3}<h1(?:\s[^<>]{0,500})?>([^\n]{1,1000}?)<\/h1>[ \t]*(?:\n|$)/i;

/** The heading of the first rank that a text begins with, and the text below; null where it begins otherwise. */
export function firstHeading(text: string): { title: string; rest: string } | null {
  const body = text.replace(/^\s*\n/, '');
  const match = atx.exec(body) ?? underlined.exec(body) ?? html.exec(body);
  const title = match?.[1]?.replace(/[ \t]*\{:?[ \t]*[#.][^{}]{0,200}\}$/, '').trim() ?? '';
  return match && title !== '' ? { title, rest: body.slice(match[0].length).replace(/^\n+/, '') } : null;
}

/** Letters and digits alone: marks, quotes and spaces differ, and the title is the same. */
export const isSameTitle = (a: string, b: string): boolean => bare(a) === bare(b) && bare(a) !== '';

const bare = (title: string): string =>
  title
    .normalize('NFKC')
    .toLowerCase()
    .replace(/<\/?[a-z][^<>]{0,200}>|&#?\w{1,30};/g, '')
    .replace(/[^\p{L}\p{N}]/gu, '');
