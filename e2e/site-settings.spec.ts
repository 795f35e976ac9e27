import type { Page } from '@playwright/test';
import { expect, fillRegistration, newPerson, test, unique } from './fixtures';

// Settings of the whole site: these run after the others, one by one.
test.describe.configure({ mode: 'serial' });

async function choose(admin: Page, label: string): Promise<void> {
  await admin.goto('/admin/settings');
  const form = admin.getByRole('form', { name: 'Accounts' });
  await form.getByLabel(label).check();
  await form.getByRole('button', { name: 'Save' }).click();
  await expect(admin.getByRole('status')).toHaveText('Saved.');
}

test('a closed site says so, and a form that was open before registers nobody', async ({
  admin,
  visitor,
}) => {
  await visitor.goto('/register');
  await fillRegistration(visitor, newPerson());
  await choose(admin, 'Nobody can register');
  await visitor.getByRole('button', { name: 'Create account' }).click();
  await expect(visitor.getByRole('alert').filter({ hasText: 'closed' })).toBeVisible();
  await visitor.goto('/register');
  await expect(visitor.getByText('takes no new accounts')).toBeVisible();
  await expect(visitor.getByRole('button', { name: 'Create account' })).toHaveCount(0);
});

test('with an invite link a person registers, until there is a new link', async ({ admin, visitor }) => {
  await choose(admin, 'Only people with the invite link can register');
  await visitor.goto('/register');
  await expect(visitor.getByText('by invitation')).toBeVisible();

  await admin.getByRole('button', { name: 'Make a new invite link' }).click();
  const shown = admin.getByLabel('Whoever has this link can register');
  const first = await shown.inputValue();
  await visitor.goto(first);
  const person = newPerson();
  await fillRegistration(visitor, person);
  await visitor.getByRole('button', { name: 'Create account' }).click();
  await expect(visitor).not.toHaveURL(/\/register/);

  await admin.getByRole('button', { name: 'Make a new invite link' }).click();
  await expect(shown).not.toHaveValue(first);
  await visitor.context().clearCookies();
  await visitor.goto(first);
  await fillRegistration(visitor, newPerson());
  await visitor.getByRole('button', { name: 'Create account' }).click();
  await expect(visitor.getByRole('alert').filter({ hasText: 'does not work any more' })).toBeVisible();
});

test('an open site registers everybody but programs', async ({ admin, visitor }) => {
  await choose(admin, 'Everybody can register');
  await visitor.goto('/register');
  const person = newPerson();
  await fillRegistration(visitor, person);
  await visitor.locator('[name=topic]').fill('cheap pills', { force: true });
  await visitor.getByRole('button', { name: 'Create account' }).click();
  await expect(visitor.getByRole('alert').filter({ hasText: 'people do not see' })).toBeVisible();
  await visitor.locator('[name=topic]').fill('', { force: true });
  await visitor.getByRole('button', { name: 'Create account' }).click();
  await expect(visitor).not.toHaveURL(/\/register/);
});

test('posts without a cover get one that is drawn, if the owner wants so', async ({
  admin,
  visitor,
  publish,
}) => {
  const path = await publish({ title: unique('Drawn'), body: 'Text', tags: 'Hills' });
  const draw = async (isWanted: boolean) => {
    await admin.goto('/admin/settings');
    await admin.getByLabel('Draw a cover').setChecked(isWanted);
    await admin.getByRole('button', { name: 'Save settings' }).click();
    await expect(admin.getByRole('status').filter({ hasText: 'Saved.' })).toBeVisible();
    await expect(admin.getByLabel('Draw a cover')).toBeChecked({ checked: isWanted });
  };
  await draw(true);
  for (const page of [path, '/', '/tags/hills']) {
    await visitor.goto(page);
    await expect(visitor.locator('main svg.cover').first()).toBeVisible();
  }
  await draw(false);
  await visitor.goto(path);
  await expect(visitor.locator('main svg.cover')).toHaveCount(0);
});
