import type { Element, ElementContent } from 'hast';
import { defaultHandlers, type Handle, type State } from 'hast-util-to-mdast';
import type { PhrasingContent, RootContent } from 'mdast';
import { codeLanguage } from '@/lib/import/html/code-language';
import { attribute, element, findElement, hasBlocks, isBlock, isElement } from '@/lib/import/html/elements';
import { figure } from '@/lib/import/html/figure';
import { NOTE, NOTE_CALL } from '@/lib/import/html/footnotes';
import { ADDRESS } from '@/lib/import/html/leave-out';
import { rawBlock, startTag } from '@/lib/import/html/raw-markup';

const html = (value: string) => ({ type: 'html', value }) as const;

/** For what Markdown has no marks: HTML's element with Markdown in it. */
const tags = (state: State, node: Element): RootContent[] => {
  const children = state.all(node);
  if (children.length === 0) return [];
  // Told to be part of a line, or it would stand in a paragraph of its own.
  const data = hasBlocks(node) ? {} : { data: { hName: 'span' } };
  return [{ ...html(startTag(node)), ...data }, ...children, { ...html(`</${node.tagName}>`), ...data }];
};

/** A frame in the middle of a paragraph divides it. */
const p: Handle = (state, node: Element) =>
  node.children.some((child) => isElement(child, ADDRESS))
    ? state.toFlow(state.all(node))
    : defaultHandlers.p(state, node);

const whole: Handle = (_, node: Element) => html(rawBlock(node));

const asText: Handle = (state, node: Element) => state.all(node);

const withoutParagraph = (cell: Element): void => {
  const [only, ...more] = cell.children.filter((child) => child.type !== 'text' || child.value.trim() !== '');
  if (isElement(only, 'p', 'div') && more.length === 0) cell.children = only.children;
};

const table: Handle = (state, node: Element) => {
  if (findElement(node, isElaborate)) return html(rawBlock(node));
  return defaultHandlers.table(state, node);
};

function isElaborate(node: Element): boolean {
  if (node.tagName === 'table' || node.tagName === 'caption') return true;
  if (node.tagName !== 'td' && node.tagName !== 'th') return false;
  withoutParagraph(node);
  const spans = [attribute(node, 'colSpan'), attribute(node, 'rowSpan')];
  return spans.some((span) => Number(span) > 1) || hasBlocks(node);
}

/** A line within a cell. */
const br: Handle = (state, node) =>
  state.inTable ? { ...html('<br>'), data: { hName: 'span' } } : defaultHandlers.br(state, node);

const pre: Handle = (state, node: Element) => {
  const code = findElement(node, (one) => one.tagName === 'code');
  const language = codeLanguage(code, node);
  const isPlain = !findElement(
    node,
    (one) => !/^(?:br|code|span|div|ol|li|table|tbody|tr|td)$/.test(one.tagName),
  );
  if (!code && !language && !isPlain) return html(rawBlock(node));
  const made = defaultHandlers.pre(state, node);
  return Object.assign(made as object, { lang: language || null }) as ReturnType<Handle>;
};

const code: Handle = (state, node: Element) => {
  const isRich = findElement(node, (one) => /^(?:br|a|img|del|mark)$/.test(one.tagName));
  if (isRich) return tags(state, node);
  const made = defaultHandlers.code(state, node) as { value: string };
  return made.value === '' ? [] : (made as ReturnType<Handle>);
};

/** Around blocks a link is HTML; without words it may still be where another one leads. */
const a: Handle = (state, node: Element) => {
  const id = attribute(node, 'id') || attribute(node, 'name');
  const children = state.all(node) as PhrasingContent[];
  const anchor =
    id && attribute(node, 'dataWanted')
      ? [{ ...html(`<a id="${escaped(id)}"></a>`), data: { hName: 'span' } }]
      : [];
  if (!attribute(node, 'href')) return [...anchor, ...children];
  if (node.children.some(isBlock)) return html(rawBlock(element('div', {}, [node])));
  if (children.length === 0) return anchor;
  return [...anchor, defaultHandlers.a(state, node)];
};

const escaped = (text: string): string => text.replace(/[&"<>|]/g, (sign) => `&#${sign.charCodeAt(0)};`);

/** Only an item of paragraphs spreads its list; the library says so of items with a list, too. */
const li: Handle = (state, node: Element) => {
  const made = defaultHandlers.li(state, node) as { spread: boolean };
  made.spread = node.children.filter((child) => isElement(child, 'p')).length > 1;
  return made as ReturnType<Handle>;
};

const blockquote: Handle = (state, node: Element) => {
  const children = state.toFlow(state.all(node)) as never[];
  const first = children[0] as RootContent | undefined;
  const kind = attribute(node, 'dataCallout');
  if (kind && first?.type === 'paragraph') first.children.unshift(html(`[!${kind.toUpperCase()}]\n`));
  return children.length === 0 ? [] : { type: 'blockquote', children };
};

const heading: Handle = (state, node: Element) => {
  const made = defaultHandlers.h2(state, node) as { children: PhrasingContent[] };
  return made.children.length === 0 ? [] : (made as ReturnType<Handle>);
};

const details: Handle = (state, node: Element) => {
  const summary = node.children.find((child) => isElement(child, 'summary'));
  const rest = { ...node, children: node.children.filter((child) => child !== summary) };
  const head = summary ? rawBlock(summary) : '<summary>…</summary>';
  return [
    html(`${startTag(node)}${head}`),
    ...(state.toFlow(state.all(rest)) as RootContent[]),
    html('</details>'),
  ] as never;
};

/** Titles are no captions: WordPress writes names of files there. */
const img: Handle = (_, node: Element) => ({
  type: 'image',
  url: attribute(node, 'src'),
  title: null,
  alt: attribute(node, 'alt').replace(/\s+/g, ' '),
});

const picture: Handle = (state, node: Element) =>
  state.all({ ...node, children: node.children.filter((child: ElementContent) => isElement(child, 'img')) });

const address: Handle = (_, node: Element) => {
  const [url, title] = [attribute(node, 'address'), attribute(node, 'title')];
  return {
    type: 'paragraph',
    children: title
      ? [{ type: 'link', url, title: null, children: [{ type: 'text', value: title }] }]
      : [html(url)],
  };
};

/** An element made by readers of sources that have Markdown within HTML: it stays as its author wrote it. */
export const MARKDOWN = 'x-markdown';

const markdown: Handle = (_, node: Element) => html(attribute(node, 'value'));

const noteCall: Handle = (_, node: Element) => {
  const name = attribute(node, 'name');
  return { type: 'footnoteReference', identifier: name, label: name } as never;
};

const note: Handle = (state, node: Element) => {
  const name = attribute(node, 'name');
  return {
    type: 'footnoteDefinition',
    identifier: name,
    label: name,
    children: state.toFlow(state.all(node)),
  } as never;
};

const inline = [
  ...['sup', 'sub', 'kbd', 'mark', 'u', 'q', 'abbr', 'cite', 'small', 'ins', 'dfn', 'bdo', 'bdi', 'time'],
  ...['ruby', 'rt', 'rp', 'samp', 'var'],
];

const handlersOf = (names: string[], handle: Handle): Record<string, Handle> =>
  Object.fromEntries(names.map((name) => [name, handle]));

const shared: Record<string, Handle> = {
  ...{ a, br, p, li, blockquote, img, picture, pre, code, table },
  ...handlersOf(['h1', 'h2', 'h3', 'h4', 'h5', 'h6'], heading),
  ...handlersOf(['menu', 'dir'], defaultHandlers.ul),
  ...{ tt: code, dialog: defaultHandlers.div },
  [ADDRESS]: address,
};

/** For posts. What Markdown cannot say stays HTML. */
export const postHandlers: Record<string, Handle> = {
  ...shared,
  ...handlersOf(inline, tags),
  ...{ dl: whole, math: whole, details, figure, [NOTE_CALL]: noteCall, [NOTE]: note, [MARKDOWN]: markdown },
};

/** For comments, which have no HTML: the words are enough. */
export const commentHandlers: Record<string, Handle> = {
  ...shared,
  ...handlersOf(inline, asText),
  ...{
    pre: defaultHandlers.pre,
    code: defaultHandlers.code,
    table: defaultHandlers.table,
    a: defaultHandlers.a,
    br: defaultHandlers.br,
  },
};
