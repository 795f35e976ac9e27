import { expect, test, unique } from './fixtures';

test('the owner renames, describes, merges and deletes tags, and old addresses lead on', async ({
  admin,
  visitor,
  publish,
}) => {
  const [old, renamed, other] = [unique('old'), unique('Renamed'), unique('other')];
  const path = await publish({ title: unique('Tagged'), body: 'Text', tags: `${old}, ${other}` });

  await admin.goto('/admin/tags');
  await admin.getByRole('searchbox', { name: 'Search tags' }).fill(old);
  await admin.getByRole('button', { name: 'Search' }).click();
  await admin.getByRole('link', { name: old }).first().click();
  const name = admin.getByLabel('Name', { exact: true });
  await expect(name).toHaveValue(old);
  await name.fill(other);
  await admin.getByLabel('Slug').fill('');
  await admin.getByRole('button', { name: 'Save tag' }).click();
  await expect(admin.getByRole('alert').filter({ hasText: 'Merge the two' })).toBeVisible();
  await name.fill(renamed);
  await admin.getByLabel('Description').fill('Everything about it.');
  await admin.getByRole('button', { name: 'Save tag' }).click();
  await expect(admin.getByRole('status').filter({ hasText: 'Saved.' })).toBeVisible();
  await expect(admin.getByLabel('Slug')).toHaveValue(renamed.toLowerCase());
  await expect(admin.getByRole('listitem').filter({ hasText: `/tags/${old}` })).toBeVisible();

  await visitor.goto(`/tags/${old}`);
  await expect(visitor).toHaveURL(`/tags/${renamed.toLowerCase()}`);
  await expect(visitor.getByText('Everything about it.')).toBeVisible();
  await expect(visitor.locator('meta[name="description"]')).toHaveAttribute(
    'content',
    'Everything about it.',
  );

  await admin.goto(`/admin/tags?search=${other}`);
  await admin.getByLabel(`Choose ${other}`).check();
  await admin.getByLabel('Merge into').fill(unique('nobody'));
  await admin.getByRole('button', { name: 'Merge' }).click();
  await expect(admin.getByRole('alert').filter({ hasText: 'There is no tag' })).toBeVisible();
  await admin.getByLabel('Merge into').fill(old);
  await admin.getByRole('button', { name: 'Merge' }).click();
  await expect(admin.getByRole('heading', { level: 1 })).toHaveText(renamed);
  await expect(admin.getByRole('status').filter({ hasText: 'One tag was merged' })).toBeVisible();
  await visitor.goto(`/tags/${other}`);
  await expect(visitor).toHaveURL(`/tags/${renamed.toLowerCase()}`);

  await admin.getByText(`Delete “${renamed}”…`).click();
  await admin.getByRole('button', { name: 'Delete tag' }).click();
  await expect(admin.getByRole('status').filter({ hasText: 'The tag was deleted.' })).toBeVisible();
  expect((await visitor.goto(`/tags/${old}`))?.status()).toBe(404);
  await visitor.goto(path);
  await expect(visitor.getByRole('link', { name: renamed })).toHaveCount(0);
});

test('a tag that is being typed in the editor is completed, by keyboard and by pointer @scripts', async ({
  admin,
  publish,
}) => {
  const tag = unique('Suggested');
  await publish({ title: unique('Tagged'), body: 'Text', tags: tag });
  await admin.goto('/admin/posts/new');
  const field = admin.getByLabel('Tags', { exact: true });
  const names = admin.waitForResponse('/admin/tags/names');
  await field.click();
  await names;
  await field.pressSequentially(`web, ${tag.slice(0, -1).toUpperCase()}`);
  await expect(admin.getByRole('option', { name: tag })).toBeVisible();
  await field.press('ArrowDown');
  await expect(field).toHaveAttribute('aria-activedescendant', /./);
  await field.press('Enter');
  await expect(field).toHaveValue(`web, ${tag}, `);
  await expect(admin.getByRole('option')).toHaveCount(0);

  await field.fill(tag.slice(0, -1));
  await field.press('Escape');
  await expect(admin.getByRole('option')).toHaveCount(0);
  await field.fill('');
  await field.pressSequentially(tag.slice(0, -1));
  await admin.getByRole('option', { name: tag }).click();
  await expect(field).toHaveValue(`${tag}, `);
  await expect(field).toBeFocused();
});
