import type { Page } from '@playwright/test';
import sharp from 'sharp';
import { expect, test, unique } from './fixtures';

/** Counts presses of the pointer by hand: what a key does is none. */
async function countClicks(page: Page): Promise<() => Promise<number>> {
  await page.evaluate(() => {
    const counted = window as unknown as { clicks: number };
    counted.clicks = 0;
    document.addEventListener(
      'pointerdown',
      (event) => {
        if (event.isTrusted) counted.clicks++;
      },
      { capture: true },
    );
  });
  return () => page.evaluate(() => (window as unknown as { clicks: number }).clicks);
}

async function photograph(name: string) {
  const noise = { type: 'gaussian' as const, mean: Math.floor(Math.random() * 200), sigma: 30 };
  const create = { width: 900, height: 600, channels: 3 as const, background: '#888', noise };
  return { name, mimeType: 'image/jpeg', buffer: await sharp({ create }).jpeg().toBuffer() };
}

test('a post with pictures, a table, code and a cover takes nine clicks at most, and no typed address @scripts', async ({
  admin,
  visitor,
}) => {
  const title = unique('Nine clicks');
  const words = Array.from(
    { length: 60 },
    (_, index) => `These ten words make one sentence of paragraph number ${index}.`,
  );
  await admin.goto('/admin/posts/new');
  const clicks = await countClicks(admin);
  const body = admin.getByLabel('Body', { exact: true });
  const choose = async (button: string, ...names: string[]) => {
    const [chooser] = await Promise.all([
      admin.waitForEvent('filechooser'),
      admin.getByLabel(button).click(),
    ]);
    await chooser.setFiles(await Promise.all(names.map(photograph)));
  };

  await admin.getByLabel('Title', { exact: true }).focus();
  await admin.keyboard.insertText(title);
  await admin.keyboard.press('Enter');
  await admin.keyboard.insertText('Why it is worth reading');
  await admin.keyboard.press('Enter');
  await expect(body).toBeFocused();
  await admin.keyboard.insertText(`## Beginning\n\n${words.slice(0, 30).join(' ')}\n\n`);
  await admin.getByRole('button', { name: 'Table', exact: true }).click();
  await body.press('Control+End');
  await admin.keyboard.insertText(
    `\n\n\`\`\`js\nconst nine = 9;\n\`\`\`\n\n${words.slice(30).join(' ')}\n\n`,
  );
  await choose('Image file', 'lamp.jpg', 'door.jpg');
  for (const what of ['A lamp', 'A door']) {
    await expect(admin.getByLabel('Description (alt text)').first()).toBeFocused();
    await admin.keyboard.insertText(what);
    await admin.keyboard.press('Enter');
    await expect(body).toHaveValue(new RegExp(`!\\[${what}\\]\\(/media/`));
  }
  await admin.keyboard.press('Control+.');
  await choose('Upload cover', 'cover.jpg');
  await expect(admin.getByLabel('Cover image URL')).toHaveValue(/^\/media\//);
  await admin.getByLabel('Cover image description').focus();
  await admin.keyboard.insertText('A street in the morning');
  await admin.keyboard.press('Control+Enter');
  await expect(admin.getByRole('dialog', { name: 'Ready to publish?' })).toBeVisible();
  expect(await clicks()).toBeLessThanOrEqual(9);
  await admin.keyboard.press('Control+Enter');

  const link = admin.getByRole('link', { name: 'View post' });
  await expect(link).toBeVisible();
  await visitor.goto((await link.getAttribute('href'))!);
  for (const name of ['A lamp', 'A door', 'A street in the morning'])
    await expect(visitor.getByRole('img', { name })).toBeVisible();
  await expect(visitor.getByRole('table')).toBeVisible();
  await expect(visitor.locator('pre code')).toContainText('nine');
});
