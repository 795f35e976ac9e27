import { expect, test } from 'vitest';
import { renderPost } from '@/lib/markdown/render';

const noticesOf = async (markdown: string) => (await renderPost(markdown)).notices;
const htmlOf = async (markdown: string) => (await renderPost(markdown)).html;
const all = (html: string, attribute: string) =>
  [...html.matchAll(new RegExp(` ${attribute}="([^"]*)"`, 'g'))].map(([, value]) => value);

test('every id and every name is there once, whoever wrote it', async () => {
  const html = await htmlOf(
    '## A\n\n<h2 id="a">A two</h2>\n\n## Intro\n\n<p id="intro-1">x</p>\n\n## Intro\n\n<p id="intro-1">y</p>\n\n' +
      'Note[^1] again[^1].\n\n## Fn 1\n\n## Footnote label\n\n[^1]: n',
  );
  for (const attribute of ['id', 'name']) {
    const found = all(html, attribute);
    expect(found.length).toBeGreaterThan(9);
    expect(found.filter((value, index) => found.indexOf(value) !== index)).toEqual([]);
  }
  // What authors wrote stays theirs.
  expect(html).toContain('<h2 id="user-content-a">A two</h2>');
  expect(html).toContain('<p id="user-content-intro-1"><a name="intro-1"></a>x</p>');
});

test('a name on a link and an id in braces are where links lead', async () => {
  const markdown =
    'To [a](#install), [b](#custom), [c](#kram).\n\n<a name="install"></a>\n## My heading\n\n## Named {#custom}\n\n## Other {: #kram .big}';
  const html = await htmlOf(markdown);
  expect(all(html, 'name')).toEqual(expect.arrayContaining(['install', 'custom', 'kram', 'my-heading']));
  expect(html).toContain('<h2 id="user-content-custom">Named</h2>');
  expect(html).toContain('<h2 id="user-content-kram">Other</h2>');
  expect(await noticesOf(markdown)).toEqual([]);
});

test.each(['## Sets {1, 2}', '## A {b}', '## {#}', '`{#x}`'])('%s keeps its braces', async (markdown) => {
  expect((await htmlOf(markdown)).replace(/<[^>]*>/g, '')).toBe(markdown.replace(/^## |`/g, ''));
});

test('links by the rules of other generators are set right, and dead ones are named', async () => {
  const markdown =
    '[a](#what-s-next) [b](#c-rust) [c](#nowhere) [d](#comments) [e](#)\n\n## What’s next?\n\n## C++ & Rust\n';
  const html = await htmlOf(markdown);
  expect(all(html, 'href')).toEqual(
    expect.arrayContaining(['#whats-next', '#c--rust', '#nowhere', '#comments', '#']),
  );
  expect(await noticesOf(markdown)).toEqual(['Nothing in the text has the name of these links: #nowhere.']);
});

test('links that carry the prefix of older texts still lead there', async () => {
  const markdown = '[a](#user-content-setup)\n\n## Setup';
  expect(await htmlOf(markdown)).toContain('id="user-content-setup"');
  expect(await noticesOf(markdown)).toEqual([]);
});

test('a heading that is named like a part of the page gets another name', async () => {
  const html = await htmlOf('## Comments\n\n## Main\n\n<p id="comment-7">x</p>');
  expect(all(html, 'name')).toEqual(['comments-1', 'main-1', 'comment-7-1']);
});

test('lists, tables and images stay valid: their name stands before them', async () => {
  const html = await htmlOf(
    '<ul id="list"><li>x</li></ul>\n\n<table id="t"><tr id="row"><td id="cell">1</td></tr></table>\n\n<img id="pic" src="/media/a.webp" alt="">',
  );
  expect(html).toContain('<a name="list"></a><ul id="user-content-list">');
  expect(html).toContain('<a name="pic"></a><img');
  expect(html).toContain(
    '<td id="user-content-cell" class="number"><a name="cell"></a><a name="row"></a>1</td>',
  );
  expect(html).not.toMatch(/<(?:ul|tr|tbody)[^>]*><a/);
});
