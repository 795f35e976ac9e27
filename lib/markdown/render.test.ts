import { expect, test } from 'vitest';
import { listDroppedMarkup, renderComment, renderPost } from '@/lib/markdown/render';

const htmlOf = async (markdown: string) => (await renderPost(markdown)).html;

/** Every address within the text that leads to no name in it. */
function brokenFragments(html: string): string[] {
  const names = new Set([...html.matchAll(/ name="([^"]*)"/g)].map(([, name]) => name));
  return [...html.matchAll(/ href="#([^"]*)"/g)].flatMap(([, fragment = '']) =>
    names.has(fragment) || names.has(decodeURIComponent(fragment)) ? [] : [fragment],
  );
}

test('headings have a link to themselves beside them, which is not part of what they say', async () => {
  expect(await htmlOf('## Hello, *world*')).toBe(
    '<div class="heading"><h2 id="user-content-hello-world">Hello, <em>world</em></h2>' +
      '<a class="heading-anchor" name="hello-world" href="#hello-world" aria-label="Permalink: Hello, world"></a></div>',
  );
});

test('two headings of the same words get different ids', async () => {
  const html = await htmlOf('## A\n\n## A');
  expect(html).toContain('id="user-content-a"');
  expect(html).toContain('id="user-content-a-1"');
});

test('links within the text lead to an id that exists, in any script', async () => {
  const html = await htmlOf(
    '## Über uns\n\n## 日本\n\n[a](#über-uns) [b](#日本) [c](#there)[^n]\n\n<p id="there">x</p>\n\n[^n]: Note.',
  );
  expect(brokenFragments(html)).toEqual([]);
  expect(html.match(/ href="#/g)).toHaveLength(7);
  expect(html).toContain('<p id="user-content-there"><a name="there"></a>x</p>');
});

test('footnotes and their way back work, also when one is referred to twice', async () => {
  const html = await htmlOf('One[^a], again[^a], other[^ä].\n\n[^a]: First.\n[^ä]: Second.');
  expect(brokenFragments(html)).toEqual([]);
  expect(html).toContain('data-footnote-backref');
  expect(html).toContain('aria-describedby="user-content-footnote-label"');
  expect(html).toContain('<h2 class="sr-only" id="user-content-footnote-label">Footnotes</h2>');
});

test('headings move down when the body has an h1, and stay as they are when it has none', async () => {
  expect(await htmlOf('# A\n\n## B\n\n###### C')).toMatch(/<h2 .*<h3 .*<h6 /s);
  expect(await htmlOf('### A\n\n#### B')).toMatch(/<h3 .*<h4 /s);
  expect(await htmlOf('# A[^1]\n\n[^1]: x')).toContain('<h2 class="sr-only"');
});

test('code is highlighted by classes', async () => {
  expect(await htmlOf('```rust,ignore\nlet x = "a"; // b\n```')).toBe(
    '<div class="code" data-language="Rust"><pre tabindex="0"><code class="language-rust,ignore"><span class="tok-keyword">let</span> x = ' +
      '<span class="tok-string">"a"</span>; <span class="tok-comment">// b</span>\n</code></pre></div>',
  );
});

test.each([
  'bash',
  'ts',
  'js',
  'json',
  'toml',
  'diff',
  'python',
  'html',
  'css',
  'yaml',
  'c',
  'cpp',
  'go',
  'sql',
  'md',
  'SQL',
])('code in %s is highlighted', async (language) => {
  const code = {
    json: '{"a": 1}',
    toml: 'a = 1 # b',
    diff: '+ a\n- b',
    html: '<p class="a">b</p>',
    css: 'p { color: #fff; }',
    yaml: 'a: "b"',
    bash: 'echo "a" # b',
    python: 'def f(): return "a"',
    sql: 'select * from a',
    SQL: 'select * from a',
    md: '# A',
  }[language];
  expect(await htmlOf(`\`\`\`${language}\n${code ?? 'return "a"; // b'}\n\`\`\``)).toContain(
    '<span class="tok-',
  );
});

test('code in an unknown language and code that is long stay plain and whole', async () => {
  expect(await htmlOf('```whatever\nif (a < b) {}\n```')).toContain('>if (a &#x3C; b) {}\n</code>');
  expect(await htmlOf(`\`\`\`js\n${'let a = 1;\n'.repeat(10_000)}\`\`\``)).not.toContain('tok-');
});

test('math becomes MathML, single dollars stay money', async () => {
  const html = await htmlOf('It costs $5, not $6. $$x^2$$\n\n$$\n\\frac{a}{b}\n$$');
  expect(html).toContain('It costs $5, not $6.');
  expect(html).toContain('<msup><mi>x</mi><mn>2</mn></msup>');
  expect(html).toContain('display="block"');
  expect(html).not.toContain('style=');
});

test('math that cannot be read is shown as it was written', async () => {
  expect(await htmlOf('$$\\frac{$$')).toMatch(/<span class="katex-error" title="[^"]+">\\frac{<\/span>/);
});

test('a quote that begins with [!NOTE] becomes a callout', async () => {
  expect(await htmlOf('> [!WARNING]\n> Mind the *gap*.\n>\n> More.')).toBe(
    '<div class="callout callout-warning" role="note">\n<p class="callout-title">Warning</p>\n' +
      '<p>Mind the <em>gap</em>.</p>\n<p>More.</p>\n</div>',
  );
});

test('a link may follow the sign of a callout', async () => {
  const html = await htmlOf('> [!NOTE]\n> https\\://a.example/b');
  expect(html).toMatch(/^<div class="callout callout-note"/);
});

test.each([
  '> [!NOTE] on the same line',
  '> [!NOTE] *on* the same line',
  '> [!NOTE] https://on.example',
  '> \\[!NOTE]\n> x',
  '> &#91;!NOTE]\n> x',
  '> [!OTHER]\n> x',
  '> text\n>\n> [!NOTE]',
  '> [!NOTE](x)\n> y',
])('%j stays a quote, with all of its text', async (markdown) => {
  expect(await htmlOf(markdown)).toMatch(/^<blockquote>/);
});

test('GFM: tables that scroll by themselves, strikethrough, bare addresses, tasks with a name', async () => {
  const html = await htmlOf('| a |\n|--:|\n| b |\n\n~~c~~ www.example.org\n\n- [x] d\n- [ ] e');
  expect(html).toContain('<div class="table-scroll" role="group" aria-label="Table" tabindex="0"><table>');
  expect(html).toContain('<th align="right">a</th>');
  expect(html).toContain('<del>c</del> <a href="http://www.example.org">www.example.org</a>');
  expect(html).toContain('<input type="checkbox" checked disabled aria-label="Done">');
  expect(html).toContain('<input type="checkbox" disabled aria-label="To do">');
});

const url = `/media/${'a'.repeat(24)}.webp`;
const other = `/media/${'b'.repeat(24)}.webp`;

const findOne = (facts: { width: number; height: number; widths: number[]; edition?: number }) => async () =>
  new Map([[url.slice('/media/'.length), { name: url.slice('/media/'.length), edition: 1, ...facts }]]);

test('stored images carry their size, others do not, and an own size stays', async () => {
  const findPictures = findOne({ width: 40, height: 30, widths: [40] });
  const markdown = `![x](${url}) ![](${other}) ![](https://example.org/c.png) <img src="${url}" width="9">`;
  const { html } = await renderPost(markdown, { findPictures });
  expect(html).toContain(`<img src="${url}" alt="x" loading="lazy" decoding="async" width="40" height="30">`);
  expect(html).toContain(`<img src="${other}" alt="" loading="lazy" decoding="async">`);
  expect(html).toContain(`<img src="${url}" width="9" loading="lazy" decoding="async">`);
});

test('a stored image comes in the width that a screen needs, and as it was last replaced', async () => {
  const findPictures = findOne({ width: 1000, height: 500, widths: [320, 640, 1000], edition: 3 });
  const base = `/media/${'a'.repeat(24)}_3`;
  const srcset = `srcset="${base}-320.webp 320w, ${base}-640.webp 640w, ${base}.webp 1000w"`;
  const { html } = await renderPost(`![x](${url})`, { findPictures });
  expect(html).toContain(`src="${base}.webp"`);
  expect(html).toContain(`${srcset} sizes="(min-width: 728px) 648px, calc(100vw - 2.5rem)"`);
  // By the address of any of its files, in the width that its author gave it.
  const narrow = `<img src="/media/${'a'.repeat(24)}_2-640.webp" width="300">`;
  expect((await renderPost(narrow, { findPictures })).html).toContain(
    `<img src="${base}.webp" width="300" loading="lazy" decoding="async" ${srcset} sizes="(min-width: 380px) 300px, calc(100vw - 2.5rem)">`,
  );
});

test('nobody chooses files of other sites for a stored image', async () => {
  const findPictures = findOne({ width: 40, height: 30, widths: [40] });
  const markdown = `<img src="${url}" srcset="https://tracker.example/1.png 2x" sizes="100vw">`;
  expect((await renderPost(markdown, { findPictures })).html).not.toMatch(/tracker|sizes/);
});

test('HTML of the author passes as far as it is harmless, and what is dropped is named', async () => {
  const markdown =
    '<details open><summary>S</summary>\n\n*x*\n\n</details>\n<iframe src="x"></iframe>\n<p style="a" class="b">y</p>';
  expect(await htmlOf(markdown)).toContain(
    '<details open><summary>S</summary>\n<p><em>x</em></p>\n</details>',
  );
  expect(await listDroppedMarkup(markdown)).toEqual(['<iframe>', 'style on <p>', 'class b on <p>']);
  expect(await listDroppedMarkup('[a](ttps://x.org) [b](/c)')).toEqual(['href="ttps://x.org" on <a>']);
});

test('what the pipeline itself makes is never reported as dropped', async () => {
  const everything =
    '# A[^1]\n\n> [!TIP]\n> x\n\n```rust\nfn a() {}\n```\n\n$$x$$\n\n| a |\n|---|\n| b |\n\n- [x] c\n\n![d](e.png)\n\n[^1]: f';
  expect(await listDroppedMarkup(everything)).toEqual([]);
});

test('the excerpt is plain text of the beginning, cut between words', async () => {
  const { excerpt } = await renderPost(
    `# Title\n\nFirst *line*[^1]\nsecond.\n\n\`\`\`\ncode\n\`\`\`\n\n${'word '.repeat(99)}\n\n[^1]: Note`,
  );
  expect(excerpt).toMatch(/^First line second\. word word .* word…$/);
  expect(excerpt.length).toBeLessThanOrEqual(280);
  expect((await renderPost('Short.')).excerpt).toBe('Short.');
  expect((await renderPost('')).excerpt).toBe('');
});

test.each([
  ['one two, three', 3],
  ["don't stop", 2],
  ['# Title\n\n- a\n- b', 3],
  ['これは日本語です', 4],
  ['Привет, мир', 2],
  ['--- ! ...', 0],
])('%j has %i words', async (markdown, count) => {
  expect((await renderPost(markdown)).wordCount).toBe(count);
});

test('links in comments carry no weight and lead nowhere unsafe', async () => {
  expect(await renderComment('[a](https://example.org) <javascript:x>')).toBe(
    '<p><a href="https://example.org" rel="ugc nofollow noopener">a</a> ' +
      '<a rel="ugc nofollow noopener">javascript:x</a></p>',
  );
});

test('comments lose nothing that was typed', async () => {
  expect(
    await renderComment('# Title\n\n![alt](https://example.org/a.png) Vec<T> <b>x</b>[^1]\n\n[^1]: note'),
  ).toBe(
    '<p><strong>Title</strong></p>\n<p><a href="https://example.org/a.png" rel="ugc nofollow noopener">alt</a> ' +
      'Vec&#x3C;T> &#x3C;b>x&#x3C;/b>[^1]</p>\n<p>[^1]: note</p>',
  );
  expect(await renderComment('[![alt](a.png)](https://example.org)')).toBe(
    '<p><a href="https://example.org" rel="ugc nofollow noopener">alt</a></p>',
  );
});

test('comments have code, tables and tasks, and no ids', async () => {
  const html = await renderComment('```js\nlet a = 1;\n```\n\n| a |\n|---|\n| b |\n\n- [x] c');
  expect(html).toContain('<span class="tok-keyword">let</span>');
  expect(html).toContain('<table>');
  expect(html).toContain('aria-label="Done"');
  expect(html).not.toContain(' id=');
});
