import { expect, test } from './fixtures';

test('a new owner is led through the first steps, with a sample to throw away, on a phone too', async ({
  admin,
}) => {
  await admin.setViewportSize({ width: 360, height: 740 });
  await admin.goto('/admin');
  const steps = admin.getByRole('region', { name: /First steps|All set/ });
  await expect(steps.getByRole('listitem')).toHaveCount(5);
  await steps.getByRole('button', { name: 'Write me a sample post' }).click();
  await expect(admin.getByLabel('Body', { exact: true })).toHaveValue(/> \[!NOTE\]/);
  await admin.goto('/admin');
  await steps.getByRole('button', { name: 'Throw the sample away' }).click();
  await expect(steps.getByRole('button', { name: 'Write me a sample post' })).toBeVisible();

  const nav = admin.getByRole('navigation', { name: 'Admin' });
  const tops = await nav
    .getByRole('link')
    .evaluateAll((links) => links.map((link) => Math.round(link.getBoundingClientRect().top)));
  expect(new Set(tops).size).toBe(1);
  await expect(nav.getByRole('link', { name: 'Settings' })).toBeHidden();
  await nav.getByRole('button', { name: 'More' }).click();
  await nav.getByRole('link', { name: 'Settings' }).click();
  await expect(admin.getByRole('heading', { level: 1, name: 'Site' })).toBeVisible();
  await expect(nav.getByRole('link', { name: 'Settings' })).toBeHidden();

  await admin.goto('/admin');
  await steps.getByRole('button', { name: /Hide for good|Done/ }).click();
  await expect(steps).toHaveCount(0);
});
