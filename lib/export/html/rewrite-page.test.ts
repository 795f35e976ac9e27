import { expect, test } from 'vitest';
import { fileOf, isExcluded, linkBetween } from './page-files';
import { rewriteCss } from './rewrite-css';
import { rewritePage } from './rewrite-page';

const resolve = async (url: string): Promise<string | null> =>
  url.startsWith('/gone') ? null : url.startsWith('/') ? `..${url}` : url;
const bodyOf = async (html: string): Promise<string> =>
  /<body>([^]*)<\/body>/.exec(await rewritePage(html, resolve))?.[1] ?? '';

test('addresses of a page become those of files, wherever they stand', async () => {
  const html = `<a href="/a#b">A</a><img src="/m.webp" srcset="/m-1.webp 1w, /gone.webp 2w" alt="">
    <video poster="/p.webp"></video><a href="https://elsewhere.example/">E</a><a href="#x">X</a>`;
  expect(await bodyOf(html)).toBe(`<a href="../a#b">A</a><img src="../m.webp" srcset="../m-1.webp 1w" alt="">
    <video poster="../p.webp"></video><a href="https://elsewhere.example/">E</a><a href="#x">X</a>`);
});

test('what needs a server is left out, with what held nothing else', async () => {
  const html =
    '<ul><li><a href="/gone">Log in</a></li></ul><p>Kept <a href="/gone">Search</a></p><form><textarea></textarea></form>' +
    '<button>Reply</button><button data-theme-switch>Theme</button><button popovertarget="m">Menu</button>';
  expect(await bodyOf(html)).toBe(
    '<p>Kept </p><button data-theme-switch="">Theme</button><button popovertarget="m">Menu</button>',
  );
});

test('of the scripts those of reading stay, and the theme, which asks for no other', async () => {
  const page = await rewritePage(
    `<head><link rel="canonical" href="/c"><link rel="alternate" type="application/rss+xml" href="/feed.xml">
<link rel="manifest" href="/manifest.webmanifest"><link rel="preload" as="script" href="/s.js">
<script data-hydrate="/_hydrate/x">theme()</script><script src="/_scripts/at-load.js" type="module"></script>
<script src="/_next/app.js"></script><script>self.__next_f</script><script type="application/ld+json">{}</script></head>`,
    resolve,
  );
  expect(page.match(/<script[^>]*>/g)).toEqual([
    '<script>',
    '<script src="../_scripts/at-load.js" type="module">',
    '<script type="application/ld+json">',
  ]);
  expect(page.match(/<link[^>]*>/g)).toEqual([
    '<link rel="canonical" href="/c">',
    '<link rel="alternate" type="application/rss+xml" href="../feed.xml">',
  ]);
});

test('a stylesheet names its fonts and pictures by their files', async () => {
  const css = `@font-face{src:url(/f.woff2)}a{background:url( "/a b.png" )}b{background:url('data:x')}@import "/o.css";`;
  expect(await rewriteCss(css, resolve)).toBe(
    `@font-face{src:url(../f.woff2)}a{background:url( "../a b.png" )}b{background:url('data:x')}@import "../o.css";`,
  );
});

test('each address has a file of its own that every system takes, and links lead there from anywhere', () => {
  expect(fileOf('/', true)).toBe('index.html');
  expect(fileOf('/posts/%E6%97%A5', true)).toBe('posts/日/index.html');
  expect(fileOf('/feed.xml', false)).toBe('feed.xml');
  const odd = [
    '/posts/con',
    '/posts/..%2Fx',
    '/posts/a%3Fb',
    '/posts/.hidden',
    `/posts/${encodeURIComponent('漢'.repeat(100))}`,
    '/posts/%zz%2F',
  ];
  const files = odd.map((path) => fileOf(path, true));
  expect(new Set(files).size).toBe(odd.length);
  for (const file of files) {
    expect(file).toMatch(/^posts\/[^/]+\/index\.html$/);
    expect(Buffer.byteLength(file)).toBeLessThan(240);
  }
  expect(linkBetween('posts/a/index.html', 'posts/日 b/index.html')).toBe('../%E6%97%A5%20b/index.html');
  expect(linkBetween('index.html', 'index.html')).toBe('index.html');
});

test('pages of a person, of the owner and of programs are not readers’', () => {
  for (const path of [
    '/admin',
    '/admin/posts',
    '/login',
    '/search',
    '/api/v1/posts',
    '/comments/7/reply',
    '/drafts/x',
    '/share/x.png',
  ])
    expect(isExcluded(path), path).toBe(true);
  for (const path of [
    '/',
    '/posts/admin',
    '/administration',
    '/comments/7',
    '/comments/feed.xml',
    '/users/ada',
    '/searching',
  ])
    expect(isExcluded(path), path).toBe(false);
});
