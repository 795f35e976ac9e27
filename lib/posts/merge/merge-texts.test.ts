import fc from 'fast-check';
import { expect, test } from 'vitest';
import { applyChoices, isDifference, mergeTexts, sentencesOf } from './merge-texts';

const merged = (base: string, mine: string, theirs: string) => applyChoices(mergeTexts(base, mine, theirs));

test('changes of different paragraphs, and of different sentences of one, are both there', () => {
  const base = 'One. Two. Three.\n\nFour.\n\nFive.';
  expect(mergeTexts(base, base.replace('Four', '4'), base.replace('Five', '5'))).toEqual([
    { text: 'One. Two. Three.\n\n4.\n\n5.' },
  ]);
  expect(mergeTexts(base, base.replace('One', '1'), base.replace('Three', '3'))).toEqual([
    { text: '1. Two. 3.\n\nFour.\n\nFive.' },
  ]);
});

test('of one sentence that both changed, both are there, and each can be chosen', () => {
  const base = 'First.\n\nThe heron stands.\n\nLast.\n';
  const [mine, theirs] = [base.replace('stands', 'waits'), base.replace('stands', 'sleeps')];
  const parts = mergeTexts(base, mine, theirs);
  expect(parts.filter(isDifference)).toEqual([
    { mine: 'The heron waits.\n\n', theirs: 'The heron sleeps.\n\n' },
  ]);
  expect(applyChoices(parts)).toBe('First.\n\nThe heron waits.\n\nThe heron sleeps.\n\nLast.\n');
  expect(applyChoices(parts, ['mine'])).toBe(mine);
  expect(applyChoices(parts, ['theirs'])).toBe(theirs);
});

test('what one deleted and the other changed is left to choose', () => {
  const base = 'Keep.\n\nGo away.\n\nEnd.';
  const parts = mergeTexts(base, 'Keep.\n\nEnd.', base.replace('away', 'far away'));
  expect(parts.filter(isDifference)).toEqual([{ mine: '', theirs: 'Go far away.\n\n' }]);
  expect(applyChoices(parts, ['mine'])).toBe('Keep.\n\nEnd.');
});

test('what both have stays, whichever side is chosen where they differ', () => {
  const [base, mine] = ['Alpha.\n\nBeta.\n\nGamma.\n', 'Alpha.\n\nBeta!\n\nGamma.\n'];
  const parts = mergeTexts(base, mine, 'Beta.\n\nAlpha.\n\nGamma.\n');
  for (const choice of ['mine', 'theirs', 'both'] as const)
    expect(
      applyChoices(
        parts,
        parts.filter(isDifference).map(() => choice),
      ),
    ).toContain('Alpha.');
});

test('what both add at the end stands apart', () => {
  expect(merged('A.', 'A.\n\nMine.', 'A.\n\nTheirs.')).toBe('A.\n\nMine.\n\nTheirs.');
  expect(merged('', 'Mine', 'Theirs')).toBe('Mine\n\nTheirs');
});

test('sentences of several scripts, and lines of lists and code, are taken apart without loss', () => {
  const text = '“Is it?” he said. (Yes.) No…\n- a\n- b\n\n東京。大阪！「はい。」\n```\na.b(c)\n```\n';
  expect(sentencesOf(text).join('')).toBe(text);
  expect(sentencesOf('東京。大阪！')).toEqual(['東京。', '大阪！']);
  expect(sentencesOf('- a\n- b\n')).toEqual(['- a\n', '- b\n']);
  expect(sentencesOf('A *b.* C')).toEqual(['A *b.* ', 'C']);
});

/** Milliseconds of this process's work. */
function work(run: () => unknown): number {
  const start = process.cpuUsage();
  run();
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1000;
}

test.each([
  ['spaces', (length: number) => `a.${' '.repeat(length)}b`],
  ['dots', (length: number) => `a${'…'.repeat(length)} b`],
  ['closing marks', (length: number) => `a.${'"'.repeat(length)} b`],
])('a line of many %s takes time by its length, not by the square of it', (_, make) => {
  const text = make(200_000);
  expect(sentencesOf(text).join('')).toBe(text);
  const measure = Math.max(
    5,
    work(() => sentencesOf('Ordinary words. '.repeat(200_000 / 16))),
  );
  expect(work(() => sentencesOf(text))).toBeLessThan(20 * measure);
});

test('of very long texts that differ everywhere the whole is left to choose', () => {
  const lines = (word: string) =>
    Array.from({ length: 20_000 }, (_, index) => `${word} ${index}.`).join('\n\n');
  const parts = mergeTexts(lines('base'), lines('mine'), lines('theirs'));
  expect(parts).toHaveLength(1);
  expect(applyChoices(parts, ['theirs'])).toBe(lines('theirs'));
});

test('a text of 40,000 equal lines on each side is no burden', () => {
  const lines = (word: string) => `${'same\n\n'.repeat(20_000)}${word}\n\n${'same\n\n'.repeat(20_000)}`;
  const parts = mergeTexts(lines('base'), lines('mine'), lines('theirs'));
  expect(applyChoices(parts, ['mine'])).toBe(lines('mine'));
});

// Random edits of both hands

type Sentence = string;
type Paragraph = Sentence[];

let count = 0;
const fresh = (by: string): Sentence => `${by} writes ${++count}.`;
const toText = (paragraphs: Paragraph[]) =>
  paragraphs
    .filter((sentences) => sentences.length > 0)
    .map((sentences) => sentences.join(' '))
    .join('\n\n');

const edit = fc.record({
  kind: fc.constantFrom('insert', 'delete', 'replace', 'move', 'paragraph', 'split'),
  at: fc.nat(60),
  within: fc.nat(6),
  to: fc.nat(60),
});

function edited(
  paragraphs: Paragraph[],
  by: string,
  edits: { kind: string; at: number; within: number; to: number }[],
) {
  const text = paragraphs.map((sentences) => [...sentences]);
  for (const { kind, at, within, to } of edits) {
    const paragraph = text[at % text.length]!;
    const place = within % (paragraph.length + 1);
    if (kind === 'insert') paragraph.splice(place, 0, fresh(by));
    if (kind === 'delete') paragraph.splice(place, 1);
    if (kind === 'replace') paragraph.splice(place, 1, fresh(by));
    if (kind === 'move') text.splice(to % text.length, 0, ...text.splice(at % text.length, 1));
    if (kind === 'paragraph') text.splice(to % text.length, 0, [fresh(by), fresh(by)]);
    if (kind === 'split') text.splice(at % text.length, 1, paragraph.slice(0, place), paragraph.slice(place));
  }
  return text;
}

const edits = fc.array(edit, { maxLength: 8 });
const original = fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 1, maxLength: 12 });
const sentencesIn = (text: string) => new Set(text.split(/(?<=\.)\s+/).filter(Boolean));

test('no sentence of either side is missing from what is merged, in 2,000 random runs', () => {
  fc.assert(
    fc.property(original, edits, edits, (lengths, ofMine, ofTheirs) => {
      const before = lengths.map((length) => Array.from({ length }, () => fresh('Somebody')));
      const [base, mine, theirs] = [
        toText(before),
        toText(edited(before, 'Me', ofMine)),
        toText(edited(before, 'They', ofTheirs)),
      ];
      const result = sentencesIn(merged(base, mine, theirs));
      const [was, ours, others] = [sentencesIn(base), sentencesIn(mine), sentencesIn(theirs)];
      for (const sentence of [...ours, ...others]) {
        const isNew = !was.has(sentence);
        const isOfBoth = ours.has(sentence) && others.has(sentence);
        if (isNew || isOfBoth) expect(result, sentence).toContain(sentence);
      }
      expect(merged(base, mine, base)).toBe(mine);
      expect(merged(base, base, theirs)).toBe(theirs);
      expect(merged(base, mine, mine)).toBe(mine);
      const parts = mergeTexts(base, mine, theirs);
      // Nobody decides unasked: a side that is chosen everywhere has all that it wrote.
      for (const side of ['mine', 'theirs'] as const) {
        const chosen = sentencesIn(
          applyChoices(
            parts,
            parts.map(() => side),
          ),
        );
        for (const sentence of side === 'mine' ? ours : others)
          if (!was.has(sentence)) expect(chosen, sentence).toContain(sentence);
      }
    }),
    { numRuns: 2000 },
  );
});
