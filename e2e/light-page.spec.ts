import { chromium, type Page, type Response } from '@playwright/test';
import { expect, test, unique } from './fixtures';

const text = Array.from({ length: 12 }, () =>
  'A paragraph of a dozen words, as one writes them every day. '.repeat(6),
).join('\n\n');

/** Bytes on the line of everything that the page has loaded, by what it is. */
function weigh(page: Page): () => Promise<Record<string, number>> {
  const responses: Response[] = [];
  page.on('response', (response) => responses.push(response));
  return async () => {
    const bytes: Record<string, number> = {};
    for (const response of responses) {
      const kind = response.request().resourceType();
      const { responseBodySize } = await response.request().sizes();
      bytes[kind] = (bytes[kind] ?? 0) + responseBodySize;
    }
    return bytes;
  };
}

test('whoever reads and scrolls gets a page of few bytes and three kilobytes of scripts at most', async ({
  visitor,
  publish,
}) => {
  const path = await publish({ title: unique('Light'), body: text });
  const weight = weigh(visitor);
  await visitor.goto(path);
  await visitor.mouse.move(300, 300);
  await visitor.mouse.wheel(0, 5000);
  await visitor.keyboard.press('Tab');
  await visitor.waitForLoadState('networkidle');
  const { document = 0, stylesheet = 0, font = 0, script = 0 } = await weight();
  const inline = (await visitor.locator('script:not([type])').allTextContents()).join('').length;
  expect(inline).toBeLessThanOrEqual(2048);
  expect(script).toBeGreaterThan(0);
  expect(inline + script).toBeLessThanOrEqual(3000);
  expect(document + stylesheet).toBeGreaterThan(5_000);
  expect(document + stylesheet).toBeLessThanOrEqual(20_000);
  expect(document + stylesheet + font).toBeLessThanOrEqual(120_000);
});

test('React comes when somebody turns to the form, and what was typed before stays', async ({
  visitor,
  publish,
}) => {
  const path = await publish({ title: unique('Turned'), body: 'To be answered.' });
  await visitor.route('**/_hydrate/**', async (route) => {
    await new Promise((resolve) => setTimeout(resolve, 500));
    await route.continue();
  });
  await visitor.goto(path);
  const field = visitor.getByLabel('Comment', { exact: true });
  const script = visitor.waitForResponse(/_hydrate/);
  await field.pressSequentially('Typed before anything came');
  expect((await script).status()).toBe(200);
  await expect
    .poll(() => visitor.evaluate(() => Object.values(localStorage).join()))
    .toContain('Typed before anything came');
  await expect(field).toHaveValue('Typed before anything came');
  await field.pressSequentially(', and after');
  await expect
    .poll(() => visitor.evaluate(() => Object.values(localStorage).join()))
    .toContain(', and after');
});

test('who is logged in gets React without touching anything', async ({ member, publish }) => {
  const path = await publish({ title: unique('Known'), body: 'To be read.' });
  for (const place of [path, '/', '/archive', '/tags', `/users/${member.person.username}`, '/nothing-here']) {
    await member.page.goto(place);
    await expect(member.page.getByRole('button', { name: member.person.username }), place).toBeVisible();
  }
});

test('a page whose script is gone stays a page that works', async ({ member, publish }) => {
  const path = await publish({ title: unique('Changed'), body: 'To be answered.' });
  await member.page.route('**/_hydrate/**', (route) => route.fulfill({ status: 410, body: '' }));
  await member.page.goto(path);
  const said = unique('Said');
  await member.page.getByLabel('Comment', { exact: true }).fill(said);
  await member.page.getByRole('button', { name: 'Post comment' }).click();
  await expect(member.page.getByText(said)).toBeVisible();
});

test('the script of a page is asked for by the page, and by nothing else', async ({ visitor, publish }) => {
  const path = await publish({ title: unique('Script'), body: 'To be read.' });
  const html = await (await visitor.request.get(path)).text();
  const url = /data-hydrate="([^"]+)"/.exec(html)![1]!;
  const script = await visitor.request.get(url);
  expect([script.status(), script.headers()['cache-control']]).toEqual([
    200,
    'public, max-age=31536000, immutable',
  ]);
  for (const other of [
    url.replace(path, '/archive'),
    url.replace(/[\w-]{22}/, 'x'.repeat(22)),
    '/_hydrate/x',
  ])
    expect([404, 410, 200]).toContain((await visitor.request.get(other)).status());
  expect((await visitor.request.get(url.replace(/[\w-]{22}/, 'x'.repeat(22)))).status()).toBe(410);
});

/** As readers have it: automation keeps pages from going back as they were, and waiting for links. */
async function asReadersHaveIt(run: (page: Page) => Promise<void>): Promise<void> {
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM_PATH,
    ignoreDefaultArgs: ['--disable-back-forward-cache'],
    args: ['--no-sandbox', '--disable-background-networking', '--disable-component-update', '--no-first-run'],
  });
  try {
    await run(await browser.newPage());
  } finally {
    await browser.close();
  }
}

test('nothing in a page keeps the browser from giving it back as it was left', async ({
  publish,
  baseURL,
}) => {
  const path = await publish({ title: unique('Back'), body: text });
  await asReadersHaveIt(async (page) => {
    await page.goto(baseURL! + path);
    await page.goto(`${baseURL}/archive`);
    await page.goBack();
    const reasons = await page.evaluate(() => {
      const [entry] = performance.getEntriesByType('navigation') as unknown as [
        { notRestoredReasons: { reasons: { reason: string }[] } | null },
      ];
      return entry.notRestoredReasons?.reasons.map(({ reason }) => reason) ?? [];
    });
    // Of a browser without a window, which gives no page back, not even an empty one.
    expect(reasons.filter((reason) => reason !== 'masked')).toEqual([]);
  });
});

test('a link is fetched when a pointer rests on it', async ({ publish, baseURL }) => {
  const title = unique('Ahead');
  const path = await publish({ title, body: text });
  await asReadersHaveIt(async (page) => {
    await page.goto(`${baseURL}/archive`);
    const link = page.getByRole('link', { name: title });
    await expect(async () => {
      await page.goto(`${baseURL}/archive`);
      await link.hover();
      await page.waitForTimeout(500);
      await link.click();
      await expect(page).toHaveURL(baseURL + path);
      const entry = await page.evaluate(
        () => performance.getEntriesByType('navigation')[0]?.toJSON() as object,
      );
      expect(entry).toMatchObject({ deliveryType: 'navigational-prefetch' });
    }).toPass();
  });
});
