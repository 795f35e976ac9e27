import sharp from 'sharp';
import { expect, test, unique } from './fixtures';

test('the owner chooses a picture, and readers find who wrote a post', async ({
  admin,
  visitor,
  publish,
}) => {
  const title = unique('Signed');
  const path = await publish({ title, body: 'By me.' });
  const noise = { type: 'gaussian' as const, mean: 128, sigma: 40 };
  const photograph = sharp({ create: { width: 400, height: 300, channels: 3, background: '#888', noise } });
  await admin.goto('/account');
  const buffer = await photograph.jpeg().toBuffer();
  await admin.getByLabel('Upload picture').setInputFiles({ name: 'ada.jpg', mimeType: 'image/jpeg', buffer });
  await expect(admin.getByLabel('Address of the picture')).toHaveValue(/^\/media\//);
  await admin.getByRole('button', { name: 'Remove picture' }).click();
  await admin.getByLabel('About you').fill('Writes about the sea.');
  await admin.getByRole('button', { name: 'Choose…' }).click();
  await admin.getByRole('dialog').getByRole('listitem').getByRole('button').first().click();
  await expect(admin.getByLabel('Address of the picture')).toHaveValue(/^\/media\//);
  await admin.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(admin.getByRole('status').filter({ hasText: 'Saved.' })).toBeVisible();

  await visitor.goto(path);
  const about = visitor.getByRole('region', { name: 'About the author' });
  await expect(about).toContainText('Writes about the sea.');
  await expect(about.locator('img')).toHaveAttribute('src', /^\/media\//);
  await about.getByRole('link', { name: /^More by/ }).click();
  await expect(visitor).toHaveURL(/\/users\//);
  await expect(visitor.getByRole('main').locator('header img')).toBeVisible();
  await expect(visitor.getByRole('link', { name: title })).toBeVisible();
  await admin.getByRole('button', { name: 'Remove picture' }).click();
  await admin.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(admin.getByLabel('Address of the picture')).toHaveValue('');
  // The field is empty before it is saved.
  await expect(async () => {
    await visitor.reload();
    await expect(visitor.getByRole('main').locator('header img')).toHaveCount(0, { timeout: 1000 });
  }).toPass();
});
