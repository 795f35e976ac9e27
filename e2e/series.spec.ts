import { expect, openEditor, test, unique } from './fixtures';

test('the owner makes a series in the editor, orders it, and readers go through it', async ({
  admin,
  visitor,
  publish,
}) => {
  const series = unique('Voyage');
  const [first, second, third] = [unique('Harbour'), unique('Storm'), unique('Landfall')];
  const start = await publish({ title: first, body: 'We left.', series });
  await publish({ title: second, body: 'It blew.', series });
  await publish({ title: third, body: 'Land.' });
  await openEditor(admin, third);
  await admin.getByLabel('Series').fill(series);
  await admin.getByRole('button', { name: 'Update', exact: true }).click();
  await expect(
    admin
      .getByRole('status')
      .filter({ hasText: /Updated|Saved|Readers/ })
      .first(),
  ).toBeVisible();

  await visitor.goto(start);
  const box = visitor.getByRole('complementary', { name: 'Series' });
  await expect(box).toContainText(`Part 1 of 3 of ${series}`);
  await box.getByText('All parts').click();
  await expect(box.getByRole('listitem')).toHaveText([first, second, third]);

  await admin.goto('/admin/series');
  await admin.getByRole('link', { name: series }).first().click();
  await admin.getByRole('button', { name: `Move ${third} up` }).click();
  await expect(admin.getByRole('listitem').filter({ hasText: second }).last()).toBeVisible();
  await expect(admin.getByRole('button', { name: `Move ${third} down` })).toBeVisible();
  await expect(admin.getByRole('button', { name: `Move ${second} down` })).toHaveCount(0);
  await admin.getByLabel('Description').fill('How we went to sea.');
  await admin.getByRole('button', { name: 'Save series' }).click();
  await expect(admin.getByRole('status').filter({ hasText: 'Saved.' })).toBeVisible();

  await visitor.reload();
  await visitor.getByRole('link', { name: `Next part: ${third}` }).click();
  await expect(visitor.getByRole('heading', { level: 1 })).toHaveText(third);
  await expect(visitor.getByRole('complementary', { name: 'Series' })).toContainText('Part 2 of 3');
  await visitor.getByRole('complementary', { name: 'Series' }).getByRole('link', { name: series }).click();
  await expect(visitor.getByRole('heading', { level: 1 })).toHaveText(series);
  await expect(visitor.getByText('How we went to sea.')).toBeVisible();
  await expect(visitor.getByRole('main').getByRole('heading', { level: 2 })).toHaveText([
    first,
    third,
    second,
  ]);
  await visitor.goto('/series');
  await expect(visitor.getByRole('link', { name: series })).toBeVisible();

  await admin.getByText(`Delete “${series}”…`).click();
  await admin.getByRole('button', { name: 'Delete series' }).click();
  await expect(admin.getByRole('status').filter({ hasText: 'The series was deleted.' })).toBeVisible();
  await visitor.goto(start);
  await expect(visitor.getByRole('heading', { level: 1 })).toHaveText(first);
  await expect(visitor.getByRole('complementary', { name: 'Series' })).toHaveCount(0);
});
