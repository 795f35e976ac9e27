import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, openAgain, openEditor, test, unique } from './fixtures';

const bodyOf = (page: Page) => page.getByLabel('Body', { exact: true });
const mergedNotice = (page: Page) =>
  page.getByRole('status').filter({ hasText: 'Merged with what was saved' });

/** The post in two tabs, of which neither keeps anything by itself. */
async function openTwice(admin: Page, title: string): Promise<Page> {
  await admin.context().route('**/admin/posts/keep', (route) => route.abort());
  await openEditor(admin, title);
  return openAgain(admin);
}

async function update(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Update' }).click();
  await expect(page.getByRole('status').filter({ hasText: 'Updated.' })).toBeVisible();
}

test('changes of different paragraphs become one text, which is looked over and saved', async ({
  admin,
  visitor,
  publish,
}) => {
  const title = unique('Merged');
  const path = await publish({ title, body: 'The first part.\n\nThe second part.' });
  const other = await openTwice(admin, title);
  await bodyOf(other).fill('The first part of the other tab.\n\nThe second part.');
  await update(other);

  await bodyOf(admin).fill('The first part.\n\nThe second part of this tab.');
  await admin.getByRole('button', { name: 'Update' }).click();
  await expect(mergedNotice(admin)).toBeVisible();
  const both = 'The first part of the other tab.\n\nThe second part of this tab.';
  await expect(bodyOf(admin)).toHaveValue(both);
  await visitor.goto(path);
  await expect(visitor.getByText('The second part of this tab.')).toHaveCount(0);
  await update(admin);
  await visitor.reload();
  await expect(visitor.getByText('The first part of the other tab.')).toBeVisible();
  await expect(visitor.getByText('The second part of this tab.')).toBeVisible();
});

test('where both changed the same words, each place is chosen, and nothing is lost before', async ({
  admin,
  publish,
}) => {
  const title = unique('Differs');
  await publish({ title, body: 'The heron stands.\n\nIn between.\n\nThe gull flies.' });
  const other = await openTwice(admin, title);
  await bodyOf(other).fill('The heron sleeps.\n\nIn between.\n\nThe gull dives.');
  await other.getByLabel('Title', { exact: true }).fill(`${title} of the other tab`);
  await update(other);

  await bodyOf(admin).fill('The heron waits.\n\nIn between.\n\nThe gull cries.');
  await admin.getByLabel('Title', { exact: true }).fill(`${title} of this tab`);
  await admin.getByRole('button', { name: 'Update' }).click();
  const panel = admin.getByRole('region', { name: 'The stored version' });
  const first = panel.getByRole('group', { name: 'In the text, place 1' });
  await expect(first.getByText('The heron sleeps.')).toBeVisible();
  expect((await new AxeBuilder({ page: admin }).include('.conflict').analyze()).violations).toEqual([]);
  await panel
    .getByRole('group', { name: 'Title' })
    .getByRole('radio', { name: /^Theirs/ })
    .check();
  await first.getByRole('radio', { name: /^Mine/ }).check();
  await panel.getByRole('button', { name: 'Use these' }).click();
  await expect(mergedNotice(admin)).toBeVisible();
  await expect(bodyOf(admin)).toHaveValue(
    'The heron waits.\n\nIn between.\n\nThe gull cries.\n\nThe gull dives.',
  );
  await expect(admin.getByLabel('Title', { exact: true })).toHaveValue(`${title} of the other tab`);
  await update(admin);
});

test('what two tabs type is merged by itself, and undo takes it out @scripts', async ({ admin, publish }) => {
  const title = unique('By itself');
  await publish({ title, body: 'The first part.\n\nThe second part.' });
  const other = await openTwice(admin, title);
  await admin.context().unroute('**/admin/posts/keep');
  await bodyOf(other).fill('The first part of the other tab.\n\nThe second part.');
  await expect(other.getByText(/Saved (just now|\d+ s ago)/)).toBeVisible();
  await bodyOf(admin).press('Control+End');
  await bodyOf(admin).pressSequentially(' And of this tab.');
  await expect(mergedNotice(admin)).toBeVisible();
  const both = 'The first part of the other tab.\n\nThe second part. And of this tab.';
  await expect(bodyOf(admin)).toHaveValue(both);
  await expect(admin.getByText(/Saved (just now|\d+ s ago)/)).toBeVisible();
  await bodyOf(admin).press('Control+z');
  await expect(bodyOf(admin)).toHaveValue('The first part.\n\nThe second part. And of this tab.');
  await bodyOf(admin).press('Control+Shift+z');
  await expect(bodyOf(admin)).toHaveValue(both);
  await other.reload();
  await expect(bodyOf(other)).toHaveValue(both);

  // What one takes out of the draft stays out.
  await bodyOf(other).fill('The second part. And of this tab.');
  await expect(other.getByText(/Saved (just now|\d+ s ago)/)).toBeVisible();
  await bodyOf(admin).press('Control+End');
  await bodyOf(admin).pressSequentially(' More.');
  await expect(bodyOf(admin)).toHaveValue('The second part. And of this tab. More.');
});
