import { toString } from 'hast-util-to-string';
import { visit } from 'unist-util-visit';
import { expect, test } from 'vitest';
import { htmlToMarkdown } from '@/lib/import/html/html-to-markdown';
import { parseHtml } from '@/lib/import/html/parse-html';
import { renderPost } from '@/lib/markdown/render';

const markdownOf = async (html: string) => (await htmlToMarkdown(html)).markdown;

test.each([
  ['marks that Markdown has', '<p><b>a</b> <i>b</i> <del>c</del> <code>d</code></p>', '**a** *b* ~~c~~ `d`'],
  [
    'marks that it has not',
    '<p>H<sub>2</sub>O, <kbd>Ctrl</kbd>, <mark>m</mark>, <abbr title="as far as">afa</abbr></p>',
    'H<sub>2</sub>O, <kbd>Ctrl</kbd>, <mark>m</mark>, <abbr title="as far as">afa</abbr>',
  ],
  ['spaces at the edge of marks', '<p><strong>Name: </strong>Bea</p>', '**Name:** Bea'],
  ['marks around paragraphs', '<b><p>one</p><p>two</p></b>', '**one**\n\n**two**'],
  ['marks side by side', '<p><b>a</b><b>b</b></p>', '**ab**'],
  [
    'a picture with its caption',
    '<figure><img src="a.png" alt="A"><figcaption>Words</figcaption></figure>',
    '![A](a.png "Words")',
  ],
  [
    'a wide figure',
    '<figure class="wp-block-image alignwide"><img src="a.png" alt=""></figure>',
    '![](a.png){.wide}',
  ],
  [
    'a caption with a link',
    '<figure class="x"><div><img src="a.png"></div><figcaption>By <a href="/b">B</a></figcaption></figure>',
    '<figure><img src="a.png"><figcaption>By <a href="/b">B</a></figcaption></figure>',
  ],
  [
    'a gallery',
    '<figure class="wp-block-gallery"><figure><img src="1.png"><figcaption>One</figcaption></figure><figure><img src="2.png"></figure><figcaption>All</figcaption></figure>',
    '![](1.png "One")\n\n![](2.png)\n\nAll',
  ],
  ['titles of pictures, which are no captions', '<p><img src="a.png" title="DSC_0001"></p>', '![](a.png)'],
  [
    'a picture that leads to itself in full size',
    '<a href="https://x.example/u/a.jpg"><img src="https://x.example/u/a-300x200.jpg" alt="A"></a>',
    '![A](https://x.example/u/a.jpg)',
  ],
  [
    'a picture that a script loads',
    '<img src="data:image/gif;base64,R0" data-src="/a.png"><noscript><img src="/a.png"></noscript>',
    '![](/a.png)',
  ],
  [
    'a film',
    '<p>See:<iframe src="//www.youtube.com/embed/dQw4w9WgXcQ?rel=0" title="YouTube video player"></iframe></p>',
    'See:\n\nhttps://www.youtube.com/watch?v=dQw4w9WgXcQ',
  ],
  [
    'a film as an object',
    '<object><param name="movie" value="http://www.youtube.com/v/dQw4w9WgXcQ&hl=en"></object>',
    'https://www.youtube.com/watch?v=dQw4w9WgXcQ',
  ],
  [
    'another frame',
    '<iframe src="https://maps.example/x" title="The way"></iframe>',
    '[The way](https://maps.example/x)',
  ],
  [
    'a file of sound',
    '<audio controls><source src="/a/b%20c.mp3"></audio>',
    '[Audio: b c.mp3](/a/b%20c.mp3)',
  ],
  [
    'a gist',
    '<script src="https://gist.github.com/bea/1a2b.js"></script>',
    'https://gist.github.com/bea/1a2b',
  ],
  ['code with its language', '<pre><code class="language-ts">a\n\nb</code></pre>', '```ts\na\n\nb\n```'],
  ['code of SyntaxHighlighter', '<pre class="brush: php; gutter: true">&lt;?php</pre>', '```php\n<?php\n```'],
  ['code of Enlighter', '<pre data-enlighter-language="sql">x</pre>', '```sql\nx\n```'],
  ['preformatted text with marks', '<pre>a <b>b</b>\n\nc</pre>', '<pre>a <b>b</b>&#10;&#10;c</pre>'],
  [
    'a table',
    '<table><thead><tr><th>a</th></tr></thead><tr><td>b<br>c|d</td></tr></table>',
    '| a |\n| - |\n| b<br>c\\|d |',
  ],
  [
    'a table with spans',
    '<table class="x"><tr><td colspan="2" style="x">a</td></tr></table>',
    '<table><tbody><tr><td colspan="2">a</td></tr></tbody></table>',
  ],
  [
    'what opens',
    '<details><summary>S</summary><p>in <b>it</b></p></details>',
    '<details><summary>S</summary>\n\nin **it**\n\n</details>',
  ],
  ['a list in a list beside its item', '<ul><li>a</li><ul><li>b</li></ul></ul>', '- a\n  - b'],
  ['tasks', '<ul><li><input type="checkbox" checked> a</li></ul>', '- [x] a'],
  [
    'a link around blocks',
    '<a href="/x"><div>a</div><div>b</div></a>',
    '<div><a href="/x"><div>a</div><div>b</div></a></div>',
  ],
  ['money and code', '<p>is $_SERVER[x] as <code>$_GET</code></p>', 'is \\$\\_SERVER\\[x] as `$_GET`'],
  ['money', '<p>from $5 to $6</p>', 'from \\$5 to \\$6'],
  [
    'formulas',
    '<p>\\(x^2\\) and $a_1$ and $latex e^x$</p><p>$$\\sum_i$$</p>',
    '$x^2$ and $a_1$ and $e^x$\n\n$$\n\\sum_i\n$$',
  ],
  ['variables of programs', '<p>$a_b = trim($c_d); $x</p>', '\\$a_b = trim(\\$c_d); \\$x'],
  ['an id that is led to', '<p><a href="#x">go</a></p><h2 id="x">Title</h2>', '[go](#x)\n\n## Title {#x}'],
  ['ids that the words give anyway', '<h2 id="the-title">The title</h2>', '## The title'],
  ['emoji as pictures', '<p>a <img class="emoji" alt="🙂" src="x.svg"></p>', 'a 🙂'],
  ['addresses in the text', '<p>see https://x.example/a_b_c.</p>', 'see <https://x.example/a_b_c>.'],
  ['marks of Markdown', '<p># a<br>1. b<br>* c [d] &lt;e&gt;</p>', '\\# a\\\n1\\. b\\\n\\* c \\[d] \\<e>'],
  ['nothing but a space', '<p>&nbsp;</p>', ''],
])('%s', async (_, html, markdown) => {
  expect(await markdownOf(html)).toBe(markdown);
});

test('footnotes of several programs become notes', async () => {
  const calls = [
    '<sup id="fnref1"><a href="#fn1">1</a></sup>',
    '<sup data-fn="n2" class="fn"><a href="#n2">2</a></sup>',
  ];
  const notes =
    '<section class="footnotes"><ol><li id="fn1"><p>One <a href="#fnref1">↩</a></p></li></ol></section><ol><li id="n2">Two</li></ol>';
  expect(await markdownOf(`<p>a${calls[0]} b${calls[1]}</p>${notes}`)).toBe(
    'a[^1] b[^2]\n\n[^1]: One\n\n[^2]: Two',
  );
});

test('cards of Ghost say what they said', async () => {
  const cards = `
    <div class="kg-card kg-callout-card"><div class="kg-callout-emoji">💡</div><div class="kg-callout-text">Mind <b>this</b></div></div>
    <figure class="kg-card kg-bookmark-card"><a class="kg-bookmark-container" href="https://e.example"><div class="kg-bookmark-content"><div class="kg-bookmark-title">T</div><div class="kg-bookmark-description">D</div><div class="kg-bookmark-metadata"><span class="kg-bookmark-author">A</span><span class="kg-bookmark-publisher">P</span></div></div><div class="kg-bookmark-thumbnail"><img src="t.png"></div></a></figure>
    <div class="kg-card kg-toggle-card"><div class="kg-toggle-heading"><h4 class="kg-toggle-heading-text">Q</h4><button><svg></svg></button></div><div class="kg-toggle-content"><p>A</p></div></div>
    <div class="kg-card kg-file-card"><a class="kg-file-card-container" href="/f.pdf"><div class="kg-file-card-title">F</div><div class="kg-file-card-metadata"><div class="kg-file-card-filename">f.pdf</div><div class="kg-file-card-filesize">1 MB</div></div></a></div>
    <figure class="kg-card kg-video-card"><div class="kg-video-container"><video src="/v.mp4"></video><span class="kg-video-current-time">0:00</span></div><figcaption>V</figcaption></figure>
    <div class="kg-card kg-button-card"><a href="/go">Go</a></div>`;
  expect(await markdownOf(cards)).toBe(
    [
      '> [!NOTE]\n> 💡 Mind **this**',
      '[T](https://e.example)\\\nD\\\nA · P',
      '<details><summary>Q</summary>',
      'A',
      '</details>',
      '[F](/f.pdf)\\\nf.pdf · 1 MB',
      '[Video: v.mp4](/v.mp4)',
      'V',
      '[Go](/go)',
    ].join('\n\n'),
  );
});

test('what is left out is said', async () => {
  const html =
    '<script>x()</script><script src="https://w.example/a.js"></script><form><input name="a"></form><iframe></iframe>';
  expect((await htmlToMarkdown(html)).notes).toEqual([
    'A script was left out.',
    'A script from w.example was left out.',
    'A field of a form was left out.',
    'A frame without an address on the web was left out.',
  ]);
});

test('an address of the old site is written as one that can be set right', async () => {
  const html = '<p>https://old.example/a</p><p>At https://www.old.example/b and https://x.example/c</p>';
  expect((await htmlToMarkdown(html, { site: 'https://old.example/blog' })).markdown).toBe(
    '[https://old.example/a](https://old.example/a)\n\nAt [https://www.old.example/b](https://www.old.example/b) and <https://x.example/c>',
  );
});

test('a comment has no HTML', async () => {
  const html =
    '<p>H<sub>2</sub>O <u>and</u> $x_1$</p><details><summary>a</summary>b</details><table><tr><td colspan=2>c</td></tr></table>';
  expect((await htmlToMarkdown(html, { isComment: true })).markdown).not.toMatch(/<(?!br)/);
});

/** Texts of all kinds, as editors and people write them. */
const bodies = [
  '<p>a<em>b</em>c <strong>d</strong>. <em> e </em>f<strong>g </strong>h</p><p>*not* _em_ `no` [no](x) ![no](y) &lt;b&gt; &amp;amp; \\ ~~no~~ | a | b |</p>',
  '<p>1. a</p><p>- b</p><p># c</p><p>&gt; d</p><p>+ e</p><p>    f</p><p>---</p><p>===</p><p>[^1]: g</p><p>[x]: http://y</p>',
  '<ul><li><p>a</p><p>b</p></li><li>c<ol start="3"><li>d<pre>e\n\n  f</pre></li></ol></li></ul><ol><li></li><li>x</li></ol>',
  '<blockquote><p>[!NOTE] a</p><blockquote>b</blockquote><cite>c</cite></blockquote><p>$HOME/$USER and $$ and $1$2 {{ x }} {% y %} :::note</p>',
  '<table><caption>c</caption><tr><th>a</th><td>b</td></tr></table><table><tr><td><ul><li>x</li></ul></td><td><table><tr><td>deep</td></tr></table></td></tr></table>',
  '<div>text<p>p</p>more<div>deep <sup>1</sup> x</div><span>s</span></div><section><h3>h <a href="#y">y</a></h3></section><address>street</address><center>c</center>',
  '<dl><dt>a</dt><dd>b<p>c</p></dd></dl><p><q>q</q> <time datetime="2020">t</time> <ruby>漢<rt>kan</rt></ruby> <samp>s</samp> <var>v</var> <ins>i</ins></p>',
  '<p>line<br>line<br><br>line</p><h2>head<br>line</h2><p><a href="x"><b>bold</b> link</a><a href="y"></a></p><p><code>a<br>b</code> <code>``</code> <code> </code></p>',
  '<p>日本語<strong>太字</strong>です。<em>「強調」</em>した</p><p dir="rtl">שלום <b>עולם</b>!</p><p>a&shy;b 👩‍👩‍👧 e\u0301</p>',
  '<p><b><i><u>nested</u></i></b><b>!</b><i>a</i><b>b</b></p><p><a href="a b(c).html">x</a> <a href="javascript:x">js</a></p><font color="red"><p>in font</p></font>',
  '<figure><blockquote><p>pull</p></blockquote><figcaption>who</figcaption></figure><figure><pre><code>c\n</code></pre><figcaption>code</figcaption></figure>',
  '<p>https://x.example/a_b_(c)?d=*e*&f=g, www.x.example and bea@x.example</p><p><del><p>gone</p></del></p><p>a<!-- hidden -->b</p><p>end',
];

test.each(bodies)('nothing of the text is lost: %s', async (html) => {
  const { html: shown } = await renderPost(await markdownOf(html));
  expect(wordsOf(shown)).toBe(wordsOf(html));
});

function wordsOf(html: string): string {
  const tree = parseHtml(html);
  visit(tree, 'element', (node, index, parent) => {
    if (!parent || index === undefined || node.properties.dataFootnoteBackref === undefined) return;
    parent.children.splice(index, 1);
    return index;
  });
  return toString(tree).replace(/[\s\u00a0]+/g, '');
}

test('what nests only to hurt is kept as it is, and so is what is too long', async () => {
  for (const html of ['<div>'.repeat(200_000), '<b><p>'.repeat(50_000), 'a '.repeat(3_000_000)]) {
    const { markdown, notes } = await htmlToMarkdown(html);
    expect(markdown).toBe(html);
    expect(notes).toHaveLength(1);
  }
});

test('control characters and NUL are no text', async () => {
  expect(await markdownOf('<p>a\0b\x08c</p>')).toBe('abc');
});
