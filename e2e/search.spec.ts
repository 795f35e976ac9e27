import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, openEditor, test, unique } from './fixtures';

/** A word that no other post has. */
const newWord = () =>
  unique('heron')
    .replace('-', '')
    .replace(/\d/g, (digit) => 'ghijklmnop'.charAt(Number(digit))) + 'ia';

const results = (page: Page) => page.getByRole('region', { name: 'Results' });
const titles = (page: Page) => results(page).getByRole('heading', { level: 2 });

async function searchFor(page: Page, words: string): Promise<void> {
  const form = page.getByRole('main').getByRole('search');
  await form.getByLabel('Search', { exact: true }).fill(words);
  await form.getByRole('button', { name: 'Search' }).click();
  await expect(page).toHaveURL(/\/search\?q=/);
}

test('a reader finds a post by its words, marked, with its tags', async ({ visitor, publish }) => {
  const [word, tag] = [newWord(), unique('birds')];
  const title = `On the ${word}`;
  const path = await publish({ title, body: `Nobody has seen <b>the ${word}</b> & lived.`, tags: tag });
  await publish({ title: unique('Other'), body: `The ${word} again, and a tern.` });

  await visitor.goto('/');
  await visitor.getByRole('banner').getByRole('link', { name: 'Search' }).focus();
  await visitor.goto('/search');
  await searchFor(visitor, word);
  await expect(visitor.getByRole('main').getByRole('searchbox', { name: 'Search' })).toHaveValue(word);
  await expect(results(visitor)).toContainText('2 results');
  await expect(titles(visitor).first()).toHaveText(title);
  await expect(results(visitor).locator('mark').first()).toHaveText(word);
  await expect(results(visitor)).toContainText('& lived.');
  await expect(results(visitor).getByRole('link', { name: tag })).toHaveAttribute('href', `/tags/${tag}`);

  await searchFor(visitor, `${word} -tern`);
  await expect(titles(visitor)).toHaveText([title]);
  await titles(visitor).getByRole('link').click();
  await expect(visitor).toHaveURL(path);
  await visitor.goBack();
  await expect(titles(visitor)).toHaveText([title]);
  await searchFor(visitor, `tag:${tag}`);
  await expect(titles(visitor)).toHaveText([title]);
});

test('what is typed wrongly is found all the same, and can be looked for as it is', async ({
  visitor,
  publish,
}) => {
  const word = newWord();
  await publish({ title: `About ${word}`, body: 'Text' });
  const wrong = `${word.slice(0, 4)}${word.slice(5)}`;
  await visitor.goto('/search');
  await searchFor(visitor, wrong);
  await expect(results(visitor)).toContainText(`Results for ${word}.`);
  await results(visitor)
    .getByRole('link', { name: `Search for ${wrong} instead` })
    .click();
  await expect(results(visitor)).toContainText('Nothing was found for');
  await expect(results(visitor).getByRole('link', { name: 'archive' })).toBeVisible();
});

test('no reader finds a draft, nor a post after it was unpublished', async ({ admin, visitor, publish }) => {
  const word = newWord();
  await publish({ title: `About ${word}`, body: 'Text' });
  await visitor.goto(`/search?q=${word}`);
  await expect(titles(visitor)).toHaveCount(1);
  await openEditor(admin, `About ${word}`);
  await admin.getByRole('button', { name: 'Unpublish' }).click();
  await expect(admin.getByRole('button', { name: 'Publish', exact: true })).toBeVisible();
  await visitor.goto(`/search?q=${word}`);
  await expect(titles(visitor)).toHaveCount(0);
  await admin.goto(`/admin/search?q=${word}`);
  await expect(admin.getByRole('main').getByRole('listitem')).toHaveText([new RegExp(`${word}.*draft`)]);
});

test('what is typed stays text, on the page and in its address', async ({ visitor }) => {
  for (const typed of [
    '<script>alert(1)</script>"',
    '"><img src=x onerror=alert(1)>',
    "' or 1=1 -- \\ & +",
  ]) {
    await visitor.goto('/search');
    await searchFor(visitor, typed);
    await expect(visitor.getByRole('main').getByRole('searchbox', { name: 'Search' })).toHaveValue(typed);
    await expect(results(visitor)).toContainText(typed);
    expect(await results(visitor).locator('script, img').count()).toBe(0);
  }
});

test('a page of results has nothing that axe finds @scripts', async ({ visitor, publish }) => {
  const word = newWord();
  await publish({ title: `About ${word}`, body: `Of ${word}`, tags: unique('axe') });
  for (const colorScheme of ['light', 'dark'] as const) {
    await visitor.emulateMedia({ colorScheme });
    for (const query of ['', `?q=${word}`, '?q=nothinghasthisword']) {
      await visitor.goto(`/search${query}`);
      expect((await new AxeBuilder({ page: visitor }).analyze()).violations).toEqual([]);
    }
  }
});

test('a slash opens the search, and titles come while one types @scripts', async ({ visitor, publish }) => {
  const word = newWord();
  const path = await publish({ title: `About ${word}`, body: 'Text' });
  await visitor.goto('/archive');
  await expect(visitor.getByRole('button', { name: /theme|dark|light/i }).first()).toBeVisible();
  const dialog = visitor.getByRole('dialog', { name: 'Search' });
  const field = dialog.getByRole('combobox', { name: 'Search' });
  await expect(async () => {
    await visitor.keyboard.press('/');
    await expect(field).toBeFocused({ timeout: 500 });
  }).toPass();
  await field.fill(word.slice(0, 12));
  await expect(dialog.getByRole('option').first()).toHaveText(`About ${word}`);
  expect((await new AxeBuilder({ page: visitor }).include('dialog[open]').analyze()).violations).toEqual([]);
  await field.press('ArrowDown');
  await expect(dialog.getByRole('option', { selected: true })).toHaveText(`About ${word}`);
  await field.press('Enter');
  await expect(visitor).toHaveURL(path);

  // Before there is React the link leads to the page.
  await visitor.getByRole('banner').getByRole('link', { name: 'Search' }).click();
  const own = visitor.getByRole('main').getByRole('searchbox', { name: 'Search' });
  await own.fill(word);
  await own.press('Enter');
  await expect(visitor).toHaveURL(`/search?q=${word}`);
  await expect(titles(visitor)).toHaveText([`About ${word}`]);
  // On this page the key is the field's.
  await visitor.getByRole('heading', { level: 1 }).click();
  await visitor.keyboard.press('/');
  await expect(own).toBeFocused();
});

test('going back to results from another page shows them again @scripts', async ({ visitor, publish }) => {
  const word = newWord();
  await publish({ title: `About ${word}`, body: 'Text' });
  await visitor.goto(`/search?q=${word}`);
  await visitor.getByRole('banner').getByRole('link', { name: 'Archive' }).click();
  await expect(visitor).toHaveURL('/archive');
  await visitor.goBack();
  await expect(titles(visitor)).toHaveText([`About ${word}`]);
  await expect(visitor.getByRole('main').getByRole('searchbox', { name: 'Search' })).toHaveValue(word);
});
