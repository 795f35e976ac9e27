import type { Element, Root } from 'hast';
import { toMdast, type Handle } from 'hast-util-to-mdast';
import type { PhrasingContent, Text } from 'mdast';
import { gfmToMarkdown } from 'mdast-util-gfm';
import { defaultHandlers, toMarkdown, type Info, type State } from 'mdast-util-to-markdown';
import { attribute, isElement } from './element';

const html = (value: string): PhrasingContent => ({ type: 'html', value });

/** Where Markdown's marks would not be read as such, and for what it has none: HTML's element. */
const orTags =
  (plain?: 'strong' | 'emphasis'): Handle =>
  (state, node: Element) => {
    const children = state.all(node) as PhrasingContent[];
    if (plain && !node.properties.raw) return { type: plain, children };
    return [html(`<${node.tagName}>`), ...children, html(`</${node.tagName}>`)];
  };

/** Only an item of paragraphs spreads its list; the library says so of items with a list, too. */
const item: Handle = (state, node: Element) => {
  const [first] = node.children;
  const isTask = isElement(first, 'input');
  const rest = isTask ? { ...node, children: node.children.slice(1) } : node;
  return {
    type: 'listItem',
    spread: rest.children.some((child) => isElement(child, 'p')),
    checked: isTask ? first.properties.checked === true : null,
    children: state.toFlow(state.all(rest)),
  };
};

const handlers: Record<string, Handle> = {
  strong: orTags('strong'),
  em: orTags('emphasis'),
  sup: orTags(),
  sub: orTags(),
  li: item,
  data: (_, node: Element) => html(attribute(node, 'value')),
  'footnote-definition': (state, node: Element) => {
    const label = attribute(node, 'label');
    return {
      type: 'footnoteDefinition',
      identifier: label,
      label,
      children: state.toFlow(state.all(node)),
    } as never;
  },
};

export function writeMarkdown(tree: Root): string {
  const document = toMdast(tree, { handlers });
  return toMarkdown(document, {
    extensions: [gfmToMarkdown({ tablePipeAlign: false })],
    handlers: { text: writeText },
    bullet: '-',
    rule: '-',
    listItemIndent: 'one',
  }).trim();
}

/** As the library escapes it, but for what means nothing in any reading of Markdown, and for bare addresses, which are links. */
function writeText(
  node: Text,
  parent: Parameters<typeof defaultHandlers.text>[1],
  state: State,
  info: Info,
): string {
  return defaultHandlers
    .text(node, parent, state, info)
    .replace(/(?<=[\p{L}\p{N}])\\_(?=[\p{L}\p{N}])/gu, '_')
    .replace(/(?<= )\\\*(?= )/g, '*')
    .replace(/\\#(?=[^#\s])/g, '#')
    .replace(/(?<=https?)\\:(?=\/\/)/gi, ':')
    .replace(/(?<=www)\\\.|(?<=[\w.+-])\\(?=@)/gi, (escape) => escape.slice(1));
}
