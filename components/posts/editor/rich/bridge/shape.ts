import type { Mark, Node } from '@tiptap/pm/model';

const known = new WeakMap<Node, string>();

/** What a block says, without what cannot be seen: runs of spaces, empty paragraphs, signs of lists. */
export function shapeOf(node: Node): string {
  let shape = known.get(node);
  if (shape === undefined) known.set(node, (shape = JSON.stringify(describe(node))));
  return shape;
}

/** Texts shown verbatim count line by line, however they fall into blocks. */
export function shapesOf(nodes: readonly Node[]): string[] {
  return nodes
    .filter((node) => !isEmpty(node))
    .flatMap((node) => (node.type.name === 'sourceBlock' ? linesOf(node) : [shapeOf(node)]));
}

const isEmpty = (node: Node) => node.type.name === 'paragraph' && inlineShape(node).length === 0;

const linesOf = (node: Node) =>
  node.textContent
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');

function describe(node: Node): unknown {
  const { name } = node.type;
  const { attrs } = node;
  if (node.isTextblock && !node.type.spec.code) return [name, attrs.level, attrs.align, inlineShape(node)];
  if (node.type.spec.code) return [name, attrs.language ?? '', attrs.meta ?? '', node.textContent];
  const children = shapesOf(node.children);
  if (name === 'listItem') {
    const isTask = node.firstChild?.type.name === 'paragraph' && !isEmpty(node.firstChild);
    return [name, isTask ? attrs.checked : null, children];
  }
  if (name === 'footnoteDefinition') return [name, String(attrs.label).toLowerCase(), children];
  return [name, attrs.kind, attrs.loose && canBeLoose(node), attrs.start, children];
}

/** One item with one block has no place for a blank line. */
const canBeLoose = (list: Node) => list.childCount > 1 || shapesOf(list.firstChild!.children).length > 1;

type Piece = [text: string, marks: string];

function inlineShape(parent: Node): Piece[] {
  const pieces: Piece[] = [];
  let before = '';
  const add = (text: string, marks: string) => {
    const last = pieces.at(-1);
    if (last?.[1] === marks) last[0] = `${last[0]}${text}`.replace(/ {2,}/g, ' ');
    else pieces.push([text, marks]);
  };
  parent.forEach((node) => {
    const marks = node.marks
      .filter((mark) => !isBare(mark, node))
      .map(markShape)
      .join(' ');
    const isVerbatim = node.marks.some(({ type }) => type.spec.code);
    if (node.type.name === 'inlineMath' && before === 'inlineMath') add(' ', '');
    before = node.type.name;
    if (!node.isText) add(`<${node.type.name} ${leafShape(node)}>`, marks);
    else if (isVerbatim) add(node.text!.replace(/\s+/g, ' '), marks);
    else for (const part of node.text!.match(/[ \t\n]+|[^ \t\n]+/g) ?? []) add(...spaceless(part, marks));
  });
  return tidy(pieces);
}

/** Whether a space is bold nobody sees. */
const spaceless = (part: string, marks: string): Piece => (/^[ \t\n]/.test(part) ? [' ', ''] : [part, marks]);

function tidy(pieces: Piece[]): Piece[] {
  const isEdge = ([text, marks]: Piece) => marks === '' && /^(?: |<hardBreak >)*$/.test(text);
  while (pieces[0] && isEdge(pieces[0])) pieces.shift();
  while (pieces.length > 0 && isEdge(pieces.at(-1)!)) pieces.pop();
  const [first, last] = [pieces[0], pieces.at(-1)];
  if (first?.[1] === '') first[0] = first[0].replace(/^(?: |<hardBreak >)+/, '');
  if (last?.[1] === '') last[0] = last[0].replace(/(?: |<hardBreak >)+$/, '');
  return pieces.map(([text, marks]) => [text.replace(/ *<hardBreak > */g, '<hardBreak >'), marks]);
}

/** An address in the text leads there by itself. */
const isBare = ({ type, attrs }: Mark, { text }: Node) =>
  type.name === 'link' &&
  !attrs.title &&
  [text, `http://${text}`, `mailto:${text}`].includes(String(attrs.href));

function markShape({ type, attrs }: Mark): string {
  if (type.name !== 'link') return type.name;
  return `link ${addressShape(attrs, String(attrs.href))}`;
}

function leafShape({ type, attrs }: Node): string {
  if (type.name === 'image') return JSON.stringify([addressShape(attrs, String(attrs.src)), attrs.alt]);
  if (type.name === 'footnoteReference') return String(attrs.label).toLowerCase();
  if (type.name === 'inlineMath') return String(attrs.value).replace(/\s+/g, ' ').trim();
  return '';
}

/** What is named by a label is compared by it: the address itself stands elsewhere. */
const addressShape = ({ ref, title }: Record<string, unknown>, address: string): string =>
  typeof ref === 'string' ? ref.toLowerCase() : JSON.stringify([address, title ?? null]);
