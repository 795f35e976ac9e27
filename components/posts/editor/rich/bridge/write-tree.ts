import type { InlineMath } from 'mdast-util-math';
import type { Link, List, Nodes, Root, Text } from 'mdast';
import { gfmToMarkdown } from 'mdast-util-gfm';
import { mathToMarkdown } from 'mdast-util-math';
import { defaultHandlers, toMarkdown, type Handle, type Options, type Unsafe } from 'mdast-util-to-markdown';
import type { Style } from './style';

/** Careful escapes all that might be read as a mark anywhere, plain only what reads so mostly; each is proved. */
export type Writing = { style: Style; careful?: boolean; alignedTables?: boolean };

export function writeTree(root: Root, { style, careful = false, alignedTables = false }: Writing): string {
  const options: Options = {
    bullet: '-',
    rule: '-',
    emphasis: '*',
    listItemIndent: 'one',
    ...style,
    extensions: [
      gfmToMarkdown({ tablePipeAlign: alignedTables }),
      mathToMarkdown({ singleDollarTextMath: careful }),
    ],
    handlers: { list, inlineMath, ...(careful ? {} : { link, text }) },
    join: [
      // Tables, formulas and verbatim text would join the paragraph before them.
      (left, right, parent) =>
        parent.type === 'listItem' && !parent.spread && joins.has(right.type) && left.type === 'paragraph'
          ? 1
          : undefined,
    ],
  };
  return toMarkdown(root, options).replace(/\n$/, '');
}

const joins = new Set<Nodes['type']>(['table', 'math', 'html', 'footnoteDefinition']);

/** With the author's own signs. */
const list: Handle = (node: List, parent, state, info) => {
  const before = { ...state.options };
  const { marker, sameNumber } = node.data ?? {};
  if (node.ordered && (marker === '.' || marker === ')')) state.options.bulletOrdered = marker;
  if (!node.ordered && (marker === '-' || marker === '*' || marker === '+')) {
    state.options.bullet = marker;
    state.options.bulletOther = marker === '-' ? '*' : '-';
  }
  state.options.incrementListMarker = !sameNumber;
  const written = defaultHandlers.list(node, parent, state, info);
  Object.assign(state.options, { bulletOther: undefined, bulletOrdered: undefined }, before);
  return written;
};

/** By Pandoc's rule where it can be, as on GitHub otherwise. */
function inlineMath({ value }: InlineMath): string {
  const isSingle = /^[^\s$](?:(?:[^$\\]|\\[^])*[^\s$])?$/.test(value) && !value.endsWith('\\');
  return isSingle ? `$${value}$` : `$$${value}$$`;
}
inlineMath.peek = () => '$';

/** An address that stands for itself. */
const link: Handle & { peek?: Handle } = (node: Link, parent, state, info) =>
  isBare(node) ? node.url : defaultHandlers.link(node, parent, state, info);
link.peek = (node: Link, parent, state) =>
  isBare(node) ? node.url[0]! : defaultHandlers.link.peek(node, parent, state);

function isBare({ url, title, children: [only, more] }: Link): boolean {
  return !title && !more && only?.type === 'text' && only.value === url && /^https?:\/\/[^\s<>]+$/.test(url);
}

/** Underscores within words are never emphasis, and addresses are links by themselves. */
const text: Handle = (node: Text, parent, state, info) => {
  const { unsafe: all } = state;
  const fewer = all
    .filter(({ atBreak, character }) => atBreak || !/[:.@]/.test(character))
    .flatMap((pattern) => (pattern.character === '_' && !pattern.atBreak ? atWords(pattern) : pattern));
  const written = defaultHandlers.text(node, parent, Object.assign(state, { unsafe: fewer }), info);
  Object.assign(state, { unsafe: all });
  return written;
};

const edges = new WeakMap<Unsafe, Unsafe[]>();

function atWords(pattern: Unsafe): Unsafe[] {
  const known = edges.get(pattern);
  if (known) return known;
  const { character, inConstruct, notInConstruct } = pattern;
  const made = [
    { character, inConstruct, notInConstruct, before: '[^A-Za-z0-9_]' },
    { character, inConstruct, notInConstruct, after: '(?:[^A-Za-z0-9_]|$)' },
  ];
  edges.set(pattern, made);
  return made;
}
