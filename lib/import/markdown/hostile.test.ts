import { execFileSync } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { openFolder } from '@/lib/import/files/open-folder';
import { openMarkdown } from '@/lib/import/markdown/open-markdown';
import { isTemplate } from '@/lib/import/files/text/code-tags';
import { maskCode } from '@/lib/import/files/text/code-mask';
import { Notes } from '@/lib/import/files/text/notes';
import { translateText } from '@/lib/import/files/text/translate';
import { itemsOf, readFiles } from '@/lib/testing/read-source';

const translate = (text: string, generator: 'obsidian' | null) =>
  translateText(text, {
    ...{ file: 'a.mdx', title: 'T', generator, isMdx: true, notes: new Notes() },
    findDocument: () => null,
    findFile: () => null,
  });

function cpuOf(run: () => unknown): number {
  const before = process.cpuUsage();
  run();
  const { user, system } = process.cpuUsage(before);
  return user + system;
}

/** What the work takes is in each measurement, what a busy machine adds is not. */
function leastCpuOf(run: () => unknown, enough: number): number {
  let least = Infinity;
  for (let attempt = 0; attempt < 3 && least >= enough; attempt++) least = Math.min(least, cpuOf(run));
  return least;
}

const units = [
  ...[
    '{{',
    '{{< a ',
    '{{< a >}}',
    '{%',
    '{% raw %}',
    '{% raw %}{% endraw %}',
    '{% highlight x %}{% endhighlight %}',
    '{% link a %}',
  ],
  ...[
    '[[',
    '![[a]]',
    ' %%a ',
    '==a',
    '`',
    '`` ` ',
    '<iframe ',
    '<iframe src=x></iframe>',
    '<A b=',
    '<Chart>',
    '{: .a',
    '{: .a}',
    '{/*',
  ],
  ...[
    ':::a\n',
    ':::note\n',
    '> [!info] a\n',
    '> ',
    'import {a,',
    'export const a = {\n',
    '](',
    '[a](https://a&b;',
    ' ^a\n',
  ],
  ...[
    '{::comment}',
    '{% quote(a) %}{% end %}',
    '{{ "a" | prepend: ',
    '[TOC]\n',
    '> ```\n',
    ' ',
    '\n=',
    '&lt;',
    '[https://a&gt;][',
  ],
];

test.each(units)('a text of nothing but %j takes the time of its length', (unit) => {
  const textOf = (length: number) => unit.repeat(Math.ceil(length / unit.length));
  for (const generator of [null, 'obsidian'] as const) {
    translate(textOf(5_000), generator);
    const run = (length: number) => () => [isTemplate(textOf(length)), translate(textOf(length), generator)];
    const short = cpuOf(run(15_000));
    // Ten times where it is linear, a hundred times where it is not.
    const most = 30 * short + 150_000;
    expect(leastCpuOf(run(150_000), most)).toBeLessThan(most);
  }
});

test('what is code stays where it is', () => {
  const masked = (text: string) => maskCode(text).replaceAll('\ufdde', '_');
  expect(masked('a `b` c ``d ` e`` f ` g')).toBe('a ___ c _________ f ` g');
  expect(masked('```js\na\n```\nb')).toBe('_____\n_\n___\nb');
  expect(masked('> ~~~\n> a\n\nb')).toBe('_____\n___\n\nb');
  expect(masked('a\n\n    code\n    more\n\nb')).toBe('a\n\n________\n________\n\nb');
  expect(masked('- a\n\n    no code\n\nb')).toBe('- a\n\n    no code\n\nb');
  expect(masked('a\n    goes on')).toBe('a\n    goes on');
  expect(masked('- ```\n  a\n  ```\n- b')).toBe('_____\n___\n_____\n- b');
  expect(masked('`a\n\nb`')).toBe('`a\n\nb`');
});

test('odd files stop nothing: pipes, large ones, odd names, deep ones', async () => {
  const around = await mkdtemp(path.join(os.tmpdir(), 'colophon-odd-'));
  onTestFinished(() => rm(around, { recursive: true }));
  const folder = path.join(around, 'blog');
  const page = (title: string) => `---\ntitle: ${title}\ndate: 2020-01-02\n---\nText`;
  await mkdir(path.join(folder, 'd/'.repeat(50)), { recursive: true });
  await writeFile(path.join(folder, 'd/'.repeat(50), 'deep.md'), page('Deep'));
  await writeFile(path.join(folder, 'e\u0301 🚂\n.md'), page('Odd'));
  await writeFile(path.join(folder, 'large.md'), Buffer.alloc(50 * 1024 * 1024, 'a'));
  await writeFile(path.join(folder, 'long.md'), page('Long').replace('Text', 'x'.repeat(1_000_001)));
  execFileSync('mkfifo', [path.join(folder, 'pipe.md')]);
  const reader = await openMarkdown(await openFolder(folder), { timeZone: 'UTC' });
  const items = await itemsOf(reader);
  expect(items.map((item) => [item.key, item.kind === 'problem' ? item.why : item.kind])).toEqual([
    ['site', 'site'],
    [`${'d/'.repeat(50)}deep.md`, 'post'],
    ['large.md', 'the file is larger than 16 MB'],
    ['long.md', 'post'],
    ['é 🚂\n.md', 'post'],
  ]);
  expect(items[3]).toMatchObject({ hidden: 'its text has more than 1000000 characters' });
  expect(reader.remarks()).toEqual(['Not read as posts: 1 no ordinary file.']);
});

test('fields of the oddest kinds make a post or a sentence', async () => {
  const values = [
    '[]',
    '{}',
    '[[[[a]]]]',
    '{a: {b: c}}',
    'null',
    '~',
    '.nan',
    '-.inf',
    '0x10',
    '!!binary aGk=',
    '!!set {a, b}',
    '2020-02-30',
    '"\\0"',
    '"\\uD800"',
    `"${'x'.repeat(20_000)}"`,
    '|\n  a\n  b',
    '&a [*a]',
  ];
  const names = [
    'title',
    'date',
    'tags',
    'slug',
    'author',
    'cover',
    'url',
    'aliases',
    'series',
    'lang',
    'draft',
    'description',
    'updated',
    'comments',
    'id',
    'layout',
    'taxonomies',
    'extra',
    'build',
    'categories',
    'redirect',
    'weight',
  ];
  const files = Object.fromEntries(
    names.flatMap((name) =>
      values.map((value, index) => [`${name}-${index}.md`, `---\n${name}: ${value}\n---\nText`]),
    ),
  );
  const items = await readFiles(files);
  const told = items.filter((item) => item.kind === 'post' || item.kind === 'problem');
  expect(told).toHaveLength(names.length * values.length);
  for (const item of told) {
    expect(JSON.parse(JSON.stringify(item))).toEqual(item);
    expect(JSON.stringify(item)).not.toContain('\\u0000');
    if (item.kind === 'post')
      expect([item.title === '', item.title.length > 250, item.slug.length > 100]).toEqual([
        false,
        false,
        false,
      ]);
    if (item.kind === 'problem') expect(item.why).toMatch(/^\S[^\n]{1,300}$/);
  }
});
