import { expect, test } from 'vitest';
import { renderComment, renderPost } from '@/lib/markdown/render';

const htmlOf = async (markdown: string) => (await renderPost(markdown)).html;

test.each([
  ['js', 'JavaScript'],
  ['C++', 'C++'],
  ['rust,ignore', 'Rust'],
  ['console', 'Terminal'],
  ['brainfuck', 'Brainfuck'],
  ['constructor', 'Constructor'],
])('the frame of a block in %s says %s', async (language, title) => {
  expect(await htmlOf(`\`\`\`${language}\nx\n\`\`\``)).toContain(
    `<div class="code" data-language="${title}"><pre`,
  );
});

test.each(['', '"><script>', '-', 'x'.repeat(40)])('a block in %s has no name', async (language) => {
  expect(await htmlOf(`\`\`\`${language}\nx\n\`\`\``)).toContain('<div class="code"><pre');
});

test('frames come from blocks of code alone, not from what an author writes', async () => {
  expect(await htmlOf('<div class="code" data-language="x"><button>Copy</button>y</div>')).toBe(
    '<div class="">Copyy</div>',
  );
  expect(await htmlOf('- a\n\n      b')).toContain('<div class="code"><pre');
  expect(await renderComment('```js\nx\n```')).not.toContain('class="code"');
});
