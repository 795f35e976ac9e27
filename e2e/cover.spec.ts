import type { Page } from '@playwright/test';
import sharp from 'sharp';
import { expect, openEditor, test, unique } from './fixtures';

const coverOf = (page: Page) => page.getByRole('img', { name: 'A lantern' });

/** A picture that no other test has. */
async function upload(admin: Page, origin: string, name: string): Promise<string> {
  const [r, g, b] = crypto.getRandomValues(new Uint8Array(3));
  const background = { r: r!, g: g!, b: b! };
  const data = await sharp({ create: { width: 1200, height: 900, channels: 3, background } })
    .jpeg()
    .toBuffer();
  const answer = await admin.request.post('/admin/media/upload', {
    headers: { origin, 'Content-Type': 'application/octet-stream', Slug: name },
    data,
  });
  return ((await answer.json()) as { url: string }).url;
}

test('a post has a cover, and the part of it that stays in sight', async ({
  admin,
  visitor,
  publish,
  baseURL,
}) => {
  const title = unique('Covered');
  const path = await publish({ title, body: 'Text' });
  const url = await upload(admin, baseURL!, `${title}.jpg`);
  await openEditor(admin, title);
  await admin.getByLabel('Cover image URL').fill(url);
  await admin.getByLabel('Cover image description').fill('A lantern');
  await admin.getByLabel('Focus, from the left').fill('20');
  await admin.getByLabel('Focus, from the top').fill('100');
  await admin.getByRole('button', { name: 'Update' }).click();
  await expect(admin.getByRole('status').filter({ hasText: 'Updated.' })).toBeVisible();
  await visitor.goto(path);
  await expect(coverOf(visitor)).toHaveCSS('object-position', '20% 100%');
  await admin.reload();
  await expect(admin.getByLabel('Focus, from the top')).toHaveValue('100');
});

test('a cover is sent, chosen from the library, pointed at and removed @scripts', async ({
  admin,
  visitor,
  publish,
  baseURL,
}) => {
  const title = unique('Chosen');
  const path = await publish({ title, body: 'Text' });
  const stored = await upload(admin, baseURL!, `${title}-stored.jpg`);
  await openEditor(admin, title);
  await admin.getByRole('link', { name: 'Post settings' }).click();
  const address = admin.getByLabel('Cover image URL');
  const [r, g, b] = crypto.getRandomValues(new Uint8Array(3));
  const background = { r: r!, g: g!, b: b! };
  const buffer = await sharp({ create: { width: 800, height: 600, channels: 3, background } })
    .png()
    .toBuffer();
  await admin.getByLabel('Upload cover').setInputFiles({ name: 'sent.png', mimeType: 'image/png', buffer });
  await expect(address).toHaveValue(/^\/media\/\w+\.webp$/);

  await admin.getByRole('button', { name: 'Choose…' }).click();
  const chooser = admin.getByRole('dialog', { name: 'Choose a picture' });
  await chooser.getByLabel('Search pictures').fill(unique('nothing'));
  await expect(chooser.getByText('No picture is called so.')).toBeVisible();
  await chooser.getByLabel('Search pictures').fill(title);
  await chooser.getByLabel('Search pictures').press('Enter');
  await chooser.getByRole('button', { name: `${title}-stored.jpg` }).click();
  await expect(chooser).toHaveCount(0);
  await expect(address).toHaveValue(stored);
  await admin.getByLabel('Cover image description').fill('A lantern');

  const { width, height } = (await admin.locator('.focus-picker').boundingBox())!;
  await admin.locator('.focus-picker').click({ position: { x: width * 0.9, y: height * 0.12 } });
  await expect(admin.getByLabel('Focus, from the left')).toHaveValue('90');
  await expect(admin.getByLabel('Focus, from the top')).toHaveValue('10');
  await admin.keyboard.press('Escape');
  await admin.getByRole('button', { name: 'Update' }).click();
  await expect(admin.getByRole('status').filter({ hasText: 'Updated.' })).toBeVisible();
  await visitor.goto(path);
  await expect(coverOf(visitor)).toHaveCSS('object-position', '90% 10%');

  await admin.getByRole('button', { name: 'Remove cover' }).click();
  await expect(address).toHaveValue('');
  await admin.getByRole('button', { name: 'Update' }).click();
  await expect(admin.getByRole('status').filter({ hasText: 'Updated.' })).toBeVisible();
  await expect(async () => {
    await visitor.reload();
    await expect(coverOf(visitor)).toHaveCount(0, { timeout: 1000 });
  }).toPass();
});
