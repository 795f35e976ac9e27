import AxeBuilder from '@axe-core/playwright';
import { expect, openEditor, test, unique } from './fixtures';

test('the owner finds pages, posts and settings by the search form', async ({ admin }) => {
  const title = unique('Herring');
  await admin.goto('/admin/posts/new');
  await admin.getByLabel('Title', { exact: true }).fill(title);
  await admin.getByRole('button', { name: 'Save draft' }).click();
  await expect(admin).toHaveURL(/\/edit/);
  await admin.goto(`/admin/search?q=${title}`);
  const results = admin.getByRole('main').getByRole('listitem');
  await expect(results).toHaveText([new RegExp(`${title}.*draft`)]);
  await admin.getByRole('main').getByRole('searchbox').fill('two step');
  await admin.getByRole('main').getByRole('button', { name: 'Search' }).click();
  await admin.getByRole('main').getByRole('link', { name: 'Two-step login' }).click();
  await expect(admin).toHaveURL(/\/account\/two-factor$/);
});

test('Ctrl and K open the palette anywhere but in the text, for the owner alone @scripts', async ({
  admin,
  visitor,
  publish,
}) => {
  const title = unique('Palette');
  const path = await publish({ title, body: 'Text' });
  await openEditor(admin, title);
  const palette = admin.getByRole('dialog', { name: 'Go to' });
  const field = palette.getByRole('combobox');

  const body = admin.getByLabel('Body', { exact: true });
  await body.press('Control+k');
  await expect(body).toHaveValue(/\]\(/);
  await expect(palette).toHaveCount(0);
  await body.press('Control+s');
  await expect(admin.getByRole('status').filter({ hasText: 'Draft saved.' })).toBeVisible();

  await admin.goto(path);
  await expect(admin.getByRole('link', { name: 'Edit this post' })).toBeVisible();
  await admin.keyboard.press('Control+k');
  await expect(field).toBeFocused();
  expect((await new AxeBuilder({ page: admin }).include('dialog[open]').analyze()).violations).toEqual([]);
  await field.fill(title);
  await expect(palette.getByRole('option').first()).toHaveText(new RegExp(title));
  await expect(palette.getByRole('option', { selected: true })).toHaveText(new RegExp(title));
  await field.press('ArrowUp');
  await expect(palette.getByRole('option', { selected: true })).toHaveText(/^Search for/);
  await field.press('ArrowDown');
  // An open composition keeps its Enter.
  await field.dispatchEvent('keydown', { key: 'Enter', isComposing: true, bubbles: true, cancelable: true });
  await expect(palette).toBeVisible();
  await field.press('Enter');
  await expect(admin).toHaveURL(/\/admin\/posts\/\d+\/edit$/);

  await admin.getByRole('link', { name: 'Search', exact: true }).click();
  await expect(field).toBeFocused();
  await field.press('Escape');
  await expect(palette).toHaveCount(0);

  await admin.goto('/admin');
  await admin.keyboard.press('/');
  await expect(field).toBeFocused();

  // Readers have the search of the site there.
  await visitor.goto(path);
  await visitor.keyboard.press('Control+k');
  await expect(visitor.getByRole('dialog', { name: 'Search' })).toBeVisible();
  await expect(visitor.getByRole('dialog', { name: 'Go to' })).toHaveCount(0);
});
