import type { APIRequestContext } from '@playwright/test';
import sharp from 'sharp';
import { expect, test, unique } from './fixtures';

const PNG = { format: 'png', width: 1200, height: 630 };

const metadataOf = async (request: APIRequestContext, address: string) => {
  const answer = await request.get(address);
  expect(answer.status()).toBe(200);
  expect(answer.headers()['content-type']).toBe('image/png');
  return sharp(await answer.body()).metadata();
};

test('somebody who shares a post without a cover shares a picture with its title', async ({
  visitor,
  publish,
}) => {
  const path = await publish({ title: unique('</script><b>"東京" & مرحبا'), body: 'Shared.', tags: 'Topic' });
  await visitor.goto(path);
  const image = (await visitor.locator('meta[property="og:image"]').getAttribute('content'))!;
  expect(new URL(image).pathname).toMatch(/^\/share\/\d+-[a-f0-9]{16}\.png$/);
  // Drawn for the first one, and from the disk for the next.
  for (let i = 0; i < 2; i++) expect(await metadataOf(visitor.request, image)).toMatchObject(PNG);
  const older = image.replace(/[a-f0-9]{16}\.png$/, `${'0'.repeat(16)}.png`);
  const led = await visitor.request.get(older, { maxRedirects: 0 });
  expect([led.status(), led.headers().location]).toEqual([302, new URL(image).pathname]);
  for (const absent of ['/share/2147483647-0000000000000000.png', '/share/x.png', '/share/site.png'])
    expect((await visitor.request.get(absent)).status(), absent).toBe(404);
  await visitor.goto('/');
  const ofSite = (await visitor.locator('meta[property="og:image"]').getAttribute('content'))!;
  expect(await metadataOf(visitor.request, ofSite)).toMatchObject(PNG);
});

test('search engines read what a page is about, whatever its title says', async ({ visitor, publish }) => {
  const title = unique('</script><script>alert(1)</script><!-- ');
  const tag = unique('Topic');
  await visitor.goto(await publish({ title, body: 'Four words of text.', tags: tag }));
  const scripts = visitor.locator('script[type="application/ld+json"]');
  const [post, crumbs] = (await scripts.allTextContents()).map(
    (text) => JSON.parse(text) as Record<string, unknown>,
  );
  expect(post).toMatchObject({ '@type': 'BlogPosting', headline: title, wordCount: 4, keywords: [tag] });
  expect(crumbs).toMatchObject({
    '@type': 'BreadcrumbList',
    itemListElement: [{ position: 1 }, { position: 2, name: tag }, { position: 3, name: title }],
  });
  await visitor.goto('/');
  const [home] = await scripts.allTextContents();
  expect(JSON.parse(home!)).toMatchObject({
    '@type': 'WebSite',
    potentialAction: { '@type': 'SearchAction' },
  });
});

test('a reader subscribes to a tag and to a discussion', async ({ visitor, member, publish }) => {
  const [title, tag] = [unique('Followed'), unique('Topic')];
  const path = await publish({ title, body: 'Say something.', tags: tag });
  await visitor.goto(`/tags/${tag.toLowerCase()}`);
  const ofTag = visitor.locator('link[rel="alternate"]').first();
  await expect(ofTag).toHaveAttribute('title', `Posts tagged ${tag} (RSS)`);
  const feed = (await ofTag.getAttribute('href'))!;
  expect(await (await visitor.request.get(feed)).text()).toContain(`<title>${title}</title>`);

  await member.page.goto(path);
  const said = unique('Said');
  await member.page.getByLabel('Comment', { exact: true }).fill(said);
  await member.page.getByRole('button', { name: 'Post comment' }).click();
  await expect(member.page.getByRole('article').filter({ hasText: said })).toBeVisible();
  await visitor.goto(path);
  const ofPost = visitor.locator('link[rel="alternate"]').first();
  await expect(ofPost).toHaveAttribute('title', `Comments on ${title} (RSS)`);
  const discussion = (await ofPost.getAttribute('href'))!;
  for (const address of [discussion, '/comments/feed.xml']) {
    const first = await visitor.request.get(address);
    expect(await first.text()).toContain(said);
    const headers = { 'if-none-match': first.headers().etag! };
    expect((await visitor.request.get(address, { headers })).status()).toBe(304);
  }
});

test('subscribers of the site’s former software are led to its feeds, unless the owner says otherwise', async ({
  admin,
  visitor,
}) => {
  const leads = async (path: string) => {
    const answer = await visitor.request.get(path, { maxRedirects: 0 });
    return [answer.status(), answer.headers().location];
  };
  expect(await leads('/rss/')).toEqual([301, '/feed.xml']);
  expect(await leads('/feed/atom')).toEqual([301, '/atom.xml']);
  expect(await leads('/comments/feed/')).toEqual([301, '/comments/feed.xml']);
  const slug = unique('topic');
  expect(await leads(`/tag/${slug}/rss/`)).toEqual([301, `/tags/${slug}/feed.xml`]);
  await admin.goto('/admin/redirects');
  await admin.getByLabel('From').fill(`/tag/${slug}/rss`);
  await admin.getByLabel('To', { exact: true }).fill('/archive');
  await admin.getByRole('button', { name: 'Add redirect' }).click();
  await expect(admin.getByText(`/tag/${slug}/rss leads to /archive now.`)).toBeVisible();
  expect((await leads(`/tag/${slug}/rss`))[1]).toBe('/archive');
  await admin.goto('/admin/redirects?list=missing');
  await expect(admin.getByText(slug)).toHaveCount(0);
});

test('a phone is told the name, the icons and the colours of the site', async ({ visitor }) => {
  await visitor.goto('/');
  const manifest = (await visitor.locator('link[rel="manifest"]').getAttribute('href'))!;
  const { name, icons } = (await (await visitor.request.get(manifest)).json()) as {
    name: string;
    icons: { src: string }[];
  };
  await expect(visitor.getByRole('heading', { level: 1 })).toHaveText(name);
  for (const { src } of icons) expect((await visitor.request.get(src)).status(), src).toBe(200);
  await expect(visitor.locator('meta[name="theme-color"]')).toHaveCount(2);
});
