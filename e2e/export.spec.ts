import { readFile } from 'node:fs/promises';
import { expect, test, unique } from './fixtures';

test('the owner takes everything along in a file, and what readers see in another', async ({
  admin,
  publish,
}) => {
  const title = unique('Taken along');
  const path = await publish({ title, body: 'A *text* of mine' });
  const slug = path.split('/').at(-1);
  await admin.goto('/admin/export');
  for (const [button, inside] of [
    ['Download content', `posts/${slug}.md`],
    ['Download pages', `posts/${slug}/index.html`],
  ] as const) {
    const [download] = await Promise.all([
      admin.waitForEvent('download', { timeout: 120_000 }),
      admin.getByRole('button', { name: button }).click(),
    ]);
    expect(download.suggestedFilename()).toMatch(/-\d{4}-\d\d-\d\d\.zip$/);
    // Names stand in a zip as they are, and it ends with its directory.
    const zip = await readFile(await download.path());
    expect(zip.includes(inside)).toBe(true);
    expect(zip.includes(Buffer.from('PK\u0005\u0006'))).toBe(true);
  }
  await admin.goto('/admin/audit');
  await expect(admin.getByText('Content exported').first()).toBeVisible();
});
