import { expect, test } from 'vitest';
import { withAbsoluteUrls } from '@/lib/markdown/absolute-urls';
import { renderPost } from '@/lib/markdown/render';

const page = 'https://blog.example.org/posts/one';

test('links, images and footnotes become absolute', () => {
  expect(
    withAbsoluteUrls(
      '<p><a href="/tags/x">a</a> <a href="#user-content-fn-1">1</a> <a href="two">b</a><img src="/media/a.webp" srcset="/media/s.webp 480w, /media/l.webp 960w" alt=""></p>',
      page,
    ),
  ).toBe(
    '<p><a href="https://blog.example.org/tags/x">a</a> <a href="https://blog.example.org/posts/one#user-content-fn-1">1</a> ' +
      '<a href="https://blog.example.org/posts/two">b</a><img src="https://blog.example.org/media/a.webp" ' +
      'srcset="https://blog.example.org/media/s.webp 480w, https://blog.example.org/media/l.webp 960w" alt=""></p>',
  );
});

test('addresses elsewhere and text that only looks like markup stay as they are', () => {
  const html =
    '<p><a href="https://example.com/a?b=1&#x26;c=2">x</a> <a href="mailto:a@example.com">m</a></p><pre><code>&#x3C;a href="/x"></code></pre>';
  expect(withAbsoluteUrls(html, page)).toBe(html);
});

test('classes are left out, because a feed has no style sheet', () => {
  expect(withAbsoluteUrls('<span class="tok-string">"a"</span>', page)).toBe('<span>"a"</span>');
});

test('frames of code and links of headings are of the page alone', async () => {
  const { html } = await renderPost(
    '## A *heading*\n\n```poem\nlines\n```\n\n[A film](https://youtu.be/abcdefghijk)\n\n> ```\n> quoted\n> ```',
  );
  expect(withAbsoluteUrls(html, page).replaceAll('\n', '')).toBe(
    '<h2 id="user-content-a-heading">A <em>heading</em></h2><pre><code>lines</code></pre>' +
      '<p><a href="https://youtu.be/abcdefghijk">A film</a></p><blockquote><pre><code>quoted</code></pre></blockquote>',
  );
});
