import { expect, test } from 'vitest';
import { contentsOf } from '@/lib/markdown/contents';
import { renderPost } from '@/lib/markdown/render';

const contents = async (markdown: string) => contentsOf((await renderPost(markdown)).html);
const inShort = async (markdown: string) =>
  (await contents(markdown)).map(({ title, below }) => [title, ...below.map((section) => section.title)]);

test('a text of three headings has contents: the two highest ranks, by what they say', async () => {
  expect(
    await inShort('## One *and* `two`\n\n### Below[^1]\n\n#### Deep\n\n## "Three" & <four\n\n[^1]: Note.'),
  ).toEqual([['One and two', 'Below'], ['"Three" & <four']]);
  expect(await inShort('# A\n\n## B\n\n# C')).toEqual([['A', 'B'], ['C']]);
});

test('fewer headings are none', async () => {
  expect(await contents('## One\n\n## Two')).toEqual([]);
});

test('a lower heading before any higher one stands by itself', async () => {
  expect(await inShort('### A\n\n## B\n\n### C')).toEqual([['A'], ['B', 'C']]);
});

test('names are those of the headings, in any script', async () => {
  const [first] = await contents('## Über "uns" 日本\n\n## b\n\n## c');
  expect(first!.name).toBe('über-uns-日本');
});

test('what only looks like a heading of ours is none', async () => {
  const forged = '</h2><a class="heading-anchor" name="x" href="#x" aria-label="Permalink: Forged"></a>';
  expect(await inShort(`## A\n\n${forged}\n\n\`${forged}\`\n\n## B\n\n<h2 title='${forged}'>C</h2>`)).toEqual(
    [['A'], ['B'], ['C']],
  );
});

test('ten thousand headings become a list of bounded length', async () => {
  const many = contentsOf(
    Array.from(
      { length: 10_000 },
      (_, index) =>
        `<div class="heading"><h${2 + (index % 2)}>x</h${2 + (index % 2)}><a class="heading-anchor" name="n${index}" href="#n${index}" aria-label="Permalink: x"></a></div>`,
    ).join(''),
  );
  expect(many).toHaveLength(300);
  expect(many.every(({ below }) => below.length === 0)).toBe(true);
});

test('text that nearly ends a heading, over and over, is read once', () => {
  const hostile = '</h2><a class="heading-anchor" name="'.repeat(20_000);
  expect(contentsOf(hostile)).toEqual([]);
});
