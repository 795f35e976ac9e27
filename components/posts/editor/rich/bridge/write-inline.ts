import type { Mark, Node } from '@tiptap/pm/model';
import type { PhrasingContent } from 'mdast';
import { identifierOf } from './identifier';
import type { Context } from './parse-document';

type Item = { node: Node; value: string; marks: readonly Mark[] };

/** Where a mark is innermost and holds text alone. */
const isLeafMark = (mark: Mark) => mark.type.name === 'code' || mark.type.name === 'source';

export function writeInline(parent: Node, context: Context): PhrasingContent[] {
  return nest(trimmed(itemsOf(parent)), [], context);
}

function itemsOf(parent: Node): Item[] {
  const items: Item[] = [];
  parent.forEach((node) => {
    const { marks, text = '' } = node;
    if (!node.isText || marks.some(isLeafMark)) items.push({ node, value: text, marks });
    else for (const value of text.match(/[ \t\n]+|[^ \t\n]+/g) ?? []) items.push({ node, value, marks });
  });
  return items.map((item, index) => ({ ...item, marks: marksOf(item, items[index - 1], items[index + 1]) }));
}

const isSpace = ({ node, value, marks }: Item) =>
  node.type.name === 'hardBreak' || (node.isText && !marks.some(isLeafMark) && /^[ \t\n]*$/.test(value));

/** Emphasis begins and ends at words: spaces at its edges stand outside. */
function marksOf(item: Item, before: Item | undefined, after: Item | undefined): readonly Mark[] {
  if (!isSpace(item)) return item.marks;
  return item.marks.filter(
    (mark) => before && after && mark.isInSet(before.marks) && mark.isInSet(after.marks),
  );
}

function trimmed(items: Item[]): Item[] {
  const first = items.findIndex((item) => !isSpace(item));
  return first === -1 ? [] : items.slice(first, items.findLastIndex((item) => !isSpace(item)) + 1);
}

/** Marks lie flat in the document; in Markdown the one that lasts longest holds the others. */
function nest(items: Item[], open: readonly Mark[], context: Context): PhrasingContent[] {
  const written: PhrasingContent[] = [];
  for (let start = 0; start < items.length;) {
    const item = items[start]!;
    const longest = item.marks
      .filter((mark) => !isLeafMark(mark) && !mark.isInSet(open))
      .map((mark) => ({ mark, end: endOf(mark, items, start) }))
      .reduce<{ mark: Mark; end: number } | undefined>(
        (best, one) => (best && best.end >= one.end ? best : one),
        undefined,
      );
    if (longest) {
      const { mark, end } = longest;
      written.push(wrap(mark, nest(items.slice(start, end), mark.addToSet(open), context), context));
      start = end;
    } else {
      const end = endOfText(items, start);
      const made = leaf(items.slice(start, end), context);
      written.push(...(written.at(-1)?.type === 'inlineMath' ? afterMath(made) : [made]));
      start = end;
    }
  }
  return written;
}

/** Dollars that touch are no formulas, nor is what a digit follows. */
function afterMath(made: PhrasingContent): PhrasingContent[] {
  if (made.type === 'inlineMath') return [{ type: 'text', value: ' ' }, made];
  if (made.type !== 'text' || !/^\d/.test(made.value)) return [made];
  const digit: PhrasingContent = { type: 'html', value: `&#${made.value.charCodeAt(0)};` };
  return made.value.length > 1 ? [digit, { type: 'text', value: made.value.slice(1) }] : [digit];
}

function endOf(mark: Mark, items: Item[], start: number): number {
  const end = items.findIndex((item, index) => index > start && !mark.isInSet(item.marks));
  return end === -1 ? items.length : end;
}

function endOfText(items: Item[], start: number): number {
  const first = items[start]!;
  if (!first.node.isText || first.marks.some(isLeafMark)) return start + 1;
  const end = items.findIndex(
    ({ node, marks }, index) =>
      index > start && (!node.isText || marks.length !== first.marks.length || marks.some(isLeafMark)),
  );
  return end === -1 ? items.length : end;
}

function wrap(mark: Mark, children: PhrasingContent[], context: Context): PhrasingContent {
  if (mark.type.name === 'bold') return { type: 'strong', children };
  if (mark.type.name === 'italic') return { type: 'emphasis', children };
  if (mark.type.name === 'strike') return { type: 'delete', children };
  const reference = referenceOf(mark.attrs, context);
  if (reference) return { type: 'linkReference', ...reference, children: children };
  return {
    type: 'link',
    url: String(mark.attrs.href),
    title: mark.attrs.title as string | null,
    children: children,
  };
}

function leaf(items: Item[], context: Context): PhrasingContent {
  const { node, marks, value } = items[0]!;
  const { attrs } = node;
  if (marks.some(({ type }) => type.name === 'source')) return { type: 'html', value };
  if (marks.some(({ type }) => type.name === 'code')) return { type: 'inlineCode', value };
  switch (node.type.name) {
    case 'image': {
      const reference = referenceOf(attrs, context);
      const alt = String(attrs.alt);
      if (reference) return { type: 'imageReference', ...reference, alt };
      return { type: 'image', url: String(attrs.src), title: attrs.title as string | null, alt };
    }
    case 'hardBreak':
      return { type: 'break' };
    case 'inlineMath':
      return { type: 'inlineMath', value: String(attrs.value) };
    case 'footnoteReference':
      return { type: 'footnoteReference', identifier: identifierOf(attrs.label), label: String(attrs.label) };
    default:
      return { type: 'text', value: items.map((item) => item.value).join('') };
  }
}

/** An address that stands nowhere any more is written where it is used. */
function referenceOf({ ref, refKind }: Record<string, unknown>, { addresses }: Context) {
  if (typeof ref !== 'string' || !addresses.has(identifierOf(ref))) return null;
  return {
    identifier: identifierOf(ref),
    label: ref,
    referenceType: refKind as 'shortcut' | 'collapsed' | 'full',
  };
}
