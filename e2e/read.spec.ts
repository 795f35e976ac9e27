import { expect, test, unique } from './fixtures';

test('a reader finds a post from the home page, its tag and the archive', async ({ visitor, publish }) => {
  const title = unique('Findable');
  const tag = unique('Topic');
  const path = await publish({ title, body: 'Found.', tags: tag });
  for (const from of ['/', `/tags/${tag.toLowerCase()}`, '/archive']) {
    await visitor.goto(from);
    await visitor.getByRole('main').getByRole('link', { name: title }).first().click();
    await expect(visitor).toHaveURL(new RegExp(`${path}$`));
  }
  await visitor.goto('/tags');
  await expect(visitor.getByRole('main').getByRole('link', { name: tag })).toBeVisible();
});

test('the archive has a page for each month', async ({ visitor, publish }) => {
  const title = unique('Monthly');
  const path = await publish({ title, body: 'Found.' });
  const now = new Date();
  const month = `${now.getUTCFullYear()}/${String(now.getUTCMonth() + 1).padStart(2, '0')}`;
  await visitor.goto(`/archive/${month}`);
  const name = now.toLocaleDateString('en-GB', { month: 'long', year: 'numeric', timeZone: 'UTC' });
  await expect(visitor.getByRole('heading', { level: 1 })).toHaveText(`Archive of ${name}`);
  await visitor.getByRole('main').getByRole('link', { name: title }).click();
  await expect(visitor).toHaveURL(new RegExp(`${path}$`));
  for (const wrong of [
    `/archive/${now.getUTCFullYear()}/13`,
    `/archive/${now.getUTCFullYear()}/1`,
    '/archive/1802/01',
  ])
    expect((await visitor.request.get(wrong)).status(), wrong).toBe(404);
});

test('posts lead to their neighbours', async ({ visitor, publish }) => {
  const older = unique('Older');
  const newer = unique('Newer');
  const olderPath = await publish({ title: older, body: 'One' });
  const newerPath = await publish({ title: newer, body: 'Two' });
  await visitor.goto(newerPath);
  await expect(visitor.getByRole('main')).toContainText(newer);
  await visitor.goto(olderPath);
  await expect(visitor.getByRole('heading', { level: 1 })).toHaveText(older);
});

test('what is not there is a friendly 404 with the true status', async ({ visitor }) => {
  for (const path of [
    '/nothing/here',
    '/posts/nothing-here',
    '/tags/nothing-here',
    '/page/9999',
    '/comments/999999',
  ]) {
    const response = await visitor.goto(path);
    expect(response!.status(), path).toBe(404);
    await expect(visitor.getByRole('link', { name: /home|newest|front/i }).first()).toBeVisible();
  }
});
