import { expect, pressPublish, test, unique } from './fixtures';

test('the owner writes a draft, nobody sees it, publishes it, and everybody does', async ({
  admin,
  visitor,
}) => {
  const title = unique('First light');
  await admin.goto('/admin/posts/new');
  await admin.getByLabel('Title', { exact: true }).fill(title);
  await admin.getByLabel('Subtitle').fill('What the morning said');
  await admin.getByLabel('Tags', { exact: true }).fill('Morning, Light');
  await admin
    .getByLabel('Body', { exact: true })
    .fill('Hello **world**.\n\n## A part\n\n```js\nconst a = 1;\n```\n');
  await admin.getByRole('button', { name: 'Save draft' }).click();
  await expect(admin.getByRole('status').filter({ hasText: /saved/i })).toBeVisible();
  await expect(admin).toHaveURL(/\/admin\/posts\/\d+\/edit/);
  const slug = await admin.getByLabel('Slug').inputValue();
  expect(slug).toMatch(/^first-light-/);
  expect((await visitor.request.get(`/posts/${slug}`)).status()).toBe(404);

  await pressPublish(admin);
  await expect(admin.getByRole('link', { name: 'View post' })).toBeVisible();
  await visitor.goto(`/posts/${slug}`);
  await expect(visitor.getByRole('heading', { level: 1 })).toHaveText(title);
  await expect(visitor.getByText('What the morning said')).toBeVisible();
  await expect(visitor.locator('strong', { hasText: 'world' })).toBeVisible();
  await visitor.goto('/tags/morning');
  await expect(visitor.getByRole('link', { name: title })).toBeVisible();
});

test('a post is scheduled, unscheduled, and ends by itself', async ({ admin, visitor }) => {
  const title = unique('Later');
  await admin.goto('/admin/posts/new');
  await admin.getByLabel('Title', { exact: true }).fill(title);
  await admin.getByLabel('Body', { exact: true }).fill('Wait for it');
  await admin.getByLabel('Published date').fill('2200-01-01T10:00');
  await admin.getByLabel('Unpublish at').fill('2199-01-01T10:00');
  await admin.getByRole('button', { name: 'Save draft' }).click();
  await expect(admin.getByLabel('Unpublish at')).toHaveAttribute('aria-invalid', 'true');
  await admin.getByLabel('Unpublish at').fill('2200-02-01T10:00');
  await admin.getByRole('button', { name: 'Save draft' }).click();
  await expect(admin).toHaveURL(/\/edit/);
  await admin.getByRole('button', { name: 'Schedule', exact: true }).click();
  const now = admin.getByRole('button', { name: 'Schedule now' });
  const done = admin.getByText('It appears by itself at 2200-01-01 10:00');
  await expect(now.or(done).first()).toBeVisible();
  if (await now.isVisible()) await now.click();
  await expect(done).toContainText('It is unpublished by itself at 2200-02-01 10:00');
  const slug = await admin.getByLabel('Slug').inputValue();
  expect((await visitor.request.get(`/posts/${slug}`)).status()).toBe(404);
  await admin.getByRole('button', { name: 'Unschedule' }).click();
  await expect(admin.getByText('Unscheduled.')).toBeVisible();
  await expect(admin.getByRole('button', { name: 'Schedule', exact: true })).toBeVisible();
  await expect(admin.getByLabel('Unpublish at')).toHaveValue('');
});

test('the slug is free for the author to choose, in any script', async ({ admin, visitor }) => {
  const slug = unique('grüße-東京');
  await admin.goto('/admin/posts/new');
  await admin.getByLabel('Title', { exact: true }).fill('Grüße');
  await admin.getByLabel('Slug').fill(slug);
  await admin.getByLabel('Body', { exact: true }).fill('Hallo');
  await pressPublish(admin);
  await expect(admin.getByRole('link', { name: 'View post' })).toBeVisible();
  expect((await visitor.request.get(`/posts/${encodeURIComponent(slug)}`)).status()).toBe(200);
});

test('a title is required, and the body is kept', async ({ admin }) => {
  await admin.goto('/admin/posts/new');
  await admin.getByLabel('Body', { exact: true }).fill('A body without a title');
  await admin.getByRole('button', { name: 'Save draft' }).click();
  await expect(admin.getByLabel('Title', { exact: true })).toHaveAttribute('aria-invalid', 'true');
  await expect(admin.getByLabel('Body', { exact: true })).toHaveValue('A body without a title');
});

test('the owner previews a draft as readers will see it', async ({ admin }) => {
  const title = unique('Preview');
  await admin.goto('/admin/posts/new');
  await admin.getByLabel('Title', { exact: true }).fill(title);
  await admin.getByLabel('Body', { exact: true }).fill('Some *text*.');
  await admin.getByRole('button', { name: 'Save draft' }).click();
  await expect(admin).toHaveURL(/\/edit/);
  await admin.goto(admin.url().replace(/\/edit.*/, '/preview'));
  await expect(admin.getByRole('heading', { level: 1, name: title })).toBeVisible();
  await expect(admin.locator('em', { hasText: 'text' })).toBeVisible();
});
