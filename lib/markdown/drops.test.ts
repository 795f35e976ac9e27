import { expect, test } from 'vitest';
import { renderComment, renderPost } from '@/lib/markdown/render';

test.each([
  [
    '<div>\n<style scoped>\n    .dataframe th {\n        text-align: right;\n    }\n\n    .dataframe td { top: 0 }\n</style>\n<table class="dataframe"><tr><td>7</td></tr></table>\n</div>\n\nAfter.',
    '<style>',
  ],
  [
    'Before <svg viewBox="0 0 9 9"><title>Chart</title><style>.a{fill:red}</style><text>Q1</text></svg> after.',
    '<svg>',
  ],
  ['Before <noscript><img src="https://example.org/pixel.gif"></noscript> after.', '<noscript>'],
  ['Before <template><p>x</p></template> after.', '<template>'],
  ['<title>x</title>\n\nAfter.', '<title>'],
  ['<textarea>x</textarea>\n\nAfter.', '<textarea>'],
  ['<select><option>x</option></select>\n\nAfter.', '<select>'],
  ['<video src="/a.mp4">Your browser cannot</video>\n\nAfter.', '<video>'],
  ['<audio src="/a.mp3"><b>Your browser cannot</b></audio>\n\nAfter.', '<audio>'],
  ['<iframe src="https://example.org">Your browser cannot</iframe>\n\nAfter.', '<iframe>'],
  ['<object data="/a.pdf"><p>Your browser cannot</p></object>\n\nAfter.', '<object>'],
  ['<canvas>Your browser cannot</canvas>\n\nAfter.', '<canvas>'],
])('what stands in %j goes with it, and the author is told', async (markdown, element) => {
  const { html, excerpt, notices } = await renderPost(markdown);
  const told = notices.join(' ');
  expect(told).toContain(element);
  expect(html + excerpt).not.toMatch(/fill|align|Chart|Q1|pixel|Your browser|>x</);
  expect(html).toMatch(/after/i);
});

test('what is dropped whole is named once, not by all its parts', async () => {
  const { notices } = await renderPost('<svg><g><path d="M0"/><path d="M1"/></g></svg>');
  expect(notices).toEqual(['Readers will not get this markup: <svg>.']);
});

test('an address list with a scheme that is none of the web’s is dropped, others stay', async () => {
  const picture = (list: string) =>
    `<picture><source srcset="${list}"><img src="/media/a.webp" alt=""></picture>`;
  for (const list of ['javascript:alert(1)', '/a.webp 1x, JavaScript:alert(1) 2x', 'java\tscript:x'])
    expect((await renderPost(picture(list))).html).not.toContain('srcset');
  for (const list of ['/media/a.webp 1x, https://example.org/b.webp 2x', 'a.webp'])
    expect((await renderPost(picture(list))).html).toContain(`srcset="${list}"`);
});

test('a single newline in a comment breaks the line, in a post it does not', async () => {
  expect(await renderComment('Call me:\nAna\n12 Example Street')).toBe(
    '<p>Call me:<br>\nAna<br>\n12 Example Street</p>',
  );
  expect(await renderComment('- a\n  b\n\n> c\n> d')).toContain('a<br>\nb');
  expect((await renderPost('a\nb')).html).toBe('<p>a\nb</p>');
  expect(await renderComment('```\na\nb\n```')).not.toContain('<br>');
});
