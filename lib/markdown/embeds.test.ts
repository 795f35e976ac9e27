import { expect, test } from 'vitest';
import { renderComment, renderPost } from '@/lib/markdown/render';

const film = 'https://youtu.be/abcdefghijk';
const htmlOf = async (markdown: string) => (await renderPost(markdown)).html;

test('an address alone in its paragraph is a card that leads there, with the name of the site or a title', async () => {
  const card = (title: string) =>
    '<p class="embed" data-player="https://www.youtube-nocookie.com/embed/abcdefghijk?autoplay=1" ' +
    `data-host="youtube-nocookie.com"><a href="${film}">${title}</a></p>`;
  expect(await htmlOf(film)).toBe(card('youtu.be'));
  expect(await htmlOf(`<${film}>`)).toBe(card('youtu.be'));
  expect(await htmlOf(`[The *best* film](${film})`)).toBe(card('The <em>best</em> film'));
});

test.each([
  `See ${film}`,
  `${film} and more`,
  `- ${film}`,
  `> ${film}`,
  `[![x](/media/a.webp)](${film}) `.repeat(2),
  `<p><a href="${film}">film</a></p>`,
  `<p data-embed="x"><a href="${film}">film</a></p>`,
  `<p class="embed" data-player="https://evil.example/" data-host="x"><a href="${film}">film</a></p>`,
  `<div class="embed" data-player="https://evil.example/">x</div>`,
  `<iframe src="https://www.youtube-nocookie.com/embed/abcdefghijk"></iframe>`,
  '[x](javascript://youtu.be/abcdefghijk)',
  'https://evil.example/watch?v=abcdefghijk',
])('%s is no card', async (markdown) => {
  expect(await htmlOf(markdown)).not.toMatch(/data-|embed"|iframe/);
});

test('HTML around a card cannot take its mark along', async () => {
  const html = await htmlOf(`${film}\n\n<p data-embed>x</p>\n\n<div data-embed="">y</div>`);
  expect(html.match(/data-player/g)).toHaveLength(1);
  expect(html).not.toContain('data-embed');
});

test('a comment has links alone, and the beginning of a post no card', async () => {
  expect(await renderComment(film)).not.toContain('data-');
  expect((await renderPost(`${film}\n\nWords.`)).excerpt).toBe('Words.');
});
