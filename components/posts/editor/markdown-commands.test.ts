import { expect, test } from 'vitest';
import { renderPost } from '@/lib/markdown/render';
import { isShortcut } from '@/components/ui/is-shortcut';
import { commands, type CommandName } from './markdown-commands';

/** `|` marks the ends of the selection, once for a caret. */
function run(name: CommandName, marked: string): string {
  const [before = '', inner = '', after = ''] = marked.split('|');
  const isCaret = marked.split('|').length === 2;
  const text = marked.replaceAll('|', '');
  const end = before.length + (isCaret ? 0 : inner.length);
  expect(text).toBe(isCaret ? before + inner : before + inner + after);
  const edit = commands[name]({ text, start: before.length, end });
  const result = text.slice(0, edit.from) + edit.insert + text.slice(edit.to);
  const selected = result.slice(edit.start, edit.end);
  return `${result.slice(0, edit.start)}|${selected}${selected ? '|' : ''}${result.slice(edit.end)}`;
}

test.each<[CommandName, string, string]>([
  ['bold', 'a |word| here', 'a **|word|** here'],
  ['bold', 'a **|word|** here', 'a |word| here'],
  ['bold', 'nothing |', 'nothing **|**'],
  ['italic', '|word|', '*|word|*'],
  ['code', 'call |f()|', 'call `|f()|`'],
  ['code', '|a\nb|', '```|\na\nb\n```\n'],
  ['link', 'see |this| page', 'see [this](|https://|) page'],
  ['link', '|https://a.example|', '[|text|](https://a.example)'],
  ['link', '|', '[|text|](https://)'],
  ['image', '|', '![|what it shows|](https://)'],
  ['quote', 'one\nt|wo', 'one\n> two|'],
  ['quote', '|> a\n> b|', '|a\nb|'],
  ['list', 'x\n|a\nb|\ny', 'x\n|- a\n- b|\n\ny'],
  ['list', '- |a', 'a|'],
  ['numbers', '|a\nb|', '|1. a\n2. b|'],
  ['heading', 'Ti|tle', '## Title|'],
  ['heading', '## Ti|tle', '### Title|'],
  ['heading', '#### Ti|tle', 'Title|'],
  ['heading', '|\nnext', '## |\nnext'],
  ['bold', '***|word|***', '*|word|*'],
  ['bold', '|**word**|', '|word|'],
  ['italic', 'a **|word|** b', 'a ***|word|*** b'],
  ['italic', 'a ***|word|*** b', 'a **|word|** b'],
  ['bold', 'one |word |here', 'one **|word|** here'],
  ['bold', 'これは|「重要」|です', 'これは<strong>|「重要」|</strong>です'],
  ['bold', 'これは<strong>|「重要」|</strong>です', 'これは|「重要」|です'],
  ['bold', 'これは|重要|です', 'これは**|重要|**です'],
  ['bold', '|**a**\n**b**|', '|a\nb|'],
  ['code', '`|f()|`', '|f()|'],
  ['code', 'use |a`b| now', 'use ``|a`b|`` now'],
  ['code', '|`|', '`` |`| ``'],
  ['code', '|```\na\n```|', '|a|'],
  ['code', '> |a\n> b|', '> ```|\n> a\n> b\n> ```\n'],
  ['link', '|https://a.example/b_(c|', '[|text|](<https://a.example/b_(c>)'],
  ['link', 'see |this |page', 'see [this](|https://|) page'],
  ['list', '|1. a\n2. b|', '|- a\n- b|'],
  ['numbers', '|- a\n\n- b|', '|1. a\n\n2. b|'],
  ['list', '> |a', '> - a|'],
  ['list', '|', '- |'],
  ['quote', '|', '> |'],
  ['quote', '|a\n\nb|', '|> a\n>\n> b|'],
  ['heading', '- Ti|tle', '- ## Title|'],
  ['strike', 'a |word| here', 'a ~~|word|~~ here'],
  ['strike', 'a ~~|word|~~ here', 'a |word| here'],
  ['strike', '|~~word~~|', '|word|'],
  ['strike', '|a\nb|', '|~~a~~\n~~b~~|'],
  ['strike', '|', '~~|~~'],
  ['tasks', '|a\nb|', '|- [ ] a\n- [ ] b|'],
  ['tasks', '|- [ ] a\n- [x] b|', '|a\nb|'],
  ['tasks', '- |a', '- [ ] a|'],
  ['list', '- [x] |a', '- a|'],
  ['numbers', '- [ ] |a', '1. a|'],
  ['codeBlock', 'a|', '```|\na\n```\n'],
  ['codeBlock', '|', '```|\n\n```\n'],
  ['table', 'x|', 'x\n\n| |Column 1| | Column 2 |\n| --- | --- |\n|  |  |'],
  ['table', '|a\tb\n1\t2|', '| |a| | b |\n| --- | --- |\n| 1 | 2 |'],
  ['divider', 'one\nt|wo\nthree', 'one\ntwo\n\n---|\n\nthree'],
  ['divider', '|', '---\n\n|'],
  ['callout', 'one\nt|wo', 'one\n\n> [!|NOTE|]\n> two'],
  ['callout', '|> [!TIP]\n> a|', '|a|'],
  ['footnote', 'a| b', 'a[^1] b\n\n[^1]: |'],
  ['footnote', 'a| b\n\n[^1]: x', 'a[^2] b\n\n[^1]: x\n[^2]: |'],
])('%s turns %j into %j', (name, before, after) => {
  expect(run(name, before)).toBe(after);
});

test.each<[CommandName, string, string]>([
  ['bold', 'one |word |here', '<p>one <strong>word</strong> here</p>'],
  ['bold', 'これは|「重要」|です', '<p>これは<strong>「重要」</strong>です</p>'],
  ['italic', '这是|重点。|后面', '<p>这是<em>重点。</em>后面</p>'],
  ['bold', 'x|"y"|z', '<p>x<strong>"y"</strong>z</p>'],
  ['bold', 'a|🚂|b', '<p>a<strong>🚂</strong>b</p>'],
  ['bold', 'one |two\n\nthree| four', '<p>one <strong>two</strong></p>\n<p><strong>three</strong> four</p>'],
  ['italic', '- |two\n- three| four', '<ul>\n<li><em>two</em></li>\n<li><em>three</em> four</li>\n</ul>'],
  ['bold', '|a\n> b|', '<p><strong>a</strong></p>\n<blockquote>\n<p><strong>b</strong></p>\n</blockquote>'],
  ['italic', 'a **|word|** b', '<p>a <em><strong>word</strong></em> b</p>'],
  ['bold', 'a *|word|* b', '<p>a <em><strong>word</strong></em> b</p>'],
  ['bold', '|a **b** c|', '<p><strong>a <strong>b</strong> c</strong></p>'],
  ['bold', '|2 * 3 * 4|', '<p><strong>2 * 3 * 4</strong></p>'],
  ['code', 'use |a`b| now', '<p>use <code>a`b</code> now</p>'],
  ['code', 'x |a\nb| y', '<p>x</p>\n<div><pre><code>a\nb\n</code></pre></div>\n<p>y</p>'],
  ['code', '|```\na\n```\nb|', '<div><pre><code>```\na\n```\nb\n</code></pre></div>'],
  ['code', '|> a\n> b|', '<blockquote>\n<div><pre><code>a\nb\n</code></pre></div>\n</blockquote>'],
  ['link', 'see |a]b| c', '<p>see <a href="https://">a]b</a> c</p>'],
  ['link', 'see |a `]` b| c', '<p>see <a href="https://">a <code>]</code> b</a> c</p>'],
  ['link', '|https://a.example/b_(c|', '<p><a href="https://a.example/b_(c">text</a></p>'],
  ['list', 'x\n|a\nb|\ny', '<p>x</p>\n<ul>\n<li>a</li>\n<li>b</li>\n</ul>\n<p>y</p>'],
  ['numbers', '|- a\n- b|', '<ol>\n<li>a</li>\n<li>b</li>\n</ol>'],
  ['strike', 'これは|「重要」|です', '<p>これは<del>「重要」</del>です</p>'],
  ['strike', 'one |two\n\nthree| four', '<p>one <del>two</del></p>\n<p><del>three</del> four</p>'],
  ['strike', 'a |b ~ c| d', '<p>a <del>b ~ c</del> d</p>'],
  ['divider', 'one|', '<p>one</p>\n<hr>'],
  ['codeBlock', 'one\n|two', '<p>one</p>\n<div><pre><code>two\n</code></pre></div>'],
  ['quote', '|a\n\nb|\ny', '<blockquote>\n<p>a</p>\n<p>b</p>\n</blockquote>\n<p>y</p>'],
])('what %s makes of %j is read as that', async (name, before, html) => {
  const { html: rendered } = await renderPost(run(name, before).replaceAll('|', ''));
  // Attributes that say nothing of the mark.
  expect(rendered.replace(/ (?:rel|tabindex|class|role|aria-label)="[^"]*"/g, '')).toBe(html);
});

const key = { key: 'k', code: 'KeyK', altKey: false, shiftKey: false, isComposing: false, keyCode: 75 };
const [control, command] = [
  { ctrlKey: true, metaKey: false },
  { ctrlKey: false, metaKey: true },
];

test('shortcuts are Cmd on Apple’s systems and Ctrl elsewhere, and leave input methods alone', () => {
  expect(isShortcut({ ...key, ...control }, 'Linux x86_64')).toBe(true);
  expect(isShortcut({ ...key, ...command }, 'Linux x86_64')).toBe(false);
  expect(isShortcut({ ...key, ...command }, 'MacIntel')).toBe(true);
  expect(isShortcut({ ...key, ...control }, 'MacIntel')).toBe(false);
  expect(isShortcut({ ...key, ...control, isComposing: true }, 'Win32')).toBe(false);
  expect(isShortcut({ ...key, ...control, keyCode: 229 }, 'Win32')).toBe(false);
  expect(isShortcut({ ...key, ...control, shiftKey: true }, 'Win32')).toBe(false);
});
