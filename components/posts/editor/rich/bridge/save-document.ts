import type { Node } from '@tiptap/pm/model';
import { contextOfNodes, withKnownAddresses } from './context';
import { joinParts } from './join-parts';
import { pairBlocks, type Run } from './pair-blocks';
import type { Block, Context, ParsedDocument } from './parse-document';
import { isProved } from './prove';
import type { Style } from './style';
import { writePart, type Part } from './write-part';

export type Saved = { text: string; unproved: Node[] };

/** A text that was opened, and how to write documents that began as it. */
export type OpenDocument = { nodes: Node[]; save: (nodes: readonly Node[]) => Saved };

/** Changed blocks alone are written; the others stay as they are, byte for byte. */
export function openDocument(parsed: ParsedDocument): OpenDocument {
  const nodes = parsed.blocks.map((block) => block.node);
  const style = Object.assign({}, ...parsed.blocks.map((block) => block.style).reverse()) as Style;
  const parts = new WeakMap<Node, { old: readonly Block[]; part: Part }>();

  function save(all: readonly Node[]): Saved {
    const filled = all.filter((node) => node.type.name !== 'paragraph' || node.content.size > 0);
    const context = contextOfNodes(filled, parsed);
    const now = filled.map((node) => withKnownAddresses(node, context));
    const runs = pairBlocks(nodes, now);
    if (runs.every((run) => run.isKept)) return { text: parsed.source, unproved: [] };
    const written = runs.flatMap((run) => {
      if (run.isKept) return kept(run, context);
      const isPaired = run.oldEnd - run.old === run.nowEnd - run.now;
      if (run.now === run.nowEnd) return [];
      if (!isPaired) return [changed(run.old, run.oldEnd, now.slice(run.now, run.nowEnd), context)];
      return now
        .slice(run.now, run.nowEnd)
        .map((node, index) => changed(run.old + index, run.old + index + 1, [node], context));
    });
    return {
      text: joinParts(written, parsed, { context, style }),
      unproved: written.filter((part) => !part.isProved).map((part) => part.nodes[0]!),
    };
  }

  function changed(old: number, oldEnd: number, now: readonly Node[], context: Context): Part {
    const blocks = parsed.blocks.slice(old, oldEnd);
    const known = parts.get(now[0]!);
    if (known && isSame(known.old, blocks) && isSame(known.part.nodes, now) && !isReferring(known.part))
      return known.part;
    const made = writePart({ blocks, nodes: now, before: parsed.context, now: context, style });
    const part = { ...made, nodes: now, old, oldEnd, isKept: false };
    parts.set(now[0]!, { old: blocks, part });
    return part;
  }

  /** What stays may read otherwise when addresses or footnotes elsewhere have changed. */
  function kept(run: Run, context: Context): Part[] {
    return parsed.blocks.slice(run.old, run.oldEnd).map(({ source, node }, index) => {
      const old = run.old + index;
      const part = { text: source, nodes: [node], old, oldEnd: old + 1, isKept: true, isProved: true };
      if (context === parsed.context || !source.includes('[')) return part;
      return isProved(source, [node], context) ? part : changed(old, old + 1, [node], context);
    });
  }

  return { nodes, save };
}

/** Whether the whole text reads as the document. */
export function isProvedWhole(text: string, nodes: readonly Node[]): boolean {
  const empty = { addresses: new Map(), footnotes: new Set<string>() };
  const context = contextOfNodes(nodes, { blocks: [], context: empty });
  return isProved(
    text,
    nodes.map((node) => withKnownAddresses(node, context)),
    empty,
  );
}

const isSame = <T>(one: readonly T[], other: readonly T[]) =>
  one.length === other.length && one.every((item, index) => item === other[index]);

/** It may read otherwise when an address elsewhere changes. */
const isReferring = (part: Part) => part.text.includes('][') || part.text.includes('[^');
