import type { Page } from '@playwright/test';
import { expect } from './fixtures';
import { sendPlainForm } from './plain-form';

type ExportedPost = { id: number; slug: string; title: string; html: string; status?: 'publish' | 'draft' };

/** An export of WordPress (WXR 1.2) of a blog that nobody else has. */
export function wxrOf(
  site: string,
  posts: ExportedPost[],
): { name: string; mimeType: string; buffer: Buffer } {
  const items = posts.map(
    ({ id, slug, title, html, status = 'publish' }) => `<item>
      <title>${title}</title>
      <link>${site}/2019/03/${slug}/</link>
      <pubDate>Fri, 01 Mar 2019 10:00:00 +0000</pubDate>
      <dc:creator><![CDATA[ada]]></dc:creator>
      <content:encoded><![CDATA[${html}]]></content:encoded>
      <excerpt:encoded><![CDATA[]]></excerpt:encoded>
      <wp:post_id>${id}</wp:post_id>
      <wp:post_date><![CDATA[2019-03-01 10:00:00]]></wp:post_date>
      <wp:post_date_gmt><![CDATA[2019-03-01 10:00:00]]></wp:post_date_gmt>
      <wp:post_name><![CDATA[${slug}]]></wp:post_name>
      <wp:status><![CDATA[${status}]]></wp:status>
      <wp:post_type><![CDATA[post]]></wp:post_type>
    </item>`,
  );
  const text = `<?xml version="1.0" encoding="UTF-8"?>
    <rss version="2.0" xmlns:excerpt="http://wordpress.org/export/1.2/excerpt/"
      xmlns:content="http://purl.org/rss/1.0/modules/content/"
      xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:wp="http://wordpress.org/export/1.2/">
      <channel>
        <title>${site}</title><link>${site}</link><language>en</language>
        <wp:wxr_version>1.2</wp:wxr_version>
        <wp:base_site_url>${site}</wp:base_site_url><wp:base_blog_url>${site}</wp:base_blog_url>
        ${items.join('')}
      </channel>
    </rss>`;
  return { name: 'export.xml', mimeType: 'text/xml', buffer: Buffer.from(text.trim()) };
}

/** Not a story: sends the file by a form without scripts. @returns the page of its settings */
export async function sendExport(
  admin: Page,
  file: ReturnType<typeof wxrOf>,
  origin: string,
): Promise<string> {
  const answer = await admin.request.post('/admin/import/upload', {
    multipart: { files: file },
    headers: { origin },
    maxRedirects: 0,
  });
  expect(answer.status(), await answer.text()).toBe(303);
  return new URL(answer.headers().location!).pathname;
}

/** Sends, reads and applies it. @returns the page of the import */
export async function importExport(
  admin: Page,
  file: ReturnType<typeof wxrOf>,
  origin: string,
): Promise<string> {
  const page = await sendExport(admin, file, origin);
  const fields = { name: '', timeZone: 'UTC', base: '' };
  const answer = await sendPlainForm(admin.request, { page, field: 'timeZone', fields, origin });
  expect(answer.status(), await answer.text()).toBe(303);
  const started = new URL(answer.headers().location!, origin).pathname;
  await admin.goto(started);
  await admin.getByRole('button', { name: /^Import \d/ }).click();
  await expect(admin.getByRole('link', { name: /^Undo the whole import/ })).toBeVisible();
  return started;
}
