import AxeBuilder from '@axe-core/playwright';
import type { ChildProcess } from 'node:child_process';
import path from 'node:path';
import type { Browser, Page } from '@playwright/test';
import postgres from 'postgres';
import { CONTENT_CHANNEL } from '@/lib/content-channel';
import { findEmbeddedPostgres } from '@/lib/server/embedded-postgres/start';
import { expect, test } from './fixtures';
import { fillSite } from './fill-site';
import { endSite, ownPorts, startSite } from './own-site';

/* What stands around the posts, and how they stand on the home page: a site of its own, because it is of the whole site. */
const baseURL = `http://localhost:${ownPorts.frame}`;
test.describe.configure({ mode: 'default' });
let site: ChildProcess;
let sql: postgres.Sql;

test.beforeAll(async () => {
  test.setTimeout(180_000);
  site = await startSite('frame');
  sql = postgres((await findEmbeddedPostgres(path.join(process.env.E2E_FOLDER!, 'frame')))!, { max: 1 });
  await fillSite(sql);
});

test.afterAll(async () => {
  await sql?.end();
  if (site) await endSite(site);
});

const word = 'Donaudampfschifffahrtselektrizitaetenhauptbetriebswerkbauunte';
const usual = {
  title: 'Letters from the harbour',
  description: 'On type, bread, databases and the slow craft of things that last',
  home_layout: 'magazine',
  navigation: [
    { label: 'Archive', href: '/archive' },
    { label: 'Tags', href: '/tags' },
  ],
  footer_links: [] as object[],
  social_links: [] as string[],
  show_colophon: true,
};

async function setSite(values: Partial<typeof usual>): Promise<void> {
  const { navigation, footer_links, social_links, ...plain } = { ...usual, ...values };
  const lists = {
    navigation: sql.json(navigation),
    footer_links: sql.json(footer_links as never),
    social_links: sql.json(social_links),
  };
  const isKept = async () => (await fetch(baseURL)).headers.get('cache-status') === 'colophon; hit';
  await expect.poll(isKept).toBe(true);
  await sql`update site set ${sql({ ...plain, ...lists })}`;
  await sql.notify(CONTENT_CHANNEL, '');
  await expect.poll(isKept).toBe(false);
}

const sizes = { desk: { width: 1280, height: 900 }, phone: { width: 360, height: 740 } };

/** Pixels from the top to the first title, and how many stand on the screen with all their lines. */
async function measureTitles(page: Page, viewport: { width: number; height: number }) {
  await page.setViewportSize(viewport);
  await page.goto(baseURL);
  await expect(page.getByRole('main').getByRole('heading', { level: 2 }).first()).toBeVisible();
  return page
    .getByRole('main')
    .getByRole('heading', { level: 2 })
    .evaluateAll((titles) => {
      const boxes = titles.map((title) => title.getBoundingClientRect());
      const { scrollWidth } = document.documentElement;
      return {
        first: Math.min(...boxes.map(({ top }) => top)),
        onScreen: boxes.filter(({ bottom }) => bottom <= innerHeight).length,
        isTooWide: scrollWidth > innerWidth,
      };
    });
}

for (const { layout, onDesk, onPhone } of [
  { layout: 'magazine', onDesk: 5, onPhone: 3 },
  { layout: 'journal', onDesk: 7, onPhone: 4 },
  { layout: 'notes', onDesk: 1, onPhone: 1 },
]) {
  test(`of a ${layout} the first title stands high, and others are in sight`, async ({ page }) => {
    await setSite({ home_layout: layout });
    const desk = await measureTitles(page, sizes.desk);
    expect(desk.first).toBeLessThanOrEqual(170);
    expect(desk.onScreen).toBeGreaterThanOrEqual(onDesk);
    const phone = await measureTitles(page, sizes.phone);
    expect(phone.first).toBeLessThanOrEqual(140);
    expect(phone.onScreen).toBeGreaterThanOrEqual(onPhone);
    expect([desk.isTooWide, phone.isTooWide]).toEqual([false, false]);
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
    }
  });
}

test('the second page is a list, and the largest cover is fetched first', async ({ page }) => {
  await setSite({});
  await page.goto(baseURL);
  const main = page.getByRole('main');
  await expect(main.locator('img').first()).toHaveAttribute('fetchpriority', 'high');
  await expect(main.locator('img[fetchpriority=high]')).toHaveCount(1);
  await expect(main.locator('img').last()).toHaveAttribute('loading', 'lazy');
  await main.getByRole('link', { name: 'Older' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('All posts, page 2');
  await expect(main.locator('.post-lead, .post-card')).toHaveCount(0);
});

test('a short note stands whole on the page, a long one begins there', async ({ page }) => {
  await sql`update posts set body_html = '<p>Said <em>in full</em>.</p>', word_count = 3
    where slug = 'post-1'`;
  await setSite({ home_layout: 'notes' });
  await page.goto(baseURL);
  const short = page.getByRole('article').first();
  await expect(short.locator('em')).toHaveText('in full');
  await expect(short.getByRole('link', { name: /^Read on/ })).toHaveCount(0);
  const readOn = page.getByRole('link', { name: /^Read on with / }).first();
  const title = (await readOn.textContent())!.replace('Read on with ', '');
  await readOn.click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(title);
});

const writings: [string, Partial<typeof usual>][] = [
  ['what is usual', {}],
  ['nothing', { title: 'A', description: '', navigation: [], show_colophon: false }],
  [
    'words without an end',
    {
      title: word,
      description: `${word} and ${word}`,
      navigation: ['/archive', 'https://example.org/', '/a', '/b', '/c', '/d'].map((href) => ({
        label: word,
        href,
      })),
      footer_links: [{ label: word, href: '/a' }],
      social_links: [`https://${word.slice(0, 60).toLowerCase()}.example/`],
    },
  ],
  [
    'what is read from the right',
    {
      title: 'رسائل من الميناء في آخر النهار والليل الطويل جدا',
      navigation: [{ label: 'الأرشيف', href: '/archive' }],
    },
  ],
];

for (const [what, values] of writings) {
  test(`the header is one row at every width, where the owner wrote ${what}`, async ({ page }) => {
    await setSite(values);
    for (const width of [320, 360, 640, 768, 1024, 1280]) {
      await page.setViewportSize({ width, height: 740 });
      await page.goto(`${baseURL}/archive`);
      const header = page.getByRole('banner');
      await expect(header.getByRole('link', { name: 'Search' })).toBeVisible();
      expect((await header.boundingBox())!.height, `at ${width}`).toBe(64);
      const outside = await header.locator('a, button').evaluateAll((elements) =>
        elements
          .map((element) => ({ text: element.textContent, box: element.getBoundingClientRect() }))
          .filter(({ box }) => box.width > 0 && (box.bottom > 64 || box.left < 0 || box.right > innerWidth))
          .map(({ text }) => text),
      );
      expect(outside, `at ${width}`).toEqual([]);
      expect(
        await page.evaluate(() => document.documentElement.scrollWidth),
        `at ${width}`,
      ).toBeLessThanOrEqual(width);
    }
  });
}

test('links of the owner lead where they say, and nowhere else', async ({ page }) => {
  await setSite({
    navigation: [
      { label: 'Archive', href: '/archive' },
      { label: 'Elsewhere', href: 'https://example.org/' },
      { label: 'Run', href: 'javascript:alert(1)' },
      { label: 'Slip', href: '/\\example.org' },
    ],
    footer_links: [{ label: 'Imprint', href: '/imprint' }],
    social_links: ['https://github.com/ada', 'https://social.example/@ada', 'javascript:alert(1)'],
  });
  await page.goto(`${baseURL}/archive`);
  const site = page.getByRole('navigation', { name: 'Site' });
  await expect(site.getByRole('link')).toHaveText(['Archive', 'Elsewhere']);
  await expect(site.getByRole('link', { name: 'Archive' })).toHaveAttribute('aria-current', 'page');
  await expect(site.getByRole('link', { name: 'Elsewhere' })).toHaveAttribute('rel', 'noopener');
  const footer = page.getByRole('contentinfo');
  const social = footer.getByRole('list', { name: 'Elsewhere' }).getByRole('link');
  await expect(social).toHaveText(['GitHub', 'Mastodon']);
  await expect(social.first()).toHaveAttribute('rel', 'me noopener');
  for (const name of ['Imprint', 'Archive', 'Tags', 'RSS', 'Atom', 'JSON'])
    await expect(footer.getByRole('link', { name })).toBeVisible();
  await expect(footer).toContainText('Made with Colophon');
  await setSite({ show_colophon: false });
  await page.goto(baseURL);
  await expect(footer).not.toContainText('Made with');
});

async function onPhone(browser: Browser, javaScriptEnabled: boolean, run: (page: Page) => Promise<void>) {
  const context = await browser.newContext({
    viewport: sizes.phone,
    javaScriptEnabled,
    reducedMotion: 'reduce',
  });
  await run(await context.newPage());
  await context.close();
}

for (const hasScripts of [true, false]) {
  test(`on a phone a menu has the links, with scripts ${hasScripts ? 'on' : 'off'}`, async ({ browser }) => {
    await setSite({});
    await onPhone(browser, hasScripts, async (page) => {
      const loaded: string[] = [];
      page.on('request', (request) => {
        // The small one of every page (lib/reading) is no React.
        if (request.resourceType() === 'script' && !request.url().includes('/_scripts/'))
          loaded.push(request.url());
      });
      await page.goto(baseURL);
      const header = page.getByRole('banner');
      const button = header.getByRole('button', { name: 'Menu' });
      const archive = header.getByRole('link', { name: 'Archive' });
      await expect(archive).toBeHidden();

      await button.click();
      for (const name of ['Archive', 'Tags', 'Log in', 'Register'])
        await expect(header.getByRole('link', { name })).toBeVisible();
      await expect(header.getByRole('button', { name: 'Switch to dark theme' })).toBeVisible({
        visible: hasScripts,
      });
      await page.keyboard.press('Escape');
      await expect(archive).toBeHidden();

      await button.click();
      await expect(archive).toBeVisible();
      await page.mouse.click(180, 700);
      await expect(archive).toBeHidden();

      await button.focus();
      await page.keyboard.press('Enter');
      await expect(archive).toBeVisible();
      if (hasScripts) expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
      await archive.click();
      await expect(page).toHaveURL(`${baseURL}/archive`);
      // Whoever opens a menu does not turn to a form.
      expect(loaded).toEqual([]);
    });
  });
}
