import { expect, logIn, test, unique } from './fixtures';

const words = unique('A life told in more than a few words');

test('what was written when the session ended waits for its author, and for nobody else', async ({
  member,
  visitor,
}) => {
  const { page, person } = member;
  await page.goto('/account');
  await page.getByLabel('About you').fill(words);
  const cookies = await page.context().cookies();
  const session = cookies.filter(({ name }) => name.includes('session'));
  expect(session).not.toHaveLength(0);
  for (const { name } of session) await page.context().clearCookies({ name });
  await page.getByRole('button', { name: 'Save' }).click();
  const hint = page.locator('p', { hasText: /also waits? at/ });
  await hint.getByRole('link', { name: 'Recover text' }).click();
  await expect(page.getByText('You are not logged in.')).toBeVisible();
  await expect(page.getByText(words)).toHaveCount(0);

  await logIn(page, person);
  await page.goto('/account/recover');
  await expect(page.getByLabel('Bio')).toHaveValue(words);
  const file = await page.getByRole('link', { name: 'Download' }).getAttribute('href');
  expect(await (await page.request.get(file!)).text()).toBe(words);
  expect((await visitor.request.get(file!)).status()).toBe(404);
  await visitor.goto('/account/recover');
  await expect(visitor.getByText('Nothing is waiting.')).toBeVisible();

  await page.getByRole('button', { name: 'Delete' }).click();
  await expect(page.getByRole('status')).toHaveText('Deleted.');
  await expect(page.getByText('Nothing is waiting.')).toBeVisible();
});

test('what a refused form said is gone from there once it is saved', async ({ admin, visitor }) => {
  const title = unique('Taken');
  for (const slug of [title, unique('free')]) {
    await admin.goto('/admin/posts/new');
    await admin.getByLabel('Title', { exact: true }).fill(title);
    await admin.getByLabel('Body', { exact: true }).fill(`${words}, as a post of the owner.`);
    await admin.getByLabel('Slug').fill(title);
    await admin.getByRole('button', { name: 'Save draft' }).click();
    if (slug === title) {
      await expect(admin).toHaveURL(/\/edit/);
      continue;
    }
    await expect(admin.getByText('Another post has this slug.')).toBeVisible();
    const other = await admin.context().newPage();
    await other.goto('/account/recover');
    await expect(other.getByText(`${words}, as a post of the owner.`).first()).toBeVisible();
    await admin.getByLabel('Slug').fill(slug);
    await admin.getByRole('button', { name: 'Save draft' }).click();
    await expect(admin).toHaveURL(/\/edit/);
    await other.reload();
    await expect(other.getByText(`${words}, as a post of the owner.`)).toHaveCount(0);
  }
  await visitor.goto('/account/recover');
  await expect(visitor.getByText(words)).toHaveCount(0);
});
