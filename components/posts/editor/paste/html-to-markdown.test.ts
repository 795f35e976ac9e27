import { expect, test } from 'vitest';
import { htmlToMarkdown } from './html-to-markdown';

/** Google Docs: everything in one bold that is none, weight and slant in styles, lists beside their item. */
const docs = (content: string) =>
  `<meta charset='utf-8'><b style="font-weight:normal;" id="docs-internal-guid-1">${content}</b><br class="Apple-interchange-newline">`;
const span = (style: string, text: string) =>
  `<span style="font-size:11pt;font-family:Arial,sans-serif;color:#000000;${style};white-space:pre-wrap;">${text}</span>`;
const plain = (text: string) => span('font-weight:400;font-style:normal', text);
const docsItem = (text: string) =>
  `<li dir="ltr" aria-level="1"><p dir="ltr" role="presentation">${plain(text)}</p></li>`;

/** Word: a whole document, paragraphs as lists, its own elements and comments. */
const word = (content: string) => `<html xmlns:o="urn:schemas-microsoft-com:office:office"><head>
<meta name=Generator content="Microsoft Word 15"><style><!-- p.MsoNormal {margin:0cm;} --></style>
<!--[if gte mso 9]><xml><w:View>Normal</w:View></xml><![endif]--></head><body lang=EN-US>
<!--StartFragment-->${content}<!--EndFragment--></body></html>`;
const wordItem = (level: number, mark: string, text: string) =>
  `<p class=MsoListParagraph style='text-indent:-18.0pt;mso-list:l0 level${level} lfo1'><![if !supportLists]><span
style='font-family:Symbol'><span style='mso-list:Ignore'>${mark}<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp;
</span></span></span><![endif]>${text}<o:p></o:p></p>\n`;

test.each<[string, string, string]>([
  ['Docs: a heading is no bold', docs(`<h2>${span('font-weight:700', 'A part')}</h2>`), '## A part'],
  [
    'Docs: bold, italics, both and neither',
    docs(
      `<p>${plain('a ')}${span('font-weight:700', 'b ')}${span('font-weight:700;font-style:italic', 'c')}${plain(' d ')}${span('text-decoration:line-through', 'e')}</p>`,
    ),
    'a **b _c_** d ~~e~~',
  ],
  [
    'Docs: runs of one weight are one',
    docs(`<p>${span('font-weight:700', 'a')}${span('font-weight:700', 'b')}</p>`),
    '**ab**',
  ],
  [
    'Docs: a list beside its item lies in it',
    docs(`<ul>${docsItem('a')}<ul>${docsItem('b')}</ul>${docsItem('c')}</ul>`),
    '- a\n  - b\n- c',
  ],
  [
    'Docs: tasks',
    docs(
      '<ul><li role="checkbox" aria-checked="true"><img src="data:image/png;base64,AA"><p>a</p></li><li role="checkbox" aria-checked="false"><p>b</p></li></ul>',
    ),
    '- [x] a\n- [ ] b',
  ],
  [
    'Docs: a table has its first row as head',
    docs(
      '<div><table><colgroup><col></colgroup><tbody><tr><td><p><b>A</b></p></td><td><p>B</p></td></tr><tr><td><p>1</p><p>2</p></td><td style="text-align:right"><p>a|b</p></td></tr></tbody></table></div>',
    ),
    '| A | B |\n| - | -: |\n| 1<br>2 | a\\|b |',
  ],
  [
    'Docs: lines in a typewriter font are a block, words are code',
    docs(
      `<p>${plain('Run ')}${span("font-family:'Roboto Mono',monospace", 'ls')}</p><p>${span("font-family:'Courier New'", 'if x:')}</p><p>${span("font-family:'Courier New'", '&nbsp; y()')}</p>`,
    ),
    'Run `ls`\n\n```\nif x:\n  y()\n```',
  ],
  [
    'Word: nothing of its own',
    word('<p class=MsoNormal>Text<o:p></o:p></p><p class=MsoNormal><o:p>&nbsp;</o:p></p>'),
    'Text',
  ],
  [
    'Word: a weight for other scripts is none',
    word(`<p class=MsoNormal>a <b style='mso-bidi-font-weight:normal'>b</b> <i>c</i></p>`),
    'a **b** *c*',
  ],
  [
    'Word: lists by level',
    word(wordItem(1, '·', 'a') + wordItem(2, '1.', 'b') + wordItem(2, '2.', 'c') + wordItem(1, '·', 'd')),
    '- a\n  1. b\n  2. c\n- d',
  ],
  ['Word: a list that begins later', word(wordItem(1, '3)', 'a') + wordItem(1, '4)', 'b')), '3. a\n4. b'],
  [
    'Word: footnotes',
    word(
      `<p>a<a style='mso-footnote-id:ftn1' href="#_ftn1" name="_ftnref1"><span class=MsoFootnoteReference>[1]</span></a></p><div style='mso-element:footnote-list'><br clear=all><hr size=1><div style='mso-element:footnote' id=ftn1><p class=MsoFootnoteText><a href="#_ftnref1" name="_ftn1">[1]</a> A note.</p></div></div>`,
    ),
    'a[^1]\n\n[^1]: A note.',
  ],
  [
    'Word: a quote and pictures of its own disk',
    word('<p class=MsoQuote>q<img src="file:///C:/a.png"></p>'),
    '> q',
  ],
  [
    'Word’s website: a list for each item',
    '<div class="ListContainerWrapper"><ul><li data-aria-level="1"><p>a<span class="EOP">&nbsp;</span></p></li></ul></div><div class="ListContainerWrapper"><ul><li data-aria-level="2"><p>b</p></li></ul></div>',
    '- a\n  - b',
  ],
  ['Word’s website: headings by role', '<p role="heading" aria-level="3">T</p>', '### T'],
  [
    'LibreOffice: fonts, wrapped lines, items with paragraphs',
    '<html><head><style>p{}</style></head><body><p style="line-height: 100%"><font face="Serif">one\ntwo <b>three</b></font></p><ol><li><p>a</p></li><li><p>b</p></li></ol></body></html>',
    'one two **three**\n\n1. a\n2. b',
  ],
  [
    'LibreOffice: footnotes',
    '<p>a<a class="sdfootnoteanc" name="sdfootnote1anc" href="#sdfootnote1sym"><sup>1</sup></a></p><div id="sdfootnote1"><p><a class="sdfootnotesym" name="sdfootnote1sym" href="#sdfootnote1anc">1</a>Note</p></div>',
    'a[^1]\n\n[^1]: Note',
  ],
  [
    'a sheet is a table',
    '<google-sheets-html-origin><table><tbody><tr><td>a</td><td>b</td></tr><tr><td>1</td><td>2</td></tr></tbody></table>',
    '| a | b |\n| - | - |\n| 1 | 2 |',
  ],
  ['a single cell is its text', '<table><tbody><tr><td>a</td></tr></tbody></table>', 'a'],
  [
    'a table that places things is what it holds',
    '<table><tr><td><table><tr><td>a</td><td>b</td></tr></table></td><td><p>c</p></td></tr></table>',
    '| a | b |\n| - | - |\n\nc',
  ],
  [
    'VS Code: lines in a box',
    `<div style="font-family:'Droid Sans Mono', 'monospace';white-space: pre;"><div><span>if (a) {</span></div><div><span>  b();</span></div><br><div><span>}</span></div></div>`,
    '```\nif (a) {\n  b();\n\n}\n```',
  ],
  [
    'VS Code: one line',
    `<div style="font-family:Menlo, monospace;white-space: pre;"><div><span>a</span><span>()</span></div></div>`,
    '`a()`',
  ],
  [
    'GitHub: code with its language',
    '<div class="highlight highlight-source-js"><pre><span>const</span> a = 1;\n\n  b();</pre></div>',
    '```js\nconst a = 1;\n\n  b();\n```',
  ],
  [
    'GitHub: a callout',
    '<div class="markdown-alert markdown-alert-note"><p class="markdown-alert-title">Note</p><p>Hey <em>you</em></p></div>',
    '> [!NOTE]\n> Hey *you*',
  ],
  [
    'GitHub: tasks, and no link of a heading to itself',
    '<h2><a href="https://github.com/a#b" class="anchor" aria-hidden="true"></a>T</h2><ul><li class="task-list-item"><input type="checkbox" checked> a</li></ul>',
    '## T\n\n- [x] a',
  ],
  [
    'a rainbow of code keeps backticks',
    '<pre><code class="language-md">```\nx\n```</code></pre>',
    '````md\n```\nx\n```\n````',
  ],
  [
    'a link without those who count it',
    '<a href="https://www.google.com/url?q=https://example.org/a%3Futm_source%3Dx%26b%3D1&sa=D">a</a> <a href="https://e.org/?id=2&fbclid=x">b</a>',
    '[a](https://example.org/a?b=1) [b](https://e.org/?id=2)',
  ],
  [
    'links that lead nowhere',
    '<a href="javascript:alert(1)">a</a> <a href="file:///x">b</a> <a href="#c">c</a> <a href="page.html">d</a> <a href="/posts/e">e</a>',
    'a b c d [e](/posts/e)',
  ],
  [
    'pictures that readers can load',
    '<img src="https://e.org/a.png" alt="A"><img src="data:image/png;base64,AA" alt="B"><img src="blob:x"><img src="https://e.org/p.gif" width="1" height="1"><img alt="🚂" src="https://e.org/t.svg">',
    '![A](https://e.org/a.png)🚂',
  ],
  [
    'a caption is the title',
    '<figure><img src="https://e.org/a.png" alt="A"><figcaption>The <b>sea</b></figcaption></figure>',
    '![A](https://e.org/a.png "The sea")',
  ],
  [
    'a film is its address',
    '<iframe src="https://www.youtube-nocookie.com/embed/abc_1"></iframe>',
    '<https://www.youtube.com/watch?v=abc_1>',
  ],
  [
    'nothing that runs, hides or decorates',
    '<style>a{}</style><script>alert(1)</script><svg><text>x</text></svg><p>a<span style="display:none">b</span><button>Copy</button></p><template>c</template>',
    'a',
  ],
  [
    'scripts of other letters need tags where marks would fail',
    '<p>これは<b>「重要」</b>です</p>',
    'これは<strong>「重要」</strong>です',
  ],
  ['raised and lowered', 'H<sub>2</sub>O, x<sup>2</sup>', 'H<sub>2</sub>O, x<sup>2</sup>'],
  [
    'a formula',
    '<p>so <span class="katex"><span class="katex-mathml"><math><semantics><mi>x</mi><annotation encoding="application/x-tex">x^2</annotation></semantics></math></span><span class="katex-html" aria-hidden="true">x2</span></span></p>',
    'so $x^2$',
  ],
  [
    'what would be marks is text',
    '<p>2 * 3, *a*, snake_case, [x], # no, `b` &lt;i&gt;</p><p># a</p><p>- b</p><p>1. c</p>',
    '2 * 3, \\*a\\*, snake_case, \\[x], # no, \\`b\\` \\<i>\n\n\\# a\n\n\\- b\n\n1\\. c',
  ],
  [
    'bare addresses stay as they were written',
    '<p>See https://example.org/a_b?c=1, www.example.org or ada@example.org.</p>',
    'See https://example.org/a_b?c=1, www.example.org or ada@example.org.',
  ],
  ['two breaks are a paragraph, one is a break', 'a<br>b<br><br>c', 'a\\\nb\n\nc'],
  [
    'hard spaces of a language stay',
    '<p>«\u00a0Oui\u00a0!\u00a0» dit-il\u00a0à\u00a0Paul, 3\u00a0kg</p>',
    '«\u00a0Oui\u00a0!\u00a0» dit-il à Paul, 3\u00a0kg',
  ],
  ['Arabic', '<p dir="rtl">هذا <strong>نص</strong> عربي</p>', 'هذا **نص** عربي'],
  ['lists of terms', '<dl><dt>a</dt><dd>b</dd></dl>', '**a**\n\nb'],
  [
    'a card that is a link all over',
    '<a href="https://e.org/"><h3>T</h3><p>d</p></a>',
    '### [T](https://e.org/)\n\n[d](https://e.org/)',
  ],
])('%s', (_, html, markdown) => {
  expect(htmlToMarkdown(html)).toBe(markdown);
});

test('the language of code is what the editor tells beside it', () => {
  const html = `<div style="font-family:monospace;white-space:pre"><div>a</div><div>b</div></div>`;
  expect(htmlToMarkdown(html, { language: 'rust' })).toBe('```rust\na\nb\n```');
});

test.each([
  ['nested deep', '<div>'.repeat(10_000)],
  ['bold in bold', '<b>'.repeat(10_000)],
  ['quotes in quotes', '<blockquote>'.repeat(10_000)],
  ['paragraphs without end', '<p>'.repeat(120_000)],
  [
    'marks opened anew in each paragraph',
    `<p>${Array.from({ length: 100 }, (_, i) => `<b a${i}>`).join('')}</p>${'<p>x</p>'.repeat(3000)}`,
  ],
])('%s is no document, which takes no time to say', (_, html) => {
  expect(htmlToMarkdown(`${html}text`)).toBeUndefined();
});

test('a cell as wide as a million is one of thirty', () => {
  const markdown = htmlToMarkdown('<table><tr><td colspan="1000000">a</td><td>b</td></tr></table>');
  expect(markdown?.split('\n')[0]?.split('|')).toHaveLength(33);
});

test('two megabytes of formatted text', { timeout: 60_000 }, () => {
  const paragraph = docs(
    `<p>${plain('Some words of a long book and ')}${span('font-weight:700', 'bold')}</p>`,
  );
  const html = paragraph.repeat(Math.ceil(2_000_000 / paragraph.length));
  expect(htmlToMarkdown(html)).toContain('Some words of a long book and **bold**\n\n');
});

test('pictures in the HTML weigh nothing', () => {
  expect(htmlToMarkdown(`<p>a<img src="data:image/png;base64,${'A'.repeat(5_000_000)}"></p>`)).toBe('a');
});
