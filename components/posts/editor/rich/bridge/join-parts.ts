import type { Context, ParsedDocument } from './parse-document';
import { isProved } from './prove';
import type { Style } from './style';
import { writeAnew, type Part } from './write-part';

type Settings = { context: Context; style: Style };

const BLANK_LINE = '\n\n';

/** Blocks that did not follow each other before may read as one: a fence left open, lists with the same sign. */
export function joinParts(parts: Part[], parsed: ParsedDocument, settings: Settings): string {
  const done: Part[] = [];
  const gaps: string[] = [];
  for (let part of parts) {
    const before = done.at(-1);
    let gap = gapBetween(before, part, parsed);
    if (before && !isUntouched(before, part)) {
      const pair = settle(before, gap, part, settings);
      done[done.length - 1] = pair.before;
      [gap, part] = [pair.gap, pair.part];
    }
    done.push(part);
    gaps.push(gap);
  }
  return done.map((part, index) => gaps[index]! + part.text).join('') + endOf(done.at(-1), parsed);
}

const isUntouched = (before: Part, part: Part) => before.isKept && part.isKept && before.oldEnd === part.old;

function gapBetween(before: Part | undefined, part: Part, { blocks }: ParsedDocument): string {
  if (!before) return blocks[0]?.gap ?? '';
  return before.oldEnd === part.old && part.oldEnd > part.old && before.oldEnd > before.old
    ? blocks[part.old]!.gap
    : BLANK_LINE;
}

/** The end of the file is the author's. */
const endOf = (last: Part | undefined, { rest, blocks }: ParsedDocument) =>
  rest === '' && last && last.oldEnd !== blocks.length && blocks.length > 0 ? '' : rest;

type Pair = { before: Part; gap: string; part: Part };

function settle(before: Part, gap: string, part: Part, settings: Settings): Pair {
  const proves = (pair: Pair) =>
    isProved(
      pair.before.text + pair.gap + pair.part.text,
      [...pair.before.nodes, ...pair.part.nodes],
      settings.context,
    );
  for (const pair of ways(before, gap, part, settings)) if (proves(pair)) return pair;
  return { before, gap: gap.includes(BLANK_LINE) ? gap : BLANK_LINE, part };
}

function* ways(before: Part, gap: string, part: Part, settings: Settings): Generator<Pair> {
  const anew = (one: Part, otherMarker: boolean): Part => ({
    ...one,
    text: writeAnew(
      {
        nodes: otherMarker ? one.nodes.map(withOtherMarker) : one.nodes,
        now: settings.context,
        style: settings.style,
      },
      true,
    ),
  });
  yield { before, gap, part };
  gap = BLANK_LINE;
  yield { before, gap, part };
  yield { before: anew(before, false), gap, part };
  yield { before, gap, part: anew(part, false) };
  yield { before, gap, part: anew(part, true) };
  yield { before: anew(before, true), gap, part };
  yield { before: anew(before, false), gap, part: anew(part, true) };
}

const otherMarkers: Record<string, string> = { '-': '*', '*': '-', '+': '-', '.': ')', ')': '.' };

function withOtherMarker(node: Part['nodes'][number]): Part['nodes'][number] {
  const { name } = node.type;
  if (name !== 'bulletList' && name !== 'orderedList') return node;
  const marker = String(node.attrs.marker ?? (name === 'bulletList' ? '-' : '.'));
  return node.type.create({ ...node.attrs, marker: otherMarkers[marker] }, node.content);
}
