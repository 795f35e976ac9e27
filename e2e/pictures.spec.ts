import sharp from 'sharp';
import { expect, pressPublish, test, unique } from './fixtures';

/** A photograph that no other test has. */
async function photograph(width = 1600): Promise<Buffer> {
  const seed = Math.floor(Math.random() * 256);
  return sharp({
    create: {
      width,
      height: 800,
      channels: 3,
      background: '#888',
      noise: { type: 'gaussian', mean: seed, sigma: 40 },
    },
  })
    .jpeg()
    .toBuffer();
}

const fileOf = async (name: string) => ({ name, mimeType: 'image/jpeg', buffer: await photograph() });

test('the owner adds pictures to a post, and readers get them as wide as they need @scripts', async ({
  admin,
  visitor,
}) => {
  await admin.goto('/admin/posts/new');
  await admin.getByLabel('Title', { exact: true }).fill(unique('With pictures'));
  const body = admin.getByLabel('Body', { exact: true });
  await body.fill('First words.\n\nLast words.');
  await body.press('Home');
  await admin
    .getByLabel('Image file')
    .setInputFiles([
      await fileOf('harbour.jpg'),
      await fileOf('lamp.jpg'),
      { name: 'page.png', mimeType: 'image/png', buffer: Buffer.from('<!doctype html><script>1</script>') },
    ]);
  const row = (name: string) => admin.getByRole('listitem').filter({ hasText: name });
  await row('lamp.jpg').getByLabel('Description (alt text)').fill('A lamp');
  await row('lamp.jpg').getByLabel('Description (alt text)').press('Enter');
  await row('harbour.jpg')
    .getByRole('button', { name: /^Insert/ })
    .click();
  await expect(row('harbour.jpg').getByRole('alert')).toContainText('Say what it shows');
  await row('harbour.jpg')
    .getByRole('button', { name: /^Decorative/ })
    .click();
  await expect(row('page.png').getByRole('alert')).toContainText('page.png is no picture');
  await row('page.png')
    .getByRole('button', { name: /^Leave out/ })
    .click();
  await expect(admin.getByRole('region', { name: 'Pictures' }).getByRole('listitem')).toHaveCount(0);
  await expect(body).toHaveValue(
    /^First words\.\n\n!\[\]\(\/media\/\w+\.webp\)\n\n!\[A lamp\]\(\/media\/\w+\.webp\)\n\nLast words\.$/,
  );

  await pressPublish(admin);
  const path = await admin.getByRole('link', { name: 'View post' }).getAttribute('href');
  await visitor.setViewportSize({ width: 360, height: 740 });
  await visitor.goto(path!);
  const lamp = visitor.getByRole('img', { name: 'A lamp' });
  await lamp.scrollIntoViewIfNeeded();
  await expect(lamp).toHaveJSProperty('naturalWidth', 640 / 2);
  expect(await lamp.evaluate((image: HTMLImageElement) => image.currentSrc)).toContain('-320.webp');
});

test('a picture of the library goes where the caret was @scripts', async ({ admin, baseURL }) => {
  const name = `${unique('stored')}.jpg`;
  await admin.request.post('/admin/media/upload', {
    headers: { origin: baseURL!, 'Content-Type': 'application/octet-stream', Slug: name },
    data: await photograph(),
  });
  await admin.goto('/admin/posts/new');
  const body = admin.getByLabel('Body', { exact: true });
  await body.fill('First words.\n\nLast words.');
  await body.press('Control+Home');
  await body.press('End');
  await admin.getByRole('button', { name: 'From the library' }).click();
  const chooser = admin.getByRole('dialog', { name: 'Choose a picture' });
  await chooser.getByRole('button', { name }).click();
  await expect(body).toHaveValue(/^First words\.\n\n!\[\]\(\/media\/\w+\.webp\)\n\nLast words\.$/);
  await body.press('Control+z');
  await expect(body).toHaveValue('First words.\n\nLast words.');
});

test('the library takes pictures, says where they are used, and gives back what was deleted', async ({
  admin,
}) => {
  const name = `${unique('lantern')}.jpg`;
  await admin.goto('/admin/media');
  const scripted = admin.getByRole('button', { name: 'Upload' });
  const file = { ...(await fileOf(name)), name };
  await admin.getByLabel('Add pictures').locator('visible=true').setInputFiles([file]);
  if (await scripted.isVisible()) {
    await scripted.click();
    await expect(admin.getByRole('status').filter({ hasText: 'is stored' })).toContainText('![](/media/');
  } else await expect(admin.getByText(`${name} is in the library.`)).toBeVisible();

  await admin.goto(`/admin/media?search=${name}`);
  await admin.getByRole('link', { name }).click();
  await admin.getByLabel('Description (alt text)').fill('A lantern');
  await admin.getByRole('button', { name: 'Save' }).click();
  await expect(admin.getByRole('status').filter({ hasText: 'Saved' })).toBeVisible();
  await expect(admin.getByText(/^!\[A lantern\]\(\/media\/\w+\.webp\)$/)).toBeVisible();
  const page = admin.url();
  await admin.getByLabel('New file').setInputFiles([{ ...(await fileOf(name)), name: `new-${name}` }]);
  await admin.getByRole('button', { name: 'Replace' }).click();
  await expect(admin.getByRole('status').filter({ hasText: 'Replaced.' })).toBeVisible();
  await expect(admin.getByRole('heading', { level: 1 })).toHaveText(`new-${name}`);

  await admin.getByRole('button', { name: 'Delete' }).click();
  await expect(admin.getByText('removed for good after 30 days')).toBeVisible();
  await admin.goto('/admin/media?view=bin');
  await expect(admin.getByRole('link', { name: `new-${name}` })).toBeVisible();
  await admin.goto(page);
  await admin.getByRole('button', { name: 'Restore' }).click();
  await expect(admin.getByRole('button', { name: 'Delete' })).toBeVisible();
});

test('a picture that is stopped, or cut off, is sent again, and the text stays @scripts', async ({
  admin,
}) => {
  await admin.goto('/admin/posts/new');
  const body = admin.getByLabel('Body', { exact: true });
  await body.fill('Before');
  // A line on which nothing moves.
  await admin.route('**/admin/media/upload', () => {});
  await admin.getByLabel('Image file').setInputFiles([await fileOf('slow.jpg')]);
  const row = admin.getByRole('listitem').filter({ hasText: 'slow.jpg' });
  await expect(row.getByRole('progressbar')).toBeVisible();
  await row.getByRole('button', { name: /^Stop/ }).click();
  await expect(row.getByRole('alert')).toContainText('was stopped');
  await admin.unroute('**/admin/media/upload');

  await admin.context().setOffline(true);
  await row.getByRole('button', { name: /^Try again/ }).click();
  await expect(row.getByRole('alert')).toContainText('offline');
  await row.getByLabel('Description (alt text)').fill('Slow');
  await body.press('End');
  await body.pressSequentially(' and after');
  await admin.context().setOffline(false);
  await expect(row.getByText('is stored')).toBeVisible();
  // Typed behind the place where the picture was chosen, and Save does not lose it.
  await admin.getByLabel('Title', { exact: true }).fill(unique('Slow'));
  await admin.getByRole('button', { name: 'Save draft' }).click();
  await expect(admin).toHaveURL(/\/edit/);
  await expect(body).toHaveValue(/^Before and after\n\n!\[Slow\]\(\/media\/\w+\.webp\)\n\n$/);

  await admin.context().clearCookies();
  await admin.getByLabel('Image file').setInputFiles([await fileOf('late.jpg')]);
  await expect(admin.getByRole('alert').filter({ hasText: 'late.jpg' })).toContainText('no longer logged in');
});
