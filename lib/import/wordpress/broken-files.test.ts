import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { XmlCleaner } from '@/lib/import/wordpress/clean-xml';
import { openWordpress } from '@/lib/import/wordpress/open-wordpress';

const wrapped = (items: string, language = 'en', head = '<?xml version="1.0" encoding="UTF-8"?>') =>
  `${head}<rss version="2.0" xmlns:wp="http://wordpress.org/export/1.0/" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>Blog</title><link>https://old.example</link><language>${language}</language>${items}</channel></rss>`;

const item = (id: number, content: string, title = `Title ${id}`) =>
  `<item><title>${title}</title><wp:post_id>${id}</wp:post_id><wp:post_date_gmt>2020-01-02 03:04:05</wp:post_date_gmt><content:encoded>${content}</content:encoded><wp:status>publish</wp:status></item>`;

async function read(content: string | Buffer) {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'wxr-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  await writeFile(path.join(folder, 'export.xml'), content);
  const reader = await openWordpress([path.join(folder, 'export.xml')], { timeZone: 'UTC' });
  const posts: [string, string][] = [];
  for await (const one of reader.items()) if (one.kind === 'post') posts.push([one.title, one.body]);
  return { posts, remarks: reader.remarks() };
}

const script = '<script>//<![CDATA[\nshow(1 && 2);\n//]]>\n</script><br>And on.';

test('what ends a script does not end the text that it stands in', async () => {
  const { posts, remarks } = await read(
    wrapped(item(1, `<![CDATA[Before.${script}]]>`) + item(2, '<![CDATA[Second.]]>')),
  );
  expect(posts).toEqual([
    ['Title 1', 'Before.\n\nAnd on.'],
    ['Title 2', 'Second.'],
  ]);
  expect(remarks.join(' ')).toContain('"]]>" within a text was read as itself (1 times).');
});

test('so it is wherever the file is cut while it is read, and for a text of nothing else', async () => {
  const long = `${'words '.repeat(30_000)}${script.repeat(3)}${'words '.repeat(30_000)}`;
  const many = ']]>'.repeat(2000);
  const { posts } = await read(
    wrapped(
      Array.from({ length: 3 }, (_, n) => item(n, `<![CDATA[${'x'.repeat(n * 21)} ${long}]]>`)).join('') +
        item(8, `<![CDATA[${many}]]>`) +
        item(9, '<![CDATA[Last.]]>'),
    ),
  );
  expect(posts.map(([title]) => title)).toEqual(['Title 0', 'Title 1', 'Title 2', 'Title 8', 'Title 9']);
  for (const [, body] of posts.slice(0, 3)) expect(body.match(/And on\./g)).toHaveLength(3);
  expect(posts.at(-1)![1]).toBe('Last.');
});

test('each end that is none is looked at once', () => {
  const cleaner = new XmlCleaner();
  const text = `<rss><item><a:b><![CDATA[${']]>'.repeat(300_000)}]]></a:b></item></rss>`;
  let clean = '';
  for (let at = 0; at < text.length; at += 100_000) clean += cleaner.push(text.slice(at, at + 100_000));
  clean += cleaner.end();
  expect(clean).toHaveLength(text.length + 300_000 * ']]<![CDATA[>'.length);
  expect(cleaner.mended.ends).toBe(300_000);
});

test('pieces of a text, words after one and blanks before its end belong to the element', async () => {
  const { posts, remarks } = await read(
    wrapped(
      item(1, '<![CDATA[a]]]]><![CDATA[>b]]>', '<![CDATA[One]]> and more') +
        item(2, '\n\t<![CDATA[Second.]]>\n\t\t\t\t', '<![CDATA[Two]]>'),
    ),
  );
  expect(posts).toEqual([
    ['One and more', 'a]]>b'],
    ['Two', 'Second.'],
  ]);
  expect(remarks).toEqual([]);
});

const windows1251 = (text: string): Buffer =>
  Buffer.from(
    [...text].map((sign) => {
      const code = sign.codePointAt(0)!;
      return code < 0x80 ? code : code - 0x410 + 0xc0;
    }),
  );

test.each([
  [
    'Russian that says it is UTF-8',
    windows1251(wrapped(item(1, '<![CDATA[Привет всем]]>'), 'ru-RU')),
    'Привет всем',
    'windows-1251',
  ],
  [
    'Russian of a blog that calls itself English',
    windows1251(wrapped(item(1, '<![CDATA[Привет всем]]>'))),
    'Привет всем',
    'windows-1251',
  ],
  [
    'French that says nothing',
    Buffer.from(wrapped(item(1, '<![CDATA[Été à la mer]]>'), 'fr-FR', ''), 'latin1'),
    'Été à la mer',
    'windows-1252',
  ],
])('%s is read as what it is', async (_, bytes, body, encoding) => {
  const { posts, remarks } = await read(bytes);
  expect(posts[0]![1]).toBe(body);
  expect(remarks).toEqual([`It is no UTF-8, whatever it says, and was read as ${encoding}.`]);
});

test('a character that was cut in two does not make UTF-8 something else, wherever the file is cut', async () => {
  const filler = 'Grüße aus Köln. '.repeat(12_000);
  const text = wrapped(item(1, `<![CDATA[${filler}]]>`) + item(2, '<![CDATA[Ende: %]]>'));
  const [before, after] = text.split('%');
  const { posts, remarks } = await read(
    Buffer.concat([Buffer.from(before!), Buffer.from([0xe4, 0xbd]), Buffer.from(after!)]),
  );
  expect(posts[0]![1]).toBe(filler.trim());
  expect(posts[1]![1]).toBe('Ende: �');
  expect(remarks).toEqual(['Some bytes in it are no UTF-8; "�" stands where they were.']);
});

test.each([
  [
    'an element that another one ends',
    '</wp:status></item>',
    '</wp:stat></item>',
    '134',
    'line 5: unexpected',
  ],
  ['an entry without an end', '</wp:status></item>', '</wp:status>', '134', 'line 6: an entry has no end'],
  ['a tag that is cut', '<content:encoded><![CDATA[S', '<content:enc <![CDATA[S', '134', 'line 5: '],
  // The text goes on to the end of the next one.
  ['a text without an end', 'Second.]]>', 'Second.', '14', 'line 6: a text has no end'],
])('after %s the next entry is read, and what was lost is named', async (_, from, to, titles, why) => {
  const second = item(2, '<![CDATA[Second.]]>').replace(from, to);
  const third = item(3, '<![CDATA[Of <item> & Third.]]>');
  const { posts, remarks } = await read(
    wrapped(`\n\n\n${item(1, '<![CDATA[First.]]>')}\n${second}\n${third}${item(4, '<![CDATA[Fourth.]]>')}`),
  );
  expect(posts.map(([title]) => title)).toEqual([...titles].map((number) => `Title ${number}`));
  expect(remarks[0]).toContain(why);
  expect(remarks[0]).toMatch(/; "Title 2" was not read, and what follows it was\.$/);
});

test('each of many broken entries is named by its line, wherever the file is cut while it is read', async () => {
  const filler = 'words '.repeat(9_000);
  const broken = new Set([3, 4, 11]);
  const items = Array.from({ length: 15 }, (_, n) =>
    item(n, `<![CDATA[${filler}\n${n}]]>`).replace(broken.has(n) ? '</wp:post_id>' : '#', '</wp:post>'),
  );
  const { posts, remarks } = await read(wrapped(items.join('\n')));
  expect(posts.map(([title]) => title)).toEqual(
    items.flatMap((_, n) => (broken.has(n) ? [] : [`Title ${n}`])),
  );
  expect(remarks.map((remark) => /^line (\d+): .*"Title (\d+)"/.exec(remark)?.slice(1))).toEqual(
    [...broken].map((n) => [String(2 * n + 1), String(n)]),
  );
});

test('two exports in one file are one', async () => {
  const { posts } = await read(wrapped(item(1, 'a')) + wrapped(item(2, 'b')));
  expect(posts.map(([title]) => title)).toEqual(['Title 1', 'Title 2']);
});

test('a file of nothing but broken entries ends', async () => {
  const { posts, remarks } = await read(wrapped(item(1, 'a') + '<item><title>x</titel>\n'.repeat(50_000)));
  expect(posts).toHaveLength(1);
  expect(remarks).toHaveLength(101);
  expect(remarks[0]).toContain('; 1 items before it were read, and nothing after it.');
});

test('what a theme prints before the export as HTML is passed over', async () => {
  const head =
    '<?xml version="1.0" encoding="UTF-8"?>\n<!-- generator="x" -->\n<meta name="generator" content="T 1" />\n';
  const { posts } = await read(wrapped(item(1, 'a'), 'en', head));
  expect(posts).toEqual([['Title 1', 'a']]);
});
