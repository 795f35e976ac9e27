import type { Node } from '@tiptap/pm/model';
import type { Definition, Root } from 'mdast';
import { NotShown, parseDocument, type Context } from './parse-document';
import { shapesOf } from './shape';
import { asWords } from './source-words';
import { writeTree } from './write-tree';

/** Whether a part of a text reads as these blocks, with the addresses and footnotes of the whole. */
export function isProved(text: string, nodes: readonly Node[], context: Context): boolean {
  const preamble = text.includes('[') ? preambleOf(context) : '';
  const blocks = read(preamble + text);
  const own = preamble === '' ? blocks : blocks?.slice(blocks.findIndex(isRule) + 1);
  return own !== undefined && sameShapes(shapesOf(own), nodes.flatMap(asRead));
}

const isRule = (node: Node) => node.type.name === 'rule';

/** Half a tag is words, as it is read. */
function sameShapes(read: string[], nodes: readonly Node[]): boolean {
  const [meant, worded] = [shapesOf(nodes), shapesOf(nodes.map(asWords))];
  return (
    read.length === meant.length &&
    read.every((shape, index) => shape === meant[index] || shape === worded[index])
  );
}

function read(text: string): Node[] | undefined {
  try {
    return parseDocument(text).blocks.map(({ node }) => node);
  } catch (error) {
    if (error instanceof NotShown) return undefined;
    throw error;
  }
}

/** Markdown that was typed as such says what it reads as. */
const asRead = (node: Node): readonly Node[] =>
  node.type.name === 'sourceBlock' ? (read(node.textContent) ?? [node]) : [node];

const preambles = new WeakMap<Context, string>();

function preambleOf(context: Context): string {
  const known = preambles.get(context);
  if (known !== undefined) return known;
  const notes = [...context.footnotes].map((label) => `[^${label}]: x\n\n`);
  const children = [...new Set(context.addresses.values())].map((address): Definition => ({
    ...address,
    type: 'definition',
  }));
  const addresses = writeTree({ type: 'root', children } satisfies Root, { style: {} });
  // A line across ends what came before, whatever follows.
  const made = notes.length + children.length > 0 ? `${notes.join('')}${addresses}\n\n***\n\n` : '';
  preambles.set(context, made);
  return made;
}
