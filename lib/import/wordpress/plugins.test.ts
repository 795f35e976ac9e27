import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import type { SourceItem, SourcePost } from '@/lib/import/source-item';
import { openWordpress } from '@/lib/import/wordpress/open-wordpress';

const field = (name: string, value: string) =>
  `<wp:postmeta><wp:meta_key>${name}</wp:meta_key><wp:meta_value><![CDATA[${value}]]></wp:meta_value></wp:postmeta>`;

const term = (domain: string, nicename: string, name: string) =>
  `<category domain="${domain}" nicename="${nicename}"><![CDATA[${name}]]></category>`;

const DATE = '<wp:post_date_gmt>2020-01-02 03:04:05</wp:post_date_gmt>';

const item = (id: number, more: string, { type = 'post', status = 'publish', date = DATE } = {}) =>
  `<item><title>Title ${id}</title><link>https://old.example/2020/p${id}/</link><dc:creator>bea</dc:creator><wp:post_id>${id}</wp:post_id><wp:post_type>${type}</wp:post_type><wp:status>${status}</wp:status>${date}${more}</item>`;

const content = (text: string) => `<content:encoded><![CDATA[${text}]]></content:encoded>`;

async function read(channel: string): Promise<SourceItem[]> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'wxr-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  await writeFile(
    path.join(folder, 'export.xml'),
    `<rss version="2.0" xmlns:wp="http://wordpress.org/export/1.2/" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><link>https://old.example</link>${channel}</channel></rss>`,
  );
  const reader = await openWordpress([path.join(folder, 'export.xml')], { timeZone: 'UTC' });
  const items: SourceItem[] = [];
  for await (const one of reader.items()) items.push(one);
  return items;
}

const postsOf = async (channel: string): Promise<SourcePost[]> =>
  (await read(channel)).filter((one) => one.kind === 'post');

test.each([
  field('_jetpack_newsletter_access', 'paid_subscribers'),
  field('_members_access_role', 'editor'),
  field('rcp_subscription_level', 'a:1:{i:0;s:1:"2";}'),
  field('rcp_subscription_level', 'any'),
  field('rcp_user_level', 'a:1:{i:0;s:10:"subscriber";}'),
  field('_is_paid', '1'),
  field('_wpmem_block', '1'),
  field(
    'um_content_restriction',
    'a:2:{s:27:"_um_custom_access_settings";s:1:"1";s:14:"_um_accessible";s:1:"2";}',
  ),
  content('<!-- wp:paragraph --><p>All</p><!-- /wp:paragraph --><!-- wp:jetpack/paywall /--><p>Some</p>'),
  content('<!-- wp:premium-content/container --><p>Some</p><!-- /wp:premium-content/container -->'),
  content('For all. [private role="member"]For some.[/private]'),
  content('[um_loggedin]For some.[/um_loggedin]'),
])('what a plugin kept for members becomes a draft: %s', async (more) => {
  const [post] = await postsOf(item(1, more));
  expect(post!.hidden).toMatch(/for members there$/);
});

test.each([
  field('_jetpack_newsletter_access', 'everybody'),
  field('rcp_user_level', 'a:1:{i:0;s:3:"all";}'),
  field('rcp_subscription_level', 'all'),
  field('_is_paid', ''),
  field('_wpmem_block', '0'),
  field(
    'um_content_restriction',
    'a:2:{s:27:"_um_custom_access_settings";s:1:"0";s:14:"_um_accessible";s:1:"2";}',
  ),
  content('Write [private] before it, [member]s know.'),
])('and what everybody could read does not: %s', async (more) => {
  const [post] = await postsOf(item(1, more));
  expect(post!.hidden).toBeNull();
});

test('a post without a date would stand first as if it were new: it becomes a draft, a page does not', async () => {
  const posts = await postsOf(
    item(1, '', { date: '' }) +
      item(2, '', { date: '', type: 'page' }) +
      item(3, '<wp:post_modified_gmt>2019-05-06 07:08:09</wp:post_modified_gmt>', { date: '' }),
  );
  expect(posts.map(({ hidden, publishedAt }) => [hidden, publishedAt])).toEqual([
    ['it has no date there', null],
    [null, null],
    [null, '2019-05-06T07:08:09.000Z'],
  ]);
});

test('addresses before a post was renamed lead on, as they did there', async () => {
  const [post] = await postsOf(item(1, field('_wp_old_slug', 'first') + field('_wp_old_slug', '%c3%bcber')));
  expect(post!.addresses).toEqual(['/2020/p1', '/?p=1', '/2020/first', '/2020/über']);
});

test('the page of a picture leads to its post only where readers may go', async () => {
  const picture = (id: number, parent: number) =>
    item(
      id,
      `<wp:post_parent>${parent}</wp:post_parent><wp:attachment_url>https://old.example/${id}.jpg</wp:attachment_url>`,
      { type: 'attachment', status: 'inherit' },
    );
  const items = await read(
    item(1, '') +
      item(2, '', { status: 'draft' }) +
      item(3, '<wp:post_password>x</wp:post_password>') +
      picture(11, 1) +
      picture(12, 2) +
      picture(13, 3),
  );
  expect(items.filter(({ kind }) => kind === 'redirect').map(({ key }) => key)).toEqual(['/2020/p11']);
});

test('language, series and authors of plugins come along', async () => {
  const items = await read(
    `<wp:author><wp:author_login>Cid</wp:author_login><wp:author_display_name>Cid C.</wp:author_display_name></wp:author>${item(
      1,
      term('language', 'pt_br', 'Português') +
        term('series', 'letters', 'Letters &amp; more') +
        field('_series_part', '3') +
        term('author', 'cap-jane', 'Jane') +
        term('author', 'cap-cid', 'Cid C.'),
    )}${item(2, term('language', 'pll_fr', 'Français') + term('author', 'cap-cid', 'Cid C.'))}`,
  );
  const [first, second] = items.filter((one) => one.kind === 'post');
  expect(first).toMatchObject({
    language: 'pt-BR',
    series: 'Letters & more',
    seriesPosition: 3,
    author: 'author:jane',
  });
  expect(first!.notes).toEqual(['It was written together with Cid C..']);
  expect(second).toMatchObject({ language: 'fr', author: 'author:Cid', notes: [] });
  expect(items.filter(({ kind }) => kind === 'person').map((one) => 'name' in one && one.name)).toEqual([
    'Cid C.',
    'Jane',
  ]);
});

test('the category for what has none is told by its name, in many languages', async () => {
  const [first, second] = await postsOf(
    item(1, term('category', 'uncategorized', 'Essays')) +
      item(2, term('category', 'non-classe', 'Non classé')),
  );
  expect(first!.tags).toEqual(['Essays']);
  expect(second!.tags).toEqual([]);
});

test('of Elementor the page that it shows is read, unless the text beside it says more', async () => {
  const page = (words: string) =>
    field('_elementor_edit_mode', 'builder') +
    field(
      '_elementor_data',
      JSON.stringify([
        { elType: 'widget', widgetType: 'text-editor', settings: { editor: `<p>${words}</p>` } },
      ]),
    );
  const posts = await postsOf(
    item(1, content('a b') + page('a b, and a film')) +
      item(2, content('one two three four five') + page('one')),
  );
  expect(posts.map(({ body }) => body)).toEqual(['a b, and a film', 'one two three four five']);
});

test('what themes and plugins added for readers comes in as pages or posts, and nothing is lost without a word', async () => {
  const items = await read(
    item(1, content('a') + term('jetpack-portfolio-tag', 'glass', 'Glass'), { type: 'jetpack-portfolio' }) +
      item(2, content('b'), { type: 'podcast' }) +
      item(3, content('c'), { type: 'docs', status: 'private' }) +
      item(4, content('d'), { type: 'elementor_library' }) +
      item(5, content('<!-- x --> '), { type: 'product' }) +
      item(6, content('see <a href="https://old.example/2020/p1/">1</a>')),
  );
  const posts = items.filter((one) => one.kind === 'post');
  expect(posts.map(({ key, isPage, hidden, tags }) => [key, isPage, hidden, tags])).toEqual([
    ['post:1', true, null, ['Glass']],
    ['post:2', false, null, []],
    ['post:3', true, 'it is private there', []],
    ['post:6', false, null, []],
  ]);
  expect(posts[0]!.notes).toEqual(['It is of the kind "jetpack-portfolio" there, and a page here.']);
  expect(posts[0]!.addresses).toEqual(['/2020/p1', '/?p=1', '/?page_id=1']);
});
