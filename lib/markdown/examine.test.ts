import { expect, test } from 'vitest';
import { examinePost } from '@/lib/markdown/examine';

const shown = (text: string, places: { start: number; end: number }[]) =>
  places.map(({ start, end }) => text.slice(start, end));

test('pictures without a description are found, however they are written', async () => {
  const text = [
    '![](/media/a.webp) ![ ](b.png) ![A heron](c.png)',
    '![][ref] ![A heron][ref]',
    '<p><img src="d.png"> <img src="e.png" alt=""> <IMG\nsrc=f.png></p>',
    '`![](code.png)`',
    '[ref]: g.png',
  ].join('\n\n');
  const { withoutAlt } = await examinePost(text);
  expect(shown(text, withoutAlt)).toEqual([
    '![](/media/a.webp)',
    '![ ](b.png)',
    '![][ref]',
    '<img src="d.png">',
    '<IMG\nsrc=f.png>',
  ]);
});

test.each([
  ['## A\n\n### B\n\n## C\n\n#### D', [[2, 4]]],
  ['### A', [[1, 3]]],
  ['# A\n\n## B\n\n#### C', [[3, 5]]],
  ['```md\n#### A\n```\n\n$$\n##### B\n$$', []],
  ['Über\n===\n\n### سطر', [[2, 4]]],
])('ranks of headings that are left out are found in %j', async (text, expected) => {
  const { headingJumps } = await examinePost(text);
  expect(headingJumps.map(({ from, to }) => [from, to])).toEqual(expected);
});

test('fragments without a goal are found, and those with one are not', async () => {
  const text = '## A part\n\n[a](#a-part) [b](#b) [c](#%E6%9D%B1)[^1] [top](#top)\n\n[^1]: Note';
  expect((await examinePost(text)).deadFragments).toEqual(['#b', '#東']);
});

test('marks of a merge are found outside of code', async () => {
  const marks = '<<<<<<< mine\nOne\n=======\nTwo\n>>>>>>> theirs';
  const text = `${marks}\n\n\`\`\`\n${marks}\n\`\`\`\n\nA title\n=======\n`;
  const { mergeMarks } = await examinePost(text);
  expect(shown(text, mergeMarks)).toEqual(['<<<<<<< mine', '>>>>>>> theirs']);
});

test.each(['<img ', '![](', '<<<<<<<\n', '> ', '[a](#', '# '])(
  'a text of nothing but %j breaks nothing',
  async (part) => {
    const exam = await examinePost(part.repeat(3000));
    expect(exam.references.length).toBeLessThanOrEqual(500);
  },
  30_000,
);
