import { expect, test, unique } from './fixtures';

test('the owner finds posts by words, tag and order, and changes many of them at once', async ({
  admin,
  visitor,
  publish,
}) => {
  const [tag, added] = [unique('table'), unique('added')];
  const titles = ['Alpha', 'Beta', 'Gamma'].map(unique) as [string, string, string];
  const paths: string[] = [];
  for (const title of titles) paths.push(await publish({ title, body: `A text on ${tag}.`, tags: tag }));

  await admin.goto('/admin/posts');
  await admin.getByRole('searchbox', { name: 'Search title and text' }).fill(`text on ${tag}`);
  await admin.getByLabel('Order').selectOption('Title');
  await admin.getByRole('button', { name: 'Search' }).click();
  const rows = admin.getByRole('row').filter({ has: admin.getByRole('rowheader') });
  await expect(rows.getByRole('rowheader')).toHaveCount(3);
  await expect(rows.first()).toContainText(titles[0]);
  await expect(rows.first()).toContainText('Published');
  await rows.first().getByRole('link', { name: tag, exact: true }).click();
  await expect(admin).toHaveURL(/tag=/);
  await expect(rows).toHaveCount(3);

  await admin.getByRole('button', { name: 'Unpublish' }).click();
  await expect(admin.getByRole('alert').filter({ hasText: 'Choose posts first.' })).toBeVisible();
  for (const title of titles.slice(0, 2)) await admin.getByLabel(`Choose ${title}`).check();
  await admin.getByRole('button', { name: 'Unpublish' }).click();
  await expect(admin.getByText('2 posts were unpublished.')).toBeVisible();
  await expect(rows.filter({ hasText: 'Draft' })).toHaveCount(2);
  expect((await visitor.goto(paths[0]!))?.status()).toBe(404);

  for (const title of titles) await admin.getByLabel(`Choose ${title}`).check();
  await admin.getByRole('button', { name: 'Publish', exact: true }).click();
  await expect(admin.getByText('2 posts were published. One post was published already.')).toBeVisible();
  expect((await visitor.goto(paths[0]!))?.status()).toBe(200);

  await admin.getByLabel(`Choose ${titles[2]}`).check();
  await admin.getByLabel('Tags to add').fill(added);
  await admin.getByRole('button', { name: 'Add tags' }).click();
  await expect(admin.getByText('One post was tagged.')).toBeVisible();
  await expect(rows.filter({ hasText: titles[2] }).getByRole('link', { name: added })).toBeVisible();

  // Saved in another tab while the table stands here: it stays, and is named.
  const other = await admin.context().newPage();
  await other.goto('/admin/posts');
  await other.goto(`/admin/posts?search=${titles[0]}`);
  await other.getByRole('link', { name: titles[0] }).first().click();
  await other.getByLabel('Body', { exact: true }).fill('Saved meanwhile');
  await other.getByRole('button', { name: 'Update' }).click();
  await expect(other.getByText('Updated.')).toBeVisible();
  await other.close();
  for (const title of titles.slice(0, 2)) await admin.getByLabel(`Choose ${title}`).check();
  await admin.getByText('Delete…').click();
  await admin.getByRole('button', { name: 'Delete chosen' }).click();
  await expect(admin.getByText('One post was deleted.')).toBeVisible();
  await expect(admin.getByRole('button', { name: 'Undo' })).toBeVisible();
  await expect(admin.getByText(`Not deleted: “${titles[0]}”`)).toBeVisible();
  expect((await visitor.goto(paths[1]!))?.ok()).toBe(false);
  await admin.getByRole('button', { name: 'Undo' }).click();
  await expect(admin.getByText('One post is back, as it was.')).toBeVisible();
  expect((await visitor.goto(paths[1]!))?.ok()).toBe(true);

  await admin.goto(`/admin/posts?search=${unique('nothing')}`);
  await expect(admin.getByText('No post matches.')).toBeVisible();
  await admin.getByRole('link', { name: 'All posts' }).click();
  await expect(rows.first()).toBeVisible();
});

test('the table is walked by keyboard, and is cards where there is no room @scripts', async ({
  admin,
  publish,
}) => {
  const tag = unique('keys');
  const titles = [unique('Older'), unique('Newer')] as const;
  for (const title of titles) await publish({ title, body: 'Text', tags: tag });
  await admin.goto(`/admin/posts?tag=${tag}`);
  await expect(admin.getByText('next and previous')).toBeVisible();
  await admin.keyboard.press('j');
  await expect(admin.getByRole('link', { name: titles[1], exact: true })).toBeFocused();
  await admin.keyboard.press('j');
  await admin.keyboard.press('x');
  await expect(admin.getByLabel(`Choose ${titles[0]}`)).toBeChecked();
  await admin.keyboard.press('k');
  await expect(admin.getByLabel(`Choose ${titles[1]}`)).not.toBeChecked();
  await admin.keyboard.press('/');
  await expect(admin.getByRole('searchbox')).toBeFocused();
  await admin.keyboard.press('j');
  await expect(admin.getByRole('searchbox')).toHaveValue('j');
  await admin.getByLabel('Choose all').check();
  await expect(admin.getByLabel(`Choose ${titles[1]}`)).toBeChecked();

  await admin.setViewportSize({ width: 360, height: 740 });
  await expect(admin.getByRole('link', { name: titles[0], exact: true })).toBeVisible();
  expect(await admin.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
  await admin.getByRole('link', { name: titles[1], exact: true }).press('Enter');
  await expect(admin.getByLabel('Title', { exact: true })).toHaveValue(titles[1]);
});

test('dates and verbs of the table stay whole at every width @scripts', async ({ admin, publish }) => {
  const tag = unique('whole');
  await publish({
    title: `${unique('Of many words')} that need more than one line of a table`,
    body: 'Text',
    tags: tag,
    publishedAt: '2020-09-24T10:00',
  });
  for (const width of [360, 640, 768, 1024, 1152, 1280]) {
    await admin.setViewportSize({ width, height: 800 });
    await admin.goto(`/admin/posts?tag=${tag}`);
    const row = admin.getByRole('row').filter({ has: admin.getByRole('rowheader') });
    await expect(row.getByRole('button', { name: 'Copy link' })).toBeVisible();
    const parts = row.locator('.row-verbs > :is(a, button), time');
    const boxes = await parts.evaluateAll((elements) =>
      elements.map((element) => {
        const { top, height } = element.getBoundingClientRect();
        return { top: Math.round(top), height, isVerb: element.tagName !== 'TIME' };
      }),
    );
    expect(boxes.length, `at ${width}`).toBe(4);
    expect(Math.max(...boxes.map(({ height }) => height)), `at ${width}`).toBeLessThan(30);
    const lines = new Set(boxes.filter(({ isVerb }) => isVerb).map(({ top }) => top));
    expect(lines.size, `at ${width}`).toBe(1);
  }
});
