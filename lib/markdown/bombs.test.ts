import { expect, test } from 'vitest';
import { MAX_COMMENT_LENGTH, MAX_POST_LENGTH } from '@/lib/markdown/bounds';
import { renderComment, renderPost } from '@/lib/markdown/render';

type Bomb = (length: number) => string;

const fill =
  (pattern: string): Bomb =>
  (length) =>
    pattern.repeat(Math.floor(length / pattern.length));

const balanced =
  (open: string, close: string): Bomb =>
  (length) =>
    fill(open)(length / 2) + fill(close)(length / 2);

const nesting: Record<string, Bomb> = {
  quotes: fill('>'),
  'quotes with spaces': fill('> '),
  'quotes and lists': fill('> - '),
  'quotes over several lines': fill(`${'> '.repeat(100)}a\n`),
  'opening brackets': fill('['),
  'opening image brackets': fill('!['),
  'opening footnote brackets': fill('[^'),
  'balanced brackets': balanced('[', ']'),
};

const others: Record<string, Bomb> = {
  'list markers': fill('- '),
  'number markers': fill('1. '),
  'lists by indentation': (length) =>
    Array.from({ length: Math.sqrt(length) }, (_, depth) => `${'  '.repeat(depth)}- a\n`)
      .join('')
      .slice(0, length),
  'links in links': balanced('[', '](b)'),
  'unfinished links': fill('[a]('),
  'brackets in what looks like code': (length) => `    \`\`\`\n\n${balanced('[', ']')(length - 10)}`,
  'nested emphasis': balanced('*a **a ', 'a** a*'),
  'emphasis within words': fill('a*'),
  stars: fill('*a **b '),
  tildes: fill('~a '),
  'opening tags': fill('<div>'),
  'nested tags': fill('<b><i>'),
  'unfinished tags': fill('<a '),
  'open comments': fill('<!--'),
  'backticks of growing length': (length) =>
    Array.from({ length: Math.sqrt(length) }, (_, n) => '`'.repeat(n)).join(' '),
};

/** What people write; its time is the measure, because machines differ and are never idle. */
const ordinary = fill('Some *ordinary* words with a [link](/a) and `code`.\n\n');
const ofComment = await fastest(() => renderComment(ordinary(20_000)));
const ofPost = await fastest(() => renderPost(ordinary(20_000)));
const ofLongestComment = await fastest(() => renderComment(ordinary(5000)));

/** Times as long as ordinary text of the same length. */
const MOST = 8;

test.each(Object.entries(nesting))('20,000 characters of %s take no longer than others', async (_, bomb) => {
  expect(await fastest(() => renderComment(bomb(20_000)))).toBeLessThan(MOST * ofComment);
  expect(await fastest(() => renderPost(bomb(20_000)))).toBeLessThan(MOST * ofPost);
});

test.each(Object.entries(others))(
  'the longest comment, of %s, takes no longer than others',
  async (_, bomb) => {
    expect(await fastest(() => renderComment(bomb(5000)))).toBeLessThan(MOST * ofLongestComment);
  },
);

test.each(Object.entries(others))(
  'a post of 20,000 characters of %s takes no longer than others',
  async (_, bomb) => {
    expect(await fastest(() => renderPost(bomb(20_000)), 1)).toBeLessThan(MOST * ofPost);
  },
);

test('a table whose cells would be multiplied stays text', async () => {
  const bomb = `${'|a'.repeat(1000)}\n${'|-'.repeat(1000)}\n${'x\n'.repeat(1000)}`;
  expect((await renderComment(bomb)).length).toBeLessThan(bomb.length * 3);
});

test('a long address that many links refer to is not repeated without end', async () => {
  const bomb = `[a]: /${'x'.repeat(10_000)}\n\n${'[a] '.repeat(2000)}`;
  expect((await renderComment(bomb)).length).toBeLessThan(400_000);
});

test('macros of TeX do not grow without end', async () => {
  const doubling =
    '\\def\\a{aa}\\def\\b{\\a\\a}\\def\\c{\\b\\b\\b\\b}\\def\\d{\\c\\c\\c\\c}\\def\\e{\\d\\d\\d\\d}';
  const { html } = await renderPost(`$$\n${doubling}${'\\e'.repeat(500)}\n$$`);
  expect(html.length).toBeLessThan(100_000);
});

test('ordinary nesting stays nesting', async () => {
  const { html } = await renderPost(`${'> '.repeat(20)}deep\n\n${'[a '.repeat(3)}${']'.repeat(3)}\n`);
  expect(html.match(/<blockquote>/g)).toHaveLength(20);
  expect(html).toContain('[a [a [a ]]]');
});

test('what was nested too deep is shown as written', async () => {
  expect(await renderComment('['.repeat(500))).toBe(`<p>${'['.repeat(500)}</p>`);
  expect(await renderComment('>'.repeat(500))).toContain(`<p>${'>'.repeat(450)}</p>`);
});

test('addresses in what was nested too deep keep their marks', async () => {
  const { html } = await renderPost(`${'*a '.repeat(200)}<https://example.org/*a>`);
  expect(html).toContain('<a href="https://example.org/*a">https://example.org/*a</a>');
});

test('code with many brackets is shown as written', async () => {
  const code = '[[[]]] \u001b[0m\n'.repeat(400);
  const { html } = await renderPost(`\`\`\`\n${code}\`\`\`\n`);
  expect(html).toBe(`<div class="code"><pre tabindex="0"><code>${code}</code></pre></div>`);
});

test('a text that is too long is refused', async () => {
  await expect(renderPost('a'.repeat(MAX_POST_LENGTH + 1))).rejects.toThrow(RangeError);
  await expect(renderComment('a'.repeat(MAX_COMMENT_LENGTH + 1))).rejects.toThrow(RangeError);
});

test('a post of a megabyte renders', async () => {
  const paragraph = 'The *quick* brown fox [jumps](https://example.org) over `the` lazy dog.\n\n';
  const { wordCount } = await renderPost(paragraph.repeat(Math.floor(MAX_POST_LENGTH / paragraph.length)));
  expect(wordCount).toBeGreaterThan(100_000);
}, 60_000);

/** Milliseconds of this process's work, since other processes share the machine; the best of several. */
async function fastest(run: () => Promise<unknown>, times = 5): Promise<number> {
  let best = Infinity;
  for (let count = 0; count < times; count += 1) {
    const start = process.cpuUsage();
    await run();
    const { user, system } = process.cpuUsage(start);
    best = Math.min(best, (user + system) / 1000);
  }
  return best;
}
