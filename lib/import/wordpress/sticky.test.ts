import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { settingsOf } from '@/lib/import/site-settings';
import { openWordpress } from '@/lib/import/wordpress/open-wordpress';

const item = (id: number, year: number, { status = 'publish', type = 'post' } = {}) =>
  `<item><title>Title ${id}</title><wp:post_id>${id}</wp:post_id><wp:status>${status}</wp:status>
<wp:post_type>${type}</wp:post_type><wp:post_date>${year}-01-02 03:04:05</wp:post_date>
<wp:is_sticky>1</wp:is_sticky><content:encoded>Words</content:encoded></item>`;

async function settingsIn(items: string) {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'wxr-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const file = path.join(folder, 'export.xml');
  await writeFile(
    file,
    `<rss xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:wp="http://wordpress.org/export/1.2/"><channel>
<title>Old</title><wp:base_blog_url>https://old.example</wp:base_blog_url>${items}</channel></rss>`,
  );
  const reader = await openWordpress([file], { timeZone: 'UTC' });
  onTestFinished(() => reader.close());
  for await (const one of reader.items()) if (one.kind === 'site') return settingsOf(one)?.values;
  return undefined;
}

test('of those that stood first, the newest post that readers saw is pinned', async () => {
  const values = await settingsIn(
    item(1, 2019) +
      item(2, 2020) +
      item(3, 2021, { status: 'draft' }) +
      item(4, 2022, { type: 'page' }) +
      item(5, 2018),
  );
  expect(values).toMatchObject({ title: 'Old', pinnedPost: 'post:2' });
});

test('where none did, no pin is spoken of', async () => {
  expect(await settingsIn(item(1, 2019, { status: 'private' }))).not.toHaveProperty('pinnedPost');
});
