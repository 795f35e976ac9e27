import type { Page } from '@playwright/test';
import { expect, test, unique } from './fixtures';

const word = 'Donaudampfschifffahrtsgesellschaft'.repeat(6);
const body = [
  `## ${word}`,
  `${'x'.repeat(300)} and \`${'y'.repeat(300)}\` and https://example.org/${'z'.repeat(300)}`,
  `\`\`\`sh\ndnf install -y ${'package-number-devel '.repeat(25)}\n\`\`\``,
  [
    `|${' value_without_break |'.repeat(14)}`,
    `|${' - |'.repeat(14)}`,
    `|${' value_without_break |'.repeat(14)}`,
  ].join('\n'),
  `$$\n${'a_1 + '.repeat(40)} b\n$$`,
  `<details><summary>More</summary><p>Folded ${'w'.repeat(200)}</p></details>`,
  `> - ${'v'.repeat(200)}`,
].join('\n\n');

/** The page, and every element in it that sticks out without a box around it that scrolls. */
const sticksOut = (page: Page) =>
  page.evaluate(() => {
    const width = document.documentElement.clientWidth;
    const scrolls = (element: Element): boolean =>
      ['auto', 'scroll', 'hidden', 'clip'].includes(getComputedStyle(element).overflowX) ||
      (element.parentElement !== null && scrolls(element.parentElement));
    return [...document.querySelectorAll('body *')]
      .filter((element) => {
        const box = element.getBoundingClientRect();
        return box.width > 1 && box.right > width + 1 && !scrolls(element.parentElement!);
      })
      .map((element) => `${element.tagName}.${element.className}`);
  });

test('what has no spaces makes no page wider than the screen or the paper', async ({ admin, publish }) => {
  const tag = unique('narrow');
  const titles = [unique(word), unique('https://example.org/a/very/long/address/that/somebody/copied')];
  const paths: string[] = [];
  for (const title of titles)
    paths.push(await publish({ title, body, tags: tag, series: `${tag}${word}`.slice(0, 100) }));
  const year = new Date().getUTCFullYear();
  const pages = [
    ...paths,
    '/',
    `/tags/${tag}`,
    '/series',
    '/users/ada',
    '/archive',
    `/search?q=tag:${tag}`,
    `/archive/${year}`,
    '/admin/posts',
    '/admin/media',
    '/admin/tags',
    '/admin/series',
    '/admin/redirects',
    '/admin',
    '/api/docs',
  ];
  // 1280 pixels at 400 % are 320.
  for (const [width, height] of [
    [320, 256],
    [360, 740],
    [1280, 900],
  ] as const) {
    await admin.setViewportSize({ width, height });
    for (const path of pages) {
      await admin.goto(path);
      await expect(admin.getByRole('main')).toBeVisible();
      expect(await sticksOut(admin), `${path} at ${width}`).toEqual([]);
      const total = await admin.evaluate(() => document.documentElement.scrollWidth);
      expect(total, `${path} at ${width}`).toBeLessThanOrEqual(width);
    }
  }

  // A4 with two centimetres of margin; nothing on paper can be scrolled to.
  await admin.setViewportSize({ width: 642, height: 971 });
  await admin.emulateMedia({ media: 'print' });
  await admin.goto(paths[0]!);
  const cut = await admin.evaluate(() =>
    [...document.querySelectorAll('.prose :is(pre, code, table, td, p, details, .table-scroll, math *)')]
      .filter((element) => element.getBoundingClientRect().right > document.documentElement.clientWidth + 1)
      .map((element) => element.tagName),
  );
  expect(cut).toEqual([]);
  await expect(admin.getByText(`Folded ${'w'.repeat(200)}`)).toBeVisible();
});

test('the owner who reads a post has its editor in one click, and sees where the focus is', async ({
  admin,
  visitor,
  publish,
}) => {
  const title = unique('Editable');
  const path = await publish({ title, body: 'Text' });
  await visitor.goto(path);
  await expect(visitor.getByRole('heading', { level: 1 })).toHaveText(title);
  await expect(visitor.getByRole('link', { name: 'Edit this post' })).toHaveCount(0);
  await admin.goto(path);
  await admin.getByRole('link', { name: 'Edit this post' }).click();
  await expect(admin.getByLabel('Title', { exact: true })).toHaveValue(title);

  await admin.emulateMedia({ forcedColors: 'active' });
  for (const label of ['Title', 'Subtitle', 'Body', 'Tags']) {
    const field = admin.getByLabel(label, { exact: true });
    await field.focus();
    await expect(field).toHaveCSS('outline-style', 'solid');
    expect(await field.evaluate((element) => getComputedStyle(element).outlineColor)).not.toMatch(/, 0\)$/);
  }
});

test('a long title of the site leaves the frame of the owner’s pages as it is', async ({ admin }) => {
  for (const title of ['Letters from the harbour and the sea '.repeat(3).slice(0, 100), word.slice(0, 100)]) {
    for (const width of [360, 768, 1280]) {
      await admin.setViewportSize({ width, height: 740 });
      await admin.goto('/admin/bin');
      const name = admin.getByRole('banner').getByRole('link', { name: 'view site' });
      await name
        .locator('span')
        .first()
        .evaluate((element, text) => (element.textContent = text), title);
      const lines = await name
        .locator('span')
        .first()
        .evaluate((element) => {
          const { lineHeight } = getComputedStyle(element);
          return Math.round(element.getBoundingClientRect().height / parseFloat(lineHeight));
        });
      expect(lines, `at ${width}`).toBeLessThanOrEqual(2);
      const leave = await admin.getByRole('button', { name: 'Log out' }).boundingBox();
      expect(leave!.height, `at ${width}`).toBeLessThanOrEqual(44);
      const whole = await admin.evaluate(() => document.documentElement.scrollWidth);
      expect(whole, `at ${width}`).toBeLessThanOrEqual(width);
      if (width === 1280) {
        const view = await name.getByText('view site').boundingBox();
        const frame = await name.boundingBox();
        expect(view!.height).toBeGreaterThan(10);
        expect(view!.y + view!.height).toBeLessThanOrEqual(frame!.y + frame!.height);
      }
    }
  }
});
