import { expect, test } from 'vitest';
import { renderPost } from '@/lib/markdown/render';

const htmlOf = async (markdown: string) => (await renderPost(markdown)).html;
const formulas = (html: string) => html.match(/<math/g)?.length ?? 0;
const plain = (html: string) => html.replace(/<annotation.*?<\/annotation>|<[^>]*>/gs, '');

test.each([
  ['$x$', 1],
  ['Let $x^2 + y^2$ be.', 1],
  ['$a$ and $b$, $c$.', 3],
  ['$a_1$ and $b_2$', 2],
  ['(that is $n$th)', 1],
  ['$\\text{5\\$}$', 1],
  ['$a +\nb$', 1],
  ['*$x$*', 1],
  ['$*x* + *y*$', 1],
])('%j has formulas: %i', async (markdown, count) => {
  const html = await htmlOf(markdown);
  expect(formulas(html)).toBe(count);
  expect(html).not.toContain('katex-error');
});

test.each([
  '$5 and $6',
  'It costs $5, not $6.',
  '$5-$10',
  'from $20,000 to $30,000',
  'US$5, CA$6',
  '$ x $',
  '$HOME and $PATH',
  'a $ b',
  '$x',
  '$x $',
  '$$ place, and a $$$ place, and $$ again.',
  'A $$ place, and another $$ place',
  '20$',
])('%j has none, and loses no sign', async (markdown) => {
  const html = await htmlOf(markdown);
  expect(formulas(html)).toBe(0);
  expect(html).not.toContain('katex');
  expect(plain(html)).toBe(markdown);
});

test('a backslash keeps a dollar, and code is code', async () => {
  expect(plain(await htmlOf('\\$x$ and `$y$`'))).toBe('$x$ and $y$');
  expect(formulas(await htmlOf('\\$x$ and `$y$`\n\n```\n$z$\n```'))).toBe(0);
});

test('$$ alone in a paragraph stands by itself, within a line it stays in the line', async () => {
  expect(await htmlOf('$$\\int_0^1 x\\,dx$$')).toContain('display="block"');
  expect(await htmlOf('$$\\int_0^1 x\\,dx$$')).toBe(await htmlOf('$$\n\\int_0^1 x\\,dx\n$$'));
  expect(await htmlOf('> $$x$$')).toContain('display="block"');
  const within = await htmlOf('where $$x$$ and $$ y $$ and $$ a = b $$ are');
  expect(formulas(within)).toBe(3);
  expect(within).not.toContain('display="block"');
});
