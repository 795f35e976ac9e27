import type { Page } from '@playwright/test';
import sharp from 'sharp';
import { expect, fillRegistration, newPerson, test, unique } from './fixtures';

// Settings of the whole site: these run after the others, one by one.
test.describe.configure({ mode: 'serial' });

async function choose(admin: Page, label: string): Promise<void> {
  await admin.goto('/admin/settings/people');
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
    await admin.goto('/admin/settings/writing');
    await admin.getByLabel('Draw a cover').setChecked(isWanted);
    await admin.getByRole('button', { name: 'Save' }).click();
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

/** Saves the section that is open. */
async function save(admin: Page, button: string): Promise<void> {
  await admin.getByRole('button', { name: button, exact: true }).click();
  await expect(admin.getByRole('status').filter({ hasText: 'Saved.' })).toBeVisible();
}

const fontsOf = (page: Page): string[] => {
  const fonts: string[] = [];
  page.on('request', (request) => {
    if (request.resourceType() === 'font') fonts.push(request.url());
  });
  return fonts;
};

test('the settings are found section by section, from their old address too', async ({ admin }) => {
  await admin.goto('/admin/settings');
  await expect(admin).toHaveURL(/\/admin\/settings\/site$/);
  const sections = admin.getByRole('navigation', { name: 'Settings' });
  for (const name of ['Look', 'Navigation', 'Writing', 'Comments', 'People', 'Site']) {
    await sections.getByRole('link', { name }).click();
    await expect(admin.getByRole('heading', { level: 1 })).toHaveText(name);
    await expect(sections.locator('[aria-current="page"]')).toHaveText(name);
  }
  const palette = admin.getByRole('dialog', { name: 'Go to' });
  await expect(async () => {
    await admin.keyboard.press('Control+k');
    await expect(palette).toBeVisible({ timeout: 1000 });
  }).toPass();
  await palette.getByRole('combobox').fill('settings nav');
  await admin.keyboard.press('Enter');
  await expect(admin).toHaveURL(/\/admin\/settings\/navigation$/);
});

test('the owner chooses colour and fonts, sees them at once, and readers get them', async ({
  admin,
  visitor,
}) => {
  // Not visited: a browser fetches early what a page showed the last time.
  const before = await (await visitor.request.get('/')).text();
  expect(before).not.toContain('/theme/');
  expect(before.match(/as="font"/g)).toHaveLength(2);

  await admin.goto('/admin/settings/look');
  const sample = admin.getByRole('region', { name: 'Sample' });
  const family = () =>
    sample.getByText('The quick brown fox').evaluate((element) => getComputedStyle(element).fontFamily);
  expect(await family()).toContain('Colophon Serif');
  await admin.getByRole('radio', { name: 'Sans' }).check();
  await expect.poll(family).not.toContain('Colophon Serif');
  await admin.getByLabel('Code of another colour').fill('#nonsense');
  await admin.getByRole('button', { name: 'Save look' }).click();
  const problem = admin.getByRole('alert').filter({ hasText: 'Enter a colour' });
  await expect(problem).toBeVisible();
  await admin.getByLabel('Code of another colour').fill('#ffe14d');
  // Yellow cannot be read on white: it gets darker there.
  await expect(sample.getByText('to be readable on light paper')).toBeVisible();
  await save(admin, 'Save look');

  const fonts = fontsOf(visitor);
  await visitor.goto('/');
  await expect(visitor.locator('link[href^="/theme/"]')).toHaveCount(1);
  const [theme] = await visitor
    .locator('link[href^="/theme/"]')
    .evaluateAll((links) => links.map((link) => (link as HTMLLinkElement).href));
  const sheet = await visitor.request.get(theme!);
  expect(sheet.headers()['cache-control']).toContain('immutable');
  expect(sheet.headers()['content-type']).toContain('text/css');
  expect(
    await visitor.evaluate(() => getComputedStyle(document.documentElement).getPropertyValue('--accent')),
  ).toContain('#ffe14d');
  await visitor.waitForLoadState('networkidle');
  expect(fonts.length).toBeGreaterThan(0);
  expect(fonts.filter((font) => font.includes('serif'))).toEqual([]);
  for (const path of ['/login', '/search']) {
    await visitor.goto(path);
    await expect(visitor.locator('link[href^="/theme/"]')).toHaveCount(1);
  }
  const unknown = await visitor.request.get('/theme/0000000000000000.css');
  expect(unknown.headers()['cache-control']).toBe('no-store');

  await admin.goto('/admin/settings/look');
  await expect(admin.getByRole('radio', { name: 'Another colour' })).toBeChecked();
  await admin.getByRole('radio', { name: 'Rust' }).check();
  await admin.getByRole('radio', { name: 'Serif' }).check();
  await save(admin, 'Save look');
  await visitor.goto('/');
  await expect(visitor.locator('link[href^="/theme/"]')).toHaveCount(0);
});

test('an icon is cut from a picture of the library, which is used then', async ({ admin, visitor }) => {
  await admin.goto('/admin/settings/site');
  const [r, g, b] = crypto.getRandomValues(new Uint8Array(3));
  const background = { r: r!, g: g!, b: b! };
  const buffer = await sharp({ create: { width: 800, height: 600, channels: 3, background } })
    .png()
    .toBuffer();
  await admin.getByLabel('Upload icon').setInputFiles({ name: 'icon.png', mimeType: 'image/png', buffer });
  const address = admin.getByLabel('Address of the icon');
  await expect(address).toHaveValue(/^\/media\//);
  const url = await address.inputValue();
  await save(admin, 'Save settings');

  await visitor.goto('/');
  const icon = (await visitor.locator('link[rel="icon"]').getAttribute('href'))!;
  expect(icon).toMatch(/^\/icons\/.+-48\.png$/);
  const drawn = await visitor.request.get(icon);
  expect(drawn.headers()['cache-control']).toContain('immutable');
  expect(await sharp(await drawn.body()).metadata()).toMatchObject({ format: 'png', width: 48, height: 48 });
  await expect(visitor.locator('link[rel="apple-touch-icon"]')).toHaveAttribute('href', /-180\.png$/);
  const manifest = (await (await visitor.request.get('/manifest.webmanifest')).json()) as {
    icons: { sizes: string }[];
  };
  expect(manifest.icons.map(({ sizes }) => sizes)).toEqual(['192x192', '512x512']);
  await admin.goto('/admin/media?search=icon.png');
  await admin
    .locator(`a:has(img[src*="${url.slice(7, 31)}"])`)
    .first()
    .click();
  await expect(admin.getByRole('link', { name: 'The icon of the site' })).toBeVisible();

  await admin.goto('/admin/settings/site');
  await admin.getByRole('button', { name: 'Remove icon' }).click();
  await save(admin, 'Save settings');
  await visitor.goto('/');
  await expect(visitor.locator('link[rel="icon"]')).toHaveCount(2);
});

test('an address of no picture, and half a link, are told at their fields', async ({ admin }) => {
  await admin.goto('/admin/settings/site');
  await admin.getByLabel('Address of the logo').fill(`/media/${'0'.repeat(24)}.webp`);
  await admin.getByRole('button', { name: 'Save settings' }).click();
  await expect(admin.getByLabel('Address of the logo')).toHaveAccessibleDescription(
    /no picture at this address/,
  );
  const { data } = await sharp({ create: { width: 90, height: 30, channels: 3, background: '#246' } })
    .png()
    .toBuffer({ resolveWithObject: true });
  await admin
    .getByLabel('Upload logo')
    .setInputFiles({ name: 'logo.png', mimeType: 'image/png', buffer: data });
  await expect(admin.getByLabel('Address of the logo')).not.toHaveValue(/0{24}/);
  await expect(admin.getByLabel('Address of the logo')).not.toHaveAttribute('aria-invalid');
  await admin.goto('/admin/settings/navigation');
  await admin.getByLabel('Text of link 3').first().fill('About');
  await admin.getByRole('button', { name: 'Save navigation' }).click();
  await expect(admin.getByLabel('Address of link 3').first()).toHaveAccessibleDescription(
    'Say where this leads.',
  );
  await expect(admin.getByLabel('Text of link 3').first()).toHaveValue('About');
});

test('old discussions are closed when the owner wants that, and new posts begin as said', async ({
  admin,
  visitor,
  publish,
}) => {
  const path = await publish({ title: unique('Old'), body: 'Text', publishedAt: '2020-01-02T10:00' });
  const young = await publish({ title: unique('Young'), body: 'Text' });
  await visitor.goto(path);
  await expect(visitor.getByLabel('Comment', { exact: true })).toBeVisible();
  await admin.goto('/admin/settings/comments');
  await admin.getByLabel('New posts take comments').uncheck();
  await admin.getByLabel('Close discussions after').fill('soon');
  await admin.getByRole('button', { name: 'Save' }).click();
  await expect(admin.getByRole('alert').filter({ hasText: 'whole number of days' })).toBeVisible();
  await admin.getByLabel('Close discussions after').fill('30');
  await save(admin, 'Save');
  await expect(async () => {
    await visitor.goto(path);
    await expect(visitor.getByText('Comments are closed')).toBeVisible({ timeout: 1000 });
  }).toPass();
  await visitor.goto(young);
  await expect(visitor.getByLabel('Comment', { exact: true })).toBeVisible();
  await admin.goto('/admin/posts/new');
  await expect(admin.getByLabel('Allow comments')).not.toBeChecked();
  await admin.goto('/admin/settings/comments');
  await admin.getByLabel('New posts take comments').check();
  await admin.getByLabel('Close discussions after').fill('0');
  await save(admin, 'Save');
});
