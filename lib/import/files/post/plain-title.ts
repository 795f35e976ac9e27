import { parseFragment } from 'parse5';

const elements =
  /<(?!\/?(?:a|abbr|b|br|cite|code|del|em|font|i|ins|kbd|mark|q|s|small|span|strike|strong|sub|sup|tt|u|var|wbr)(?:\s[^<>]{0,500})?\/?>)/gi;

/** The words of a title that was written as HTML. What is no element of text, as in `Vec<T>`, is words. */
export function plainTitle(title: string): string {
  if (!/[<&]/.test(title)) return oneLine(title);
  const fragment = parseFragment(title.slice(0, 5000).replace(elements, '&lt;'));
  return oneLine(textIn(fragment));
}

type Node = { nodeName: string; value?: string; childNodes?: Node[] };

function textIn(root: object): string {
  let text = '';
  const waiting: Node[] = [root as Node];
  for (let node = waiting.pop(); node; node = waiting.pop()) {
    if (node.nodeName === '#text') text += node.value ?? '';
    for (const child of (node.childNodes ?? []).toReversed()) waiting.push(child);
  }
  return text;
}

const oneLine = (text: string): string =>
  text
    .replace(/[\u0000-\u001f\u007f]+/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
