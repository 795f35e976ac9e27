import AxeBuilder from '@axe-core/playwright';
import { expect, test, unique } from './fixtures';

const paragraph = 'A sentence that stands here so that there is something to scroll by. '.repeat(8);
const code = `const answer = "${'a line that does not fit into its box '.repeat(4)}";`;
const body = [
  `Words with a note.[^1]\n\n${paragraph}`,
  `## The *first* part\n\n\`\`\`ts\n${code}\n\`\`\``,
  `### Below it\n\n${paragraph}\n\n![A lamp](/icon.svg "Seen at night")`,
  `## Last part\n\n| Name | Count |\n| - | - |\n| One | 1,234.5 |`,
  ...Array<string>(10).fill(paragraph),
  '[^1]: What the note says, with [a link](https://example.org).',
].join('\n\n');

test('a long text has its contents, which lead to its parts', async ({ visitor, publish }) => {
  const path = await publish({ title: unique('Contents'), body });
  await visitor.setViewportSize({ width: 1280, height: 800 });
  await visitor.goto(path);
  const contents = visitor.getByRole('navigation', { name: 'On this page' });
  await expect(contents.getByRole('link')).toHaveText(['The first part', 'Below it', 'Last part']);
  await contents.getByRole('link', { name: 'Last part' }).click();
  await expect(visitor).toHaveURL(/#last-part$/);
  await expect(visitor.getByRole('heading', { name: 'Last part' })).toBeInViewport();
  await visitor.setViewportSize({ width: 360, height: 740 });
  await visitor.goto(path);
  await expect(contents).toBeHidden();
  await visitor.getByText('On this page').click();
  await contents.getByRole('link', { name: 'Below it' }).click();
  await expect(visitor.getByRole('heading', { name: 'Below it' })).toBeInViewport();
});

test('the part that one reads is marked in the contents, and none above the first @scripts', async ({
  visitor,
  publish,
}) => {
  const path = await publish({ title: unique('Followed'), body });
  await visitor.setViewportSize({ width: 1280, height: 800 });
  await visitor.goto(path);
  const contents = visitor.getByRole('navigation', { name: 'On this page' });
  for (const name of ['Last part', 'The first part']) {
    await visitor.getByRole('heading', { name }).evaluate((heading) => heading.scrollIntoView());
    await expect(contents.locator('[aria-current]')).toHaveText([name]);
  }
  await visitor.evaluate(() => scrollTo(0, 0));
  await expect(contents.locator('[aria-current]')).toHaveCount(0);
});

test('code is copied and wrapped by buttons above it @scripts', async ({ visitor, publish }) => {
  const path = await publish({ title: unique('Code'), body });
  await visitor.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await visitor.goto(path);
  await visitor.getByRole('button', { name: 'Copy', exact: true }).click();
  await expect(visitor.getByRole('status').filter({ hasText: 'Copied' })).toBeVisible();
  expect(await visitor.evaluate(() => navigator.clipboard.readText())).toBe(`${code}\n`);
  const block = visitor.locator('pre');
  const scrolls = () => block.evaluate((pre) => pre.scrollWidth > pre.clientWidth);
  expect(await scrolls()).toBe(true);
  await expect(block).toHaveAttribute('tabindex', '0');
  await visitor.getByRole('button', { name: 'Wrap' }).click();
  await expect(visitor.getByRole('button', { name: 'Wrap', pressed: true })).toBeVisible();
  expect(await scrolls()).toBe(false);
  await expect(block).toHaveAttribute('tabindex', '-1');
  await visitor.getByRole('button', { name: 'Wrap' }).click();
  expect(await scrolls()).toBe(true);
});

test('a note is read beside its number, with pointer and keyboard @scripts', async ({ visitor, publish }) => {
  const path = await publish({ title: unique('Note'), body });
  await visitor.goto(path);
  const reference = visitor.getByRole('link', { name: '1', exact: true });
  const note = visitor.getByRole('complementary', { name: 'Footnote' });
  await reference.hover();
  await expect(note).toContainText('What the note says');
  await expect(note.getByRole('link', { name: 'a link' })).toHaveAttribute('href', 'https://example.org');
  await visitor.keyboard.press('Escape');
  await expect(note).toBeHidden();
  await visitor.mouse.move(5, 5);
  await reference.focus();
  await expect(note).toBeVisible();
  const { violations } = await new AxeBuilder({ page: visitor }).analyze();
  expect(violations.map(({ id }) => id)).toEqual([]);
  await visitor.keyboard.press('Tab');
  await expect(note.getByRole('link', { name: 'a link' })).toBeFocused();
  await note.getByRole('link', { name: 'To the note' }).click();
  await expect(visitor.getByRole('listitem').filter({ hasText: 'What the note says' })).toBeInViewport();
});

test('a tap shows a note as well @scripts', async ({ browser, publish, baseURL }) => {
  const path = await publish({ title: unique('Tapped'), body });
  const context = await browser.newContext({
    hasTouch: true,
    isMobile: true,
    viewport: { width: 360, height: 740 },
  });
  const page = await context.newPage();
  await page.goto(baseURL! + path);
  await page.getByRole('link', { name: '1', exact: true }).tap();
  await expect(page.getByRole('complementary', { name: 'Footnote' })).toBeVisible();
  await expect(page).not.toHaveURL(/#/);
  await page.getByRole('heading', { level: 1 }).tap();
  await expect(page.getByRole('complementary', { name: 'Footnote' })).toBeHidden();
  await context.close();
});

test('a picture has its caption, and is enlarged by a press @scripts', async ({ visitor, publish }) => {
  const path = await publish({
    title: unique('Zoom'),
    body: `${body}\n\n[![Linked](/icon.svg)](https://example.org)`,
  });
  await visitor.goto(path);
  const figure = visitor.getByRole('figure', { name: 'Seen at night' });
  await figure.getByRole('img', { name: 'A lamp' }).click();
  const dialog = visitor.getByRole('dialog', { name: 'A lamp' });
  await expect(dialog.getByRole('img')).toBeVisible();
  await visitor.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await expect(visitor.getByRole('button', { name: 'Enlarge' })).toBeFocused();
  await visitor.keyboard.press('Enter');
  await expect(dialog).toBeVisible();
  const { violations } = await new AxeBuilder({ page: visitor }).analyze();
  expect(violations.map(({ id }) => id)).toEqual([]);
  await visitor.mouse.click(10, 10);
  await expect(dialog).toBeHidden();
  await expect(visitor.getByRole('button', { name: 'Enlarge' })).toHaveCount(1);
});

test('a picture larger than the window is shown at its own size by a second press, a broken one not at all @scripts', async ({
  visitor,
  publish,
}) => {
  const svg = '<svg xmlns="http://www.w3.org/2000/svg" width="3000" height="2000"/>';
  await visitor.route('**/large.svg', (route) => route.fulfill({ contentType: 'image/svg+xml', body: svg }));
  const path = await publish({
    title: unique('Large'),
    body: '![Large](/large.svg)\n\n![Broken](/nothing-here.png)',
  });
  await visitor.goto(path);
  const dialog = visitor.getByRole('dialog');
  await visitor.getByRole('button', { name: 'Enlarge' }).last().press('Enter');
  await expect(visitor.getByRole('status').filter({ hasText: 'Picture missing' })).toBeVisible();
  await visitor.getByRole('img', { name: 'Broken' }).click();
  await visitor.getByRole('img', { name: 'Large' }).click();
  await expect(dialog).toHaveAccessibleName('Large');
  const width = () => dialog.getByRole('img').evaluate((image: HTMLImageElement) => image.width);
  expect(await width()).toBeLessThan(3000);
  await expect(dialog).toHaveClass('zoom fitted');
  await dialog.getByRole('img').click();
  expect(await width()).toBe(3000);
  await visitor.mouse.click(300, 300);
  await expect(dialog).toBeHidden();
});

test('words that are read from the right stand there, also in a note @scripts', async ({
  visitor,
  publish,
}) => {
  const path = await publish({
    title: unique('Both ways'),
    body: 'From the left.[^1]\n\nمن اليمين\n\n[^1]: حاشية من اليمين',
  });
  await visitor.goto(path);
  const text = visitor.getByText('من اليمين', { exact: true });
  const isOnTheRight = await text.evaluate((block) => {
    const range = document.createRange();
    range.selectNodeContents(block);
    return Math.abs(range.getBoundingClientRect().right - block.getBoundingClientRect().right) < 1;
  });
  expect(isOnTheRight).toBe(true);
  await visitor.getByRole('link', { name: '1', exact: true }).focus();
  await expect(visitor.getByRole('complementary', { name: 'Footnote' })).toHaveAttribute('dir', 'ltr');
});

test('a heading gives its address @scripts', async ({ visitor, publish, baseURL }) => {
  const path = await publish({ title: unique('Address'), body });
  await visitor.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await visitor.goto(path);
  await visitor.getByRole('link', { name: 'Permalink: The first part' }).click();
  await expect(visitor.getByRole('status').filter({ hasText: 'Address copied' })).toBeVisible();
  expect(await visitor.evaluate(() => navigator.clipboard.readText())).toBe(
    `${baseURL}${path}#the-first-part`,
  );
  await expect(visitor).toHaveURL(/#the-first-part$/);
});

test('without scripts nothing in a text is dead, and notes are a link away', async ({
  browser,
  publish,
  baseURL,
}) => {
  const path = await publish({ title: unique('Plain'), body });
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(baseURL! + path);
  await expect(page.getByRole('article').getByRole('button')).toHaveCount(0);
  await page.getByRole('link', { name: '1', exact: true }).click();
  await expect(page.getByText('What the note says')).toBeInViewport();
  await context.close();
});

test('React takes over a text that has been read and pressed @scripts', async ({ visitor, publish }) => {
  const path = await publish({ title: unique('Hydrated'), body });
  await visitor.goto(path);
  await visitor.getByRole('button', { name: 'Wrap' }).click();
  const react = visitor.waitForResponse(/_hydrate/);
  await visitor.getByLabel('Comment', { exact: true }).focus();
  await react;
  await visitor.getByLabel('Comment', { exact: true }).fill('**Still**');
  await expect(visitor.getByRole('button', { name: 'Wrap', pressed: true })).toBeVisible();
  await expect(visitor.getByRole('button', { name: 'Copy', exact: true })).toHaveCount(1);
});
