import type { Element, ElementContent, Nodes, Root } from 'hast';
import { blockKind, isDropped, languageAround } from './block-kinds';
import { codeBlock, codeOf, isCodeBox, languageOf } from './code-blocks';
import { attribute, element, isElement, text, wrapped } from './element';
import { calloutOf, embedOf, figureOf } from './figures';
import { gatherFootnotes } from './footnotes';
import { isInk, type Leaf } from './inline-runs';
import { breakLeaf, formulaLeaf, lineContent, pictureLeaf, rawText, textLeaf } from './leaves';
import { cleanList } from './lists';
import { BY_FONT, marksWithin, type Marks } from './marks';
import { cellsOf, cleanTable, rowsOf } from './tables';
import { gatherWordLists } from './word-lists';

type Around = { marks: Marks; language: string };
type Children = Nodes[] | ElementContent[];

/** The tree of pasted HTML with nothing in it but what Markdown can say. Changes the tree that it gets. */
export function cleanPasted(tree: Root, language = ''): Root {
  gatherFootnotes(tree);
  gatherWordLists(tree);
  return { type: 'root', children: cleanFlow(tree.children, { marks: new Map(), language }) };
}

/** Blocks one after another; what stands between them becomes paragraphs. */
function cleanFlow(nodes: Children, around: Around): ElementContent[] {
  const blocks: ElementContent[] = [];
  let run: Leaf[] = [];
  const endRun = () => {
    blocks.push(...paragraphs(run));
    run = [];
  };
  const walk = (children: Children, within: Around) => {
    for (const node of children) {
      if (node.type !== 'element') {
        if (node.type === 'text') run.push(textLeaf(node.value, within.marks));
      } else if (isBlock(node)) {
        endRun();
        blocks.push(...cleanBlock(node, within));
      } else if (!isDropped(node)) inline(node, within, run, walk);
    }
  };
  walk(nodes, around);
  endRun();
  return joinCodeLines(blocks);
}

type Walk = (children: Children, within: Around) => void;

function inline(node: Element, within: Around, run: Leaf[], walk: Walk): void {
  const { marks } = within;
  if (isElement(node, 'br')) run.push(breakLeaf(marks));
  else if (isElement(node, 'math')) run.push(formulaLeaf(node, marks));
  else if (isElement(node, 'footnote-reference'))
    run.push({ value: '', node: rawText(`[^${attribute(node, 'label')}]`), marks: new Map() });
  else if (isCodeBox(node)) run.push({ value: codeOf(node).trim(), marks: new Map(marks).set('code', '') });
  else if (isElement(node, 'img')) {
    const picture = pictureLeaf(node, marks);
    if (picture) run.push(picture);
  } else walk(node.children, { ...within, marks: marksWithin(node, marks) });
}

/** A line of code that an editor copies belongs into the sentence where it is pasted. */
const isBlock = (node: Element): boolean => {
  if (!isElement(node, 'pre') && isCodeBox(node)) return codeOf(node).trim().includes('\n');
  return blockKind(node) !== undefined;
};

function cleanBlock(node: Element, around: Around): ElementContent[] {
  if (isDropped(node)) return [];
  if (isCodeBox(node)) return [codeBlock(node, languageOf(node) || around.language)];
  const within = { ...around, language: languageAround(node) || around.language };
  const kind = blockKind(node);
  switch (kind) {
    case 'heading':
      return headingOf(node, around);
    case 'list':
      return cleanList(node, (children) => cleanFlow(children, within));
    case 'table':
      return tableOf(node, around);
    case 'quote':
      return wrapped('blockquote', cleanFlow(node.children, within));
    case 'callout':
      return calloutOf(node, (children) => cleanFlow(children, within));
    case 'figure':
      return figureOf(node, (children) => cleanFlow(children, within));
    case 'rule':
      return [element('hr')];
    case 'embed':
      return embedOf(node);
    case 'term':
      return cleanFlow(node.children, { ...within, marks: new Map(around.marks).set('strong', '') });
    case 'note':
      return [{ ...node, children: cleanFlow(node.children, within) }];
    default:
      return cleanFlow(node.children, within);
  }
}

/** Where a page has two breaks, it means a paragraph. */
function paragraphs(run: Leaf[]): ElementContent[] {
  const parts: Leaf[][] = [[]];
  let breaks = 0;
  for (const leaf of run) {
    if (isElement(leaf.node, 'br')) breaks += 1;
    else if (isInk(leaf)) {
      if (breaks > 1) parts.push([]);
      breaks = 0;
    }
    parts.at(-1)?.push(leaf);
  }
  return parts.flatMap((part) => {
    const [paragraph] = wrapped('p', lineContent(part));
    const isCodeLine = part.every((leaf) => !isInk(leaf) || leaf.marks.get('code') === BY_FONT);
    if (paragraph && isCodeLine)
      paragraph.properties.codeLine = part
        .map(({ value }) => value)
        .join('')
        .trimEnd();
    return paragraph ? [paragraph] : [];
  });
}

/** Everything in a block on one line: what a heading and a cell of a table have room for. */
function leavesOf(nodes: Children, around: Around, between: (marks: Marks) => Leaf): Leaf[] {
  const run: Leaf[] = [];
  const walk = (children: Children, within: Around) => {
    for (const node of children) {
      if (node.type === 'text') run.push(textLeaf(node.value, within.marks));
      if (node.type !== 'element' || isDropped(node)) continue;
      const isLine = blockKind(node) !== undefined;
      if (isLine && run.some(({ value }) => value.trim() !== '')) run.push(between(within.marks));
      if (isLine) walk(node.children, within);
      else inline(node, within, run, walk);
    }
  };
  walk(nodes, around);
  return run;
}

const space = (marks: Marks): Leaf => ({ value: ' ', marks });

function headingOf(node: Element, around: Around): ElementContent[] {
  const rank = /^h[1-6]$/.test(node.tagName) ? node.tagName : `h${attribute(node, 'ariaLevel') || 2}`;
  const leaves = leavesOf(node.children, around, space).map((leaf) =>
    isElement(leaf.node, 'br') ? space(leaf.marks) : leaf,
  );
  return wrapped(/^h[1-6]$/.test(rank) ? rank : 'h6', lineContent(leaves, { isHeading: true }));
}

function tableOf(node: Element, around: Around): ElementContent[] {
  const table = cleanTable(node, (cell, isHeading) => {
    const leaves = leavesOf(cell.children, around, breakLeaf).map((leaf) =>
      isElement(leaf.node, 'br') ? { ...leaf, node: rawText('<br>'), marks: new Map() } : leaf,
    );
    return lineContent(leaves, { isHeading });
  });
  return table
    ? [table]
    : rowsOf(node)
        .flatMap(cellsOf)
        .flatMap((cell) => cleanFlow(cell.children, around));
}

/** Lines that a font alone makes code are a block, where there are several. */
function joinCodeLines(blocks: ElementContent[]): ElementContent[] {
  const joined: ElementContent[] = [];
  let lines: string[] = [];
  for (const [index, block] of blocks.entries()) {
    const line = codeLineOf(block);
    if (line !== undefined) lines.push(line);
    const next = blocks[index + 1];
    if (line !== undefined && next && codeLineOf(next) !== undefined) continue;
    joined.push(
      lines.length > 1 ? element('pre', [element('code', [text(`${lines.join('\n')}\n`)])]) : block,
    );
    lines = [];
  }
  return joined;
}

const codeLineOf = (block: ElementContent): string | undefined =>
  isElement(block, 'p') && typeof block.properties.codeLine === 'string'
    ? block.properties.codeLine
    : undefined;
