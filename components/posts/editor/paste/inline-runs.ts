import type { ElementContent } from 'hast';
import { canBeEmphasis } from '../commands/flanking';
import { element, isElement, text } from './element';
import { markNames, type MarkName, type Marks } from './marks';

/** A text, or something without one (a picture, a break), with all that is true of it. */
export type Leaf = { value: string; node?: ElementContent; marks: Marks };

/** Leaves as elements, each mark opened once around all that it covers, without white space at its ends. */
export function nest(leaves: Leaf[]): ElementContent[] {
  return build(withBareEdges(leaves), 0);
}

function build(leaves: Leaf[], from: number): ElementContent[] {
  const built: ElementContent[] = [];
  for (let start = 0; start < leaves.length;) {
    const leaf = leaves[start] as Leaf;
    const depth = !isInk(leaf)
      ? -1
      : markNames.findIndex((name, index) => index >= from && leaf.marks.has(name));
    const name = markNames[depth];
    if (name === undefined) {
      built.push(leaf.node ?? text(leaf.value));
      start += 1;
      continue;
    }
    const end = endOfMark(leaves, start, name);
    built.push(marked(name, leaf, build(leaves.slice(start, end), depth + 1), leaves, start, end));
    start = end;
  }
  return built;
}

function endOfMark(leaves: Leaf[], start: number, name: MarkName): number {
  const value = leaves[start]?.marks.get(name);
  let end = start + 1;
  for (let next = end; next < leaves.length; next += 1) {
    const leaf = leaves[next] as Leaf;
    if (leaf.marks.get(name) !== value) break;
    if (isInk(leaf)) end = next + 1;
  }
  return end;
}

function marked(
  name: MarkName,
  { marks }: Leaf,
  children: ElementContent[],
  leaves: Leaf[],
  start: number,
  end: number,
): ElementContent {
  if (name === 'link') return element('a', children, { href: marks.get(name) });
  if (name === 'sup' || name === 'sub') return element(name, children, { raw: true });
  const [before, inner, after] = [
    valueOf(leaves.slice(Math.max(0, start - 1), start)),
    valueOf(leaves.slice(start, end)),
    valueOf(leaves.slice(end, end + 1)),
  ];
  const isEmphasis = name === 'strong' || name === 'em';
  const range = { start: before.length, end: before.length + inner.length };
  const raw = isEmphasis && inner !== '' && !canBeEmphasis(before + inner + after, range);
  return element(name, children, raw ? { raw } : {});
}

const valueOf = (leaves: Leaf[]): string => leaves.map((leaf) => leaf.value || '\u00a0').join('');

export const isInk = ({ value, node }: Leaf): boolean =>
  node ? !isElement(node, 'br') : value.trim() !== '';

/** Spaces at the ends of a text as leaves of their own: no mark may begin or end with one. */
const withBareEdges = (leaves: Leaf[]): Leaf[] =>
  leaves.flatMap((leaf) =>
    leaf.node || leaf.marks.has('code')
      ? [leaf]
      : leaf.value.split(/(^\s+|\s+$)/).flatMap((part) => (part ? [{ value: part, marks: leaf.marks }] : [])),
  );
