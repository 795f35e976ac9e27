import { expect, pressPublish, test, unique } from './fixtures';

test('the owner makes a page, which stands at the root and in no list of posts', async ({
  admin,
  visitor,
}) => {
  const title = unique('About');
  const path = `/${title.toLowerCase()}`;
  await admin.goto('/admin/posts');
  await admin.getByRole('link', { name: 'New page' }).click();
  await expect(admin.getByRole('checkbox', { name: 'This is a page' })).toBeChecked();
  await expect(admin.getByRole('checkbox', { name: 'Allow comments' })).not.toBeChecked();
  await admin.getByLabel('Title', { exact: true }).fill(title);
  await admin.getByLabel('Body', { exact: true }).fill(`Who writes here: ${title}.`);
  await pressPublish(admin);
  await expect(admin.getByRole('link', { name: 'View page' })).toHaveAttribute('href', path);

  expect((await visitor.goto(path))?.status()).toBe(200);
  await expect(visitor.getByRole('heading', { name: title, level: 1 })).toBeVisible();
  await expect(visitor.getByText(/^Updated/)).toBeVisible();
  await expect(visitor.getByRole('heading', { name: /comment/i })).toHaveCount(0);
  for (const list of ['/', '/archive', '/feed.xml', '/feed.json'])
    expect(await (await visitor.request.get(list)).text(), list).not.toContain(title);
  expect(await (await visitor.request.get('/sitemap.xml')).text()).toContain(`${path}</loc>`);
  await visitor.goto(`/search?q=${title}`);
  await expect(visitor.getByRole('main').getByRole('link', { name: title })).toHaveAttribute('href', path);

  await admin.goto('/admin/posts?kind=page');
  await expect(admin.getByRole('row').filter({ hasText: title })).toContainText('Page');
  await admin.getByRole('link', { name: title, exact: true }).click();
  await expect(admin.getByRole('link', { name: 'Page settings' })).toBeVisible();
  await admin.getByRole('button', { name: 'Delete…' }).click();
  await expect(admin.getByRole('button', { name: 'Delete this page' })).toBeVisible();
});

test('a post becomes a page and a post again, and each address leads to the present one', async ({
  admin,
  visitor,
  publish,
}) => {
  const title = unique('Wandering');
  const path = await publish({ title, body: 'Where does it stand?' });
  const atRoot = path.replace('/posts', '');
  await admin.goto(`/admin/posts?search=${title}`);
  await admin.getByRole('link', { name: title }).first().click();
  const isPage = admin.getByRole('checkbox', { name: 'This is a page' });
  await isPage.check();
  await admin.getByRole('button', { name: 'Update' }).click();
  await expect(admin.getByRole('link', { name: 'View page' })).toHaveAttribute('href', atRoot);
  await visitor.goto(path);
  await expect(visitor).toHaveURL(new RegExp(`${atRoot}$`));
  await expect(visitor.getByText('Where does it stand?')).toBeVisible();

  await isPage.uncheck();
  await admin.getByRole('button', { name: 'Update' }).click();
  await expect(admin.getByRole('link', { name: 'View post' })).toHaveAttribute('href', path);
  await visitor.goto(atRoot);
  await expect(visitor).toHaveURL(new RegExp(`${path}$`));
});

test('a page that would stand where the site itself is says so at its slug', async ({ admin }) => {
  await admin.goto('/admin/posts/new?kind=page');
  await admin.getByLabel('Title', { exact: true }).fill(unique('Mine'));
  await admin.getByLabel('Body', { exact: true }).fill('Text');
  await admin.getByLabel('Slug', { exact: true }).fill('admin');
  await admin.getByRole('button', { name: 'Save draft' }).click();
  await expect(admin.getByLabel('Slug', { exact: true })).toHaveAccessibleDescription(
    /The site itself has something at this address/,
  );
});
