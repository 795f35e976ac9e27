import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import type { SourceItem, SourcePost } from '@/lib/import/source-item';
import { openWordpress } from '@/lib/import/wordpress/open-wordpress';

const wrapped = (
  channel: string,
  version = '1.2',
  prefix = 'wp',
): string => `<?xml version="1.0" encoding="UTF-8" ?>
<!-- Made by hand & not by WordPress -->
<rss version="2.0" xmlns:excerpt="http://wordpress.org/export/${version}/excerpt/"
 xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:${prefix}="http://wordpress.org/export/${version}/"><channel>
<title>Bea &amp;amp; friends</title><link>https://old.example/blog</link><description>Notes</description><language>de-DE</language>
<${prefix}:wxr_version>${version}</${prefix}:wxr_version><${prefix}:base_blog_url>https://old.example/blog</${prefix}:base_blog_url>
${channel}</channel></rss>`;

const item = (
  id: number,
  more: string,
  { type = 'post', status = 'publish', link = `https://old.example/blog/2020/01/p${id}/` } = {},
) =>
  `<item><title>Title ${id}</title><link>${link}</link><dc:creator><![CDATA[bea]]></dc:creator>
<guid isPermaLink="false">https://old.example/blog/?p=${id}</guid><wp:post_id>${id}</wp:post_id>
<wp:post_name>p${id}</wp:post_name><wp:status>${status}</wp:status><wp:post_type>${type}</wp:post_type>${more}</item>`;

async function fileOf(content: string | Buffer, name = 'export.xml'): Promise<string> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'wxr-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  await writeFile(path.join(folder, name), content);
  return path.join(folder, name);
}

async function read(...contents: (string | Buffer)[]): Promise<{ items: SourceItem[]; remarks: string[] }> {
  const reader = await openWordpress(await Promise.all(contents.map((one) => fileOf(one))), {
    timeZone: 'Europe/Berlin',
  });
  const items: SourceItem[] = [];
  for await (const one of reader.items()) items.push(one);
  await reader.close();
  return { items, remarks: reader.remarks() };
}

const postsIn = (items: SourceItem[]): SourcePost[] => items.filter((one) => one.kind === 'post');

test('a post comes in with its texts, dates, tags, author, cover and addresses', async () => {
  const { items } = await read(
    wrapped(`<wp:author><wp:author_id>1</wp:author_id><wp:author_login>bea</wp:author_login>
<wp:author_email>bea@old.example</wp:author_email><wp:author_display_name><![CDATA[Bea B.]]></wp:author_display_name></wp:author>
<wp:category><wp:category_nicename>news</wp:category_nicename><wp:cat_name>News</wp:cat_name><wp:category_description>What is new</wp:category_description></wp:category>
${item(
  1,
  `<excerpt:encoded><![CDATA[In <b>short</b>]]></excerpt:encoded><content:encoded><![CDATA[One
line.

<!--more-->Two.<!--nextpage-->Three.]]></content:encoded>
<wp:post_date>2020-01-02 04:04:05</wp:post_date><wp:post_date_gmt>2020-01-02 03:04:05</wp:post_date_gmt>
<wp:post_modified_gmt>2020-02-02 03:04:05</wp:post_modified_gmt><wp:comment_status>closed</wp:comment_status>
<category domain="category" nicename="news"><![CDATA[News]]></category><category domain="post_tag" nicename="a-b"><![CDATA[A & B]]></category>
<category domain="category" nicename="uncategorized">Uncategorized</category><category domain="post_format" nicename="post-format-aside">Aside</category>
<wp:postmeta><wp:meta_key>_thumbnail_id</wp:meta_key><wp:meta_value>7</wp:meta_value></wp:postmeta>
<wp:postmeta><wp:meta_key>mood</wp:meta_key><wp:meta_value>fine</wp:meta_value></wp:postmeta>`,
)}
${item(7, '<wp:post_parent>1</wp:post_parent><wp:attachment_url>https://old.example/blog/wp-content/uploads/2020/01/c.jpg</wp:attachment_url><wp:postmeta><wp:meta_key>_wp_attachment_image_alt</wp:meta_key><wp:meta_value>A cover</wp:meta_value></wp:postmeta>', { type: 'attachment', status: 'inherit', link: 'https://old.example/blog/2020/01/p1/c/' })}`),
  );
  expect(items).toEqual([
    {
      kind: 'site',
      key: 'site',
      title: 'Bea & friends',
      address: 'https://old.example/blog',
      language: 'de-DE',
      timeZone: '',
      description: 'Notes',
    },
    { kind: 'person', key: 'author:bea', name: 'Bea B.', email: 'bea@old.example', website: '', bio: '' },
    {
      kind: 'post',
      key: 'post:1',
      isPage: false,
      title: 'Title 1',
      slug: 'p1',
      subtitle: 'In short',
      body: 'One\\\nline.\n\nTwo.\n\nThree.',
      coverUrl: 'https://old.example/blog/wp-content/uploads/2020/01/c.jpg',
      coverAlt: 'A cover',
      tags: ['News', 'A & B'],
      author: 'author:bea',
      publishedAt: '2020-01-02T03:04:05.000Z',
      revisedAt: '2020-02-02T03:04:05.000Z',
      unpublishAt: null,
      hidden: null,
      commentsOpen: false,
      feedId: 'https://old.example/blog/?p=1',
      addresses: ['/blog/2020/01/p1', '/blog/?p=1', '/blog/2020/01/p1/2'],
      base: 'https://old.example/blog/2020/01/p1/',
      notes: ['It had 2 pages there, which are one here.'],
      unusedFields: ['mood', 'post format aside'],
    },
    { kind: 'redirect', key: '/blog/2020/01/p1/c', target: '/blog/2020/01/p1', isPermanent: true },
    { kind: 'tag', key: 'tag:news', name: 'News', slug: 'news', description: 'What is new' },
    { kind: 'tag', key: 'tag:a-b', name: 'A & B', slug: 'a-b', description: '' },
  ]);
});

test('what was not public comes in as a draft that says why', async () => {
  const hidden = await read(
    wrapped(
      ['draft', 'pending', 'private', 'future', 'publish', 'odd', 'trash', 'auto-draft']
        .map((status, index) =>
          item(
            index + 1,
            `<wp:post_date>2031-07-01 10:00:00</wp:post_date><wp:post_date_gmt>0000-00-00 00:00:00</wp:post_date_gmt>${index === 4 ? '<wp:post_password>x</wp:post_password>' : ''}`,
            { status },
          ),
        )
        .join(''),
    ),
  );
  expect(postsIn(hidden.items).map((post) => [post.hidden, post.publishedAt])).toEqual([
    ['it is a draft there', null],
    ['it waits for a review there', null],
    ['it is private there', '2031-07-01T08:00:00.000Z'],
    ['it was scheduled there for 2031-07-01 08:00 UTC', '2031-07-01T08:00:00.000Z'],
    ['it has a password there', '2031-07-01T08:00:00.000Z'],
    ['its status there is "odd"', '2031-07-01T08:00:00.000Z'],
  ]);
  expect(hidden.items.at(-1)).toEqual({
    kind: 'problem',
    key: 'post:7',
    title: 'Title 7',
    result: 'skip',
    why: 'it is in the trash there',
  });
  expect(hidden.remarks).toEqual(['Not read: 1 draft that WordPress began by itself.']);
});

const comment = (id: number, more: string, parent = 0, approved = '1'): string =>
  `<wp:comment><wp:comment_id>${id}</wp:comment_id><wp:comment_author><![CDATA[Cy]]></wp:comment_author><wp:comment_author_email>cy@x.example</wp:comment_author_email>
<wp:comment_date>2020-07-01 10:00:00</wp:comment_date><wp:comment_content><![CDATA[Text ${id}]]></wp:comment_content><wp:comment_approved>${approved}</wp:comment_approved><wp:comment_parent>${parent}</wp:comment_parent>${more}</wp:comment>`;

test('comments come after what they answer, and those that nobody saw are counted', async () => {
  const { items, remarks } = await read(
    wrapped(
      `<wp:author><wp:author_id>9</wp:author_id><wp:author_login>bea</wp:author_login></wp:author>${item(
        1,
        comment(3, '', 2) +
          comment(2, '<wp:comment_user_id>9</wp:comment_user_id>') +
          comment(4, '', 3, '0') +
          comment(5, '', 0, 'spam') +
          comment(6, '', 5) +
          comment(7, '<wp:comment_type>pingback</wp:comment_type>') +
          comment(8, '', 9) +
          comment(9, '', 8),
      )}`,
    ),
  );
  const comments = items.filter((one) => one.kind === 'comment');
  expect(comments.map(({ key, parent, isHidden }) => [key, parent, isHidden])).toEqual([
    ['comment:2', null, false],
    ['comment:3', 'comment:2', false],
    ['comment:4', 'comment:3', true],
    ['comment:6', null, false],
    ['comment:9', 'comment:8', false],
    ['comment:8', 'comment:9', false],
  ]);
  const [own, others] = [comments[0]!, comments[1]!];
  expect([own.author, own.createdAt, own.body]).toEqual(['author:bea', '2020-07-01T08:00:00.000Z', 'Text 2']);
  const people = items.filter((one) => one.kind === 'person');
  expect(people.map(({ key, name, email }) => [key, name, email])).toEqual([
    ['author:bea', 'bea', ''],
    [others.author, 'Cy', 'cy@x.example'],
  ]);
  expect(others.author).not.toContain('cy');
  expect(remarks).toEqual(['Not read: 1 comment marked as spam, 1 pingback.']);
});

test.each(['1.0', '1.1', '1.2'])('version %s is read, with any prefix', async (version) => {
  const other = wrapped(
    item(1, '<content:encoded>x</content:encoded>').replaceAll('wp:', 'x:'),
    version,
    'x',
  );
  const { items } = await read(other);
  expect(postsIn(items)).toMatchObject([{ key: 'post:1', body: 'x', slug: 'p1' }]);
});

test('names of slugs are decoded, and a post without a title has its first words', async () => {
  const { items } = await read(
    wrapped(
      item(1, '<content:encoded>Some first words. More.</content:encoded>')
        .replace('<wp:post_name>p1', '<wp:post_name>%e3%81%93%e3%82%93')
        .replace('<title>Title 1</title>', '<title></title>'),
    ),
  );
  expect(postsIn(items)[0]).toMatchObject({ slug: 'こん', title: 'Some first words. More.' });
});

test.each([
  [
    'UTF-16 with a mark',
    (text: string) => Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, 'utf16le')]),
  ],
  ['UTF-8 with a mark and blank lines', (text: string) => Buffer.from(`\ufeff\n\n${text}`)],
  ['Latin-1', (text: string) => Buffer.from(text.replace('UTF-8', 'ISO-8859-1'), 'latin1')],
  [
    'warnings of PHP before it',
    (text: string) => Buffer.from(`\nWarning: fopen(x): failed in y.php on line 3\n${text}`),
  ],
])('a file in %s is read', async (_, encode) => {
  const { items } = await read(encode(wrapped(item(1, '<content:encoded>Größe</content:encoded>'))));
  expect(postsIn(items)[0]?.body).toBe('Größe');
});

test('what XML has not is mended and said', async () => {
  const { items, remarks } = await read(
    wrapped(
      item(1, '<content:encoded>a & b &nbsp; \x0b&#2; ]]> c</content:encoded><undeclared:x>1</undeclared:x>'),
    ),
  );
  expect(postsIn(items)[0]?.body).toBe('a & b \u00a0 ]]> c');
  expect(remarks).toEqual([
    'Control characters, which XML has not, were left out (2).',
    '"&" that is not written as XML asks was read as itself (2 times).',
  ]);
});

test('a file that breaks is read up to there', async () => {
  const whole = wrapped(item(1, '') + item(2, '') + item(3, ''));
  const cut = await read(whole.slice(0, whole.indexOf('Title 3')));
  expect(postsIn(cut.items)).toHaveLength(2);
  expect(cut.remarks).toEqual([
    'line 12: the file ends here in the middle; 2 items before it were read, and nothing after it.',
  ]);
});

test('several files of one site are one source, and those of two are refused', async () => {
  const second = wrapped(item(2, '') + item(1, ''));
  const { items, remarks } = await read(wrapped(item(1, '')), second);
  expect(postsIn(items).map(({ key }) => key)).toEqual(['post:1', 'post:2']);
  expect(remarks).toEqual(['Not read: 1 entry that stands twice in the export.']);
  const others = second.replaceAll('old.example', 'other.example');
  await expect(read(wrapped(item(1, '')), others)).rejects.toThrow('two sites');
});

test.each([
  ['<!DOCTYPE rss [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;&a;">]><rss></rss>', 'it has a <!DOCTYPE>'],
  ['<?xml version="1.0"?><html><body></body></html>', 'it begins with <html>'],
  [
    '<?xml version="1.0"?><rss version="2.0"><channel><title>F</title><item><title>a</title></item></channel></rss>',
    'it is a feed',
  ],
  ['', 'the file ends here'],
  [`<rss><channel><item>${'<a>'.repeat(200_000)}`, 'more than 64 deep'],
  [`<rss><channel><item><title>${'a'.repeat(11_000_000)}`, 'longer than 10 million'],
  [`<rss><channel><item><title><![CDATA[${'a'.repeat(11_000_000)}`, 'longer than 10 million'],
  [`<rss><channel><item>${'<a/>'.repeat(400_000)}`, 'more than 300000 elements'],
  [`<rss a="${'a'.repeat(11_000_000)}`, 'longer than 10 million'],
])('%.60s is refused', async (content, why) => {
  await expect(read(content)).rejects.toThrow(why);
});
