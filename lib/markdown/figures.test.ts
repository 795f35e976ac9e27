import { expect, test } from 'vitest';
import { renderPost } from '@/lib/markdown/render';

const htmlOf = async (markdown: string) =>
  (await renderPost(markdown)).html.replaceAll(' loading="lazy" decoding="async"', '');

test('the title of a picture that stands alone is its caption', async () => {
  expect(await htmlOf('![A hill](/a.jpg "Seen from *home* & <b>")')).toBe(
    '<figure><img src="/a.jpg" alt="A hill"><figcaption>Seen from *home* &#x26; &#x3C;b></figcaption></figure>',
  );
  expect(await htmlOf('![A hill][h]\n\n[h]: /a.jpg "Seen"')).toBe(
    '<figure><img src="/a.jpg" alt="A hill"><figcaption>Seen</figcaption></figure>',
  );
  expect(await htmlOf('[![A](/a.jpg "Seen")](https://example.org)')).toBe(
    '<figure><a href="https://example.org"><img src="/a.jpg" alt="A"></a><figcaption>Seen</figcaption></figure>',
  );
});

test('a picture without a title, or among words, stays as it was', async () => {
  expect(await htmlOf('![A](/a.jpg)')).toBe('<p><img src="/a.jpg" alt="A"></p>');
  expect(await htmlOf('See ![A](/a.jpg "T")')).toBe('<p>See <img src="/a.jpg" alt="A" title="T"></p>');
});

test.each([
  ['{.wide}', 'wide'],
  [' {.full}', 'full'],
  ['{: .wide}', 'wide'],
])('%s after a picture says how wide it is', async (ending, width) => {
  expect(await htmlOf(`![A](/a.jpg "T")${ending}`)).toBe(
    `<figure class="${width}"><img src="/a.jpg" alt="A"><figcaption>T</figcaption></figure>`,
  );
  expect(await htmlOf(`![A](/a.jpg)${ending}`)).toBe(
    `<figure class="${width}"><img src="/a.jpg" alt="A"></figure>`,
  );
});

test.each(['{.huge}', '{.wide .full}', '{.wide} words', '{.embed}'])('%s is words', async (ending) => {
  expect(await htmlOf(`![A](/a.jpg)${ending}`)).toContain(ending);
});

test.each([
  ['wide evil', ' class="wide"'],
  ['kg-card kg-image-card kg-width-full', ' class="full"'],
  ['wp-block-image alignwide', ' class="wide"'],
  ['evil', ''],
])('a figure of HTML with the class %s is as wide', async (classes, kept) => {
  expect(await htmlOf(`<figure class="${classes}"><img src="/a.jpg" alt=""></figure>`)).toBe(
    `<figure${kept}><img src="/a.jpg" alt=""></figure>`,
  );
});

test('a stored picture in a wide figure is chosen for the width that it has there', async () => {
  const file = '0123456789abcdef01234567.webp';
  const picture = { name: file, edition: 1, width: 2400, height: 1200, widths: [480, 960, 1600] };
  const findPictures = async () => new Map([[file, picture]]);
  const render = async (ending: string) =>
    (await renderPost(`![A](/media/${file})${ending}`, { findPictures })).html;
  expect(await render('{.wide}')).toContain('sizes="(min-width: 1200px) 1120px,');
  expect(await render('{.full}')).toContain('sizes="100vw"');
  expect(await render('')).toContain('648px');
});
