import type { Nodes, Parents, PhrasingContent, Root, Text } from 'mdast';
import { visit } from 'unist-util-visit';

/** What the renderer reads in text beyond Markdown is made what it was at the source: formulas, addresses, spaces. */
export function tidyMarkdown(tree: Root, { hasMath, site }: { hasMath: boolean; site: string }): void {
  visit(tree, (node) => {
    if ('children' in node) trimMarks(node);
  });
  visit(tree, 'text', (node, index, parent) => {
    if (!parent || index === undefined) return;
    const parts = hasLinkAbove(parent) ? [node] : parted(node.value, hasMath);
    if (parts.length === 1 && parts[0]!.type === 'text') return;
    parent.children.splice(index, 1, ...(parts as never[]));
    return index + parts.length;
  });
  const own = hostOf(site);
  visit(tree, 'link', (node) => {
    if (own !== '' && hostOf(node.url) === own) node.data = { ...node.data, isOfSource: true };
  });
  visit(tree, 'paragraph', (node, index, parent) => {
    if (!parent || index === undefined) return;
    takeEdges(node);
    const [only, more] = node.children;
    if (node.children.every((child) => child.type === 'text' && child.value.trim() === '')) {
      parent.children.splice(index, 1);
      return index;
    }
    if (only?.type === 'inlineMath' && only.data?.isDisplay && !more) {
      parent.children[index] = { type: 'math', value: only.value } as never;
    } else if (only?.type === 'link' && !more && !only.data?.isOfSource && isBare(only)) {
      node.children = [{ type: 'html', value: only.url }];
    }
  });
  visit(tree, ['paragraph', 'heading', 'tableCell'], (node) => noteDollars(node as Parents));
}

declare module 'mdast' {
  interface TextData {
    /** Two signs in one block might enclose a formula. */
    escapeDollars?: boolean;
  }
  interface Data {
    /** It leads to the site that it came from. */
    isOfSource?: boolean;
    isDisplay?: boolean;
  }
}

const hostOf = (url: string): string => (URL.canParse(url) ? new URL(url).host.replace(/^www\./, '') : '');

const isBare = ({ url, children: [only, more] }: { url: string; children: PhrasingContent[] }): boolean =>
  only?.type === 'text' && !more && only.value === url && /^https?:\/\/[^\s<>]+[^\s<>.,;:!?'")]$/.test(url);

const hasLinkAbove = (parent: Parents): boolean => parent.type === 'link' || parent.type === 'linkReference';

/** Spaces at the inner edge of marks move out, empty marks go, and what is bold twice is so once. */
function trimMarks(parent: Parents): void {
  const children: Nodes[] = [];
  for (const child of parent.children as Nodes[]) children.push(...trimmed(child, parent));
  parent.children = merged(children) as never;
}

const marks = new Set(['emphasis', 'strong', 'delete']);

function trimmed(node: Nodes, parent: Parents): Nodes[] {
  if (!marks.has(node.type) || !('children' in node)) return [node];
  trimMarks(node);
  if (node.children.length === 0) return [];
  if (node.type === parent.type) return node.children;
  const [first, last] = [node.children[0], node.children.at(-1)];
  const before = first?.type === 'text' ? /^\s*/.exec(first.value)![0] : '';
  if (first?.type === 'text') first.value = first.value.slice(before.length);
  const after = last?.type === 'text' ? last.value.slice(last.value.trimEnd().length) : '';
  if (last?.type === 'text') last.value = last.value.slice(0, last.value.length - after.length);
  node.children = node.children.filter((child) => child.type !== 'text' || child.value !== '');
  const breaks = takeBreaks(node);
  const space = (value: string): Nodes[] => (value ? [{ type: 'text', value }] : []);
  if (node.children.length === 0) return [...space(before), ...breaks, ...space(after)];
  return [...space(before), node, ...breaks, ...space(after)];
}

/** Breaks and spaces at the beginning and the end of a paragraph. */
function takeEdges(node: Parents): void {
  const isNothing = (child: Nodes | undefined) =>
    child?.type === 'break' || (child?.type === 'text' && child.value.trim() === '');
  while (isNothing(node.children.at(-1))) node.children.pop();
  while (isNothing(node.children[0])) node.children.shift();
}

/** `**word\` and a new line would be no bold. */
function takeBreaks(node: Parents): Nodes[] {
  const taken: Nodes[] = [];
  while (node.children.at(-1)?.type === 'break') taken.push(node.children.pop()!);
  return taken;
}

function merged(nodes: Nodes[]): Nodes[] {
  const result: Nodes[] = [];
  for (const node of nodes) {
    const last = result.at(-1);
    if (node.type === 'text' && last?.type === 'text') last.value += node.value;
    else if (
      last &&
      'children' in last &&
      'children' in node &&
      marks.has(node.type) &&
      last.type === node.type
    )
      last.children = merged([...last.children, ...node.children]) as never;
    else result.push(node);
  }
  return result;
}

const address = /https?:\/\/[^\s<>"'`«»“”|\\^{}]*[^\s<>"'`«»“”|\\^{}.,;:!?)\]*_~]/gi;

/** MathJax's and KaTeX's signs, and WordPress.com's `$latex …$`. */
const formula =
  /\\\((?<inline>[^$]{1,2000}?)\\\)|\\\[(?<block>[^$]{1,5000}?)\\\]|\$\$(?<dollars>[^$]{1,5000}?)\$\$|\$latex\s+(?<latex>[^$]{1,2000}?)\$|(?<![\\$\w])\$(?<single>[^\s$](?:[^$\n]{0,500}?[^\s$\\])?)\$(?![\d$])/g;

function parted(text: string, hasMath: boolean): PhrasingContent[] {
  // Beginnings without an end are looked for one by one.
  const isCalm = (text.match(/\\[([]/g)?.length ?? 0) < 1000;
  const pieces =
    hasMath && isCalm ? splitBy(text, formula, mathOf) : [{ type: 'text', value: text } as const];
  return pieces.flatMap((piece) => (piece.type === 'text' ? splitBy(piece.value, address, linkOf) : [piece]));
}

function splitBy(
  text: string,
  pattern: RegExp,
  make: (match: RegExpExecArray) => PhrasingContent | null,
): PhrasingContent[] {
  const pieces: PhrasingContent[] = [];
  let end = 0;
  for (const match of text.matchAll(pattern)) {
    const made = make(match);
    if (!made) continue;
    if (match.index > end) pieces.push({ type: 'text', value: text.slice(end, match.index) });
    pieces.push(made);
    end = match.index + match[0].length;
  }
  if (end < text.length || pieces.length === 0) pieces.push({ type: 'text', value: text.slice(end) });
  return pieces;
}

const linkOf = ([url]: RegExpExecArray): PhrasingContent | null =>
  URL.canParse(url)
    ? { type: 'link', url: url, title: null, children: [{ type: 'text', value: url }] }
    : null;

/** Commands, raised and lowered signs are TeX; words in brackets and variables of programs are not. */
const isTex = (value: string): boolean => /\\[a-z]{2,}|\^|_\{|_[a-z0-9](?!\w)/i.test(value);

const isFormula = (value: string): boolean =>
  isTex(value) && !/->|['";]|\$/.test(value.replace(/\\[;'"]|'(?=[^\w]|$)/g, '')) && isBalanced(value);

function isBalanced(value: string): boolean {
  const count = (sign: string) => value.split(sign).length;
  return count('(') + count('[') === count(')') + count(']') && count('{') === count('}');
}

function mathOf({ groups = {}, input, index, 0: whole }: RegExpExecArray): PhrasingContent | null {
  const { inline, block, dollars, latex, single } = groups;
  const value = (inline ?? block ?? dollars ?? latex ?? single ?? '').trim();
  const isMeant = latex !== undefined || (inline !== undefined && /^[a-z0-9]{1,3}$/i.test(value));
  if (value === '' || !(isMeant || isFormula(value) || (inline ?? block ?? '').includes(' = '))) return null;
  if (single !== undefined && (/[,:/(]$/.test(value) || /\w/.test(input[index + whole.length] ?? '')))
    return null;
  const isDisplay = block !== undefined || dollars !== undefined;
  return { type: 'inlineMath', value, data: { isDisplay } } as never;
}

function noteDollars(block: Parents): void {
  const texts: Text[] = [];
  let count = 0;
  // One in code or in an address ends a formula as well.
  visit(block, (node) => {
    const written = 'value' in node ? node.value : 'url' in node ? node.url : '';
    count += written.split('$').length - 1;
    if (node.type === 'text') texts.push(node);
  });
  if (count > 1) for (const node of texts) node.data = { ...node.data, escapeDollars: true };
}
