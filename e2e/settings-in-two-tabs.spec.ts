import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, test, unique, untilReactIsThere } from './fixtures';

test.describe.configure({ mode: 'serial' });

const description = (page: Page) => page.getByLabel('Site description');
const zone = (page: Page) => page.getByLabel('Time zone');

async function openTwice(admin: Page, path: string): Promise<Page> {
  const other = await admin.context().newPage();
  for (const page of [admin, other]) {
    await page.goto(path);
    await untilReactIsThere(page);
  }
  return other;
}

async function save(page: Page, button: string): Promise<void> {
  await page.getByRole('button', { name: button, exact: true }).click();
  await expect(page.getByRole('status').filter({ hasText: 'Saved.' })).toBeVisible();
}

test('two tabs that change different settings both keep what they did, and show it', async ({ admin }) => {
  const other = await openTwice(admin, '/admin/settings/site');
  const before = await zone(admin).inputValue();
  const text = unique('Of the first tab');
  await description(other).fill(text);
  await save(other, 'Save settings');
  await zone(admin).fill('Europe/Lisbon');
  await save(admin, 'Save settings');
  await expect(description(admin)).toHaveValue(text);
  await admin.reload();
  await expect(description(admin)).toHaveValue(text);
  await expect(zone(admin)).toHaveValue('Europe/Lisbon');
  await zone(admin).fill(before);
  await save(admin, 'Save settings');
});

test('what two tabs changed alike is shown from both, and saved when somebody has seen it', async ({
  admin,
}) => {
  const other = await openTwice(admin, '/admin/settings/site');
  const [theirs, mine] = [unique('Theirs'), unique('Mine')];
  await description(other).fill(theirs);
  await save(other, 'Save settings');
  await description(admin).fill(mine);
  await admin.getByRole('button', { name: 'Save settings' }).click();
  const panel = admin.getByRole('region', { name: 'Saved elsewhere meanwhile' });
  await expect(panel.getByText(`Stored: ${theirs}`)).toBeVisible();
  await expect(panel.getByText(`Yours: ${mine}`)).toBeVisible();
  await expect(panel.getByRole('term')).toHaveCount(1);
  await expect(description(admin)).toHaveValue(mine);
  expect((await new AxeBuilder({ page: admin }).include('main').analyze()).violations).toEqual([]);
  await panel.getByRole('button', { name: 'Take what is stored' }).click();
  await expect(description(admin)).toHaveValue(theirs);
  await description(admin).fill(mine);
  await save(admin, 'Save settings');
  await admin.reload();
  await expect(description(admin)).toHaveValue(mine);
});

test('boxes and choices of the other tab are taken over, too', async ({ admin }) => {
  const other = await openTwice(admin, '/admin/settings/look');
  await other.getByRole('radio', { name: 'Teal' }).check();
  await other.getByRole('radio', { name: 'Notes' }).check();
  await save(other, 'Save look');
  await admin.getByRole('radio', { name: 'Sans' }).check();
  await save(admin, 'Save look');
  await expect(admin.getByRole('radio', { name: 'Teal' })).toBeChecked();
  await expect(admin.getByRole('radio', { name: 'Notes' })).toBeChecked();
  await admin.getByRole('radio', { name: 'Rust' }).check();
  await admin.getByRole('radio', { name: 'Magazine' }).check();
  await admin.getByRole('radio', { name: 'Serif' }).check();
  await save(admin, 'Save look');
});

test('whoever leaves settings that are not saved is asked, once it is worth asking', async ({ admin }) => {
  await admin.goto('/admin/settings/site');
  await untilReactIsThere(admin);
  const questions: string[] = [];
  admin.on('dialog', (dialog) => {
    questions.push(dialog.type());
    void dialog.dismiss();
  });
  const text = await description(admin).inputValue();
  await description(admin).fill(`${text} And more.`);
  await admin.getByRole('link', { name: 'Navigation', exact: true }).click();
  await expect.poll(() => questions).toEqual(['confirm']);
  await expect(description(admin)).toHaveValue(`${text} And more.`);
  // What was typed and taken back is nothing to ask about.
  await description(admin).fill(text);
  await admin.getByRole('link', { name: 'Navigation', exact: true }).click();
  await expect(admin).toHaveURL(/\/navigation$/);
  await admin.getByLabel('Text of link 1').first().fill('About');
  await admin.getByLabel('Address of link 1').first().fill('/about');
  await save(admin, 'Save navigation');
  await admin.getByLabel('Text of link 1').first().fill('');
  await admin.getByLabel('Address of link 1').first().fill('');
  await save(admin, 'Save navigation');
  await admin.getByRole('link', { name: 'Writing', exact: true }).click();
  await expect(admin).toHaveURL(/\/writing$/);
  expect(questions).toEqual(['confirm']);
});

test('closing old discussions says how many, and is taken back in one press', async ({
  admin,
  visitor,
  publish,
}) => {
  const path = await publish({ title: unique('Old'), body: 'Text', publishedAt: '2019-01-02T10:00' });
  await admin.goto('/admin/settings/comments');
  const days = admin.getByLabel('Close discussions after');
  await days.fill('365');
  await admin.getByRole('button', { name: 'Save', exact: true }).click();
  const toast = admin.getByRole('region', { name: 'Messages' });
  await expect(toast.getByText(/Saved\. .+ closed by that/)).toBeVisible();
  await toast.getByRole('button', { name: 'Undo' }).click();
  await expect(toast.getByText('The discussions are open again')).toBeVisible();
  await expect(days).toHaveValue('0');
  await visitor.goto(path);
  await expect(visitor.getByLabel('Comment', { exact: true })).toBeVisible();
});

test('two tabs of one tag both keep what they did, and are told what both changed', async ({
  admin,
  publish,
}) => {
  const tag = unique('shared');
  await publish({ title: unique('Tagged'), body: 'Text', tags: tag });
  await admin.goto(`/admin/tags?search=${tag}`);
  await admin.getByRole('link', { name: tag }).first().click();
  await expect(admin).toHaveURL(/\/admin\/tags\/\d+$/);
  const other = await openTwice(admin, new URL(admin.url()).pathname);
  const [name, about] = [unique('Renamed'), admin.getByLabel('Description')];
  await other.getByLabel('Name', { exact: true }).fill(name);
  await save(other, 'Save tag');
  await about.fill('Of the first tab.');
  await save(admin, 'Save tag');
  await expect(admin.getByLabel('Name', { exact: true })).toHaveValue(name);
  await other.getByLabel('Description').fill('Of the other tab.');
  await other.getByRole('button', { name: 'Save tag' }).click();
  const panel = other.getByRole('region', { name: 'Saved elsewhere meanwhile' });
  await expect(panel.getByText('Stored: Of the first tab.')).toBeVisible();
  await expect(panel.getByText('Yours: Of the other tab.')).toBeVisible();
  await other.getByRole('button', { name: 'Save tag' }).click();
  // "Saved." may be that of the first time yet.
  await expect(panel).toHaveCount(0);
  await expect(other.getByRole('status').filter({ hasText: 'Saved.' })).toBeVisible();
  await admin.reload();
  await expect(about).toHaveValue('Of the other tab.');
});
