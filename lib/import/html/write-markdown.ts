import type { InlineMath } from 'mdast-util-math';
import type { Link, Root, Text } from 'mdast';
import { gfmToMarkdown } from 'mdast-util-gfm';
import { mathToMarkdown } from 'mdast-util-math';
import { defaultHandlers, toMarkdown, type Handle, type Info, type State } from 'mdast-util-to-markdown';

export const writeMarkdown = (tree: Root): string =>
  toMarkdown(tree, {
    extensions: [
      gfmToMarkdown({ tablePipeAlign: false }),
      { ...mathToMarkdown({ singleDollarTextMath: false }), unsafe: [] },
    ],
    handlers: { text, inlineMath, link },
    bullet: '-',
    rule: '-',
    emphasis: '*',
    listItemIndent: 'one',
    // The default guesses indented code from the text around it.
    fences: true,
    resourceLink: true,
  }).replace(/\n+$/, '');

/** As the library escapes it, but for what means nothing in any reading of Markdown. */
function text(
  node: Text,
  parent: Parameters<typeof defaultHandlers.text>[1],
  state: State,
  info: Info,
): string {
  const written = defaultHandlers
    .text(node, parent, state, info)
    .replace(/(?<=[\p{L}\p{N}])\\_(?=[\p{L}\p{N}])/gu, '_')
    .replace(/(?<= )\\\*(?= )/g, '*')
    .replace(/(?<=\S )\\#(?=[^#\s])/g, '#');
  return node.data?.escapeDollars ? written.replaceAll('$', '\\$') : written;
}

function inlineMath({ value, data }: InlineMath): string {
  const isSingle = /^[^\s$](?:(?:[^$\\]|\\[^])*[^\s$])?$/.test(value) && !value.endsWith('\\');
  return isSingle && !data?.isDisplay ? `$${value}$` : `$$${value}$$`;
}
inlineMath.peek = () => '$';

/** An address that stands for itself is written as such, unless it is found and set right as the address of a link. */
const link: Handle & { peek?: Handle } = (node: Link, parent, state, info) =>
  isItself(node) ? `<${node.url}>` : defaultHandlers.link(node, parent, state, info);
link.peek = (node: Link, parent, state) =>
  isItself(node) ? '<' : defaultHandlers.link.peek(node, parent, state);

const isItself = ({ url, title, data, children: [only, more] }: Link): boolean =>
  !data?.isOfSource &&
  !title &&
  !more &&
  only?.type === 'text' &&
  only.value === url &&
  /^https?:\/\/[^\s<>]+$/i.test(url);
