import { readdirSync } from 'node:fs';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { pathsFor } from './entry-routes';
import { expect, openEditor, test, unique } from './fixtures';

/** Every admin page that exists, read from the file system, so that a new one is covered unasked. */
function adminPages(folder = 'app/admin', url = '/admin'): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    if (entry.isDirectory()) {
      const segment = /^\(.*\)$/.test(entry.name) ? '' : `/${/^\[.*\]$/.test(entry.name) ? '1' : entry.name}`;
      return adminPages(path.join(folder, entry.name), url + segment);
    }
    return entry.name === 'page.tsx' ? [url] : [];
  });
}

test('the list of admin pages is not empty', () => {
  expect(adminPages()).toEqual(
    expect.arrayContaining(['/admin', '/admin/posts', '/admin/posts/1/edit', '/admin/comments']),
  );
});

for (const url of adminPages()) {
  test(`${url} sends a visitor to log in and comes back`, async ({ visitor }) => {
    const response = await visitor.request.get(url, { maxRedirects: 0 });
    expect(response.status()).toBe(307);
    expect(response.headers().location).toMatch(/^(http:\/\/localhost:\d+)?\/login\?next=%2Fadmin/);
  });

  test(`${url} does not exist for a reader with an account`, async ({ member }) => {
    expect((await member.page.request.get(url)).status()).toBe(404);
  });
}

test('the live preview is for the owner', async ({ visitor, member, admin, baseURL }) => {
  const send = (page: Page, data: string) =>
    page.request.post('/admin/posts/live-preview', { headers: { origin: baseURL! }, data });
  expect((await send(visitor, '*Refused*')).status()).toBe(401);
  expect((await send(member.page, '*Refused*')).status()).toBe(404);
  expect(await (await send(admin, '*Shown*')).json()).toEqual({
    html: '<p data-line="1"><em>Shown</em></p>',
    wordCount: 1,
    notices: [],
  });
  expect((await send(admin, 'long'.repeat(300_000))).status()).toBe(422);
});

test('what is for members sends a visitor to log in', async ({ visitor }) => {
  expect(pathsFor('member')).toContain('/account');
  for (const url of pathsFor('member')) {
    const response = await visitor.request.get(url, { maxRedirects: 0 });
    expect([303, 307], url).toContain(response.status());
    expect(response.headers().location, url).toMatch(/^(http:\/\/localhost:\d+)?\/login\?next=%2F/);
  }
});

test('a reader cannot send the owner’s forms', async ({ admin, member, publish }) => {
  const title = unique('Mine');
  await publish({ title, body: 'Mine' });
  await openEditor(admin, title);
  // The owner's own page, sent with the cookies of somebody else.
  await admin.context().clearCookies();
  await admin.context().addCookies(await member.page.context().cookies());
  await admin.getByLabel('Title', { exact: true }).fill('Stolen');
  const answer = admin.waitForResponse((response) => response.request().method() === 'POST');
  await admin.getByRole('button', { name: 'Update' }).click();
  expect((await answer).status()).toBe(404);
  await member.page.goto('/');
  await expect(member.page.getByText('Stolen')).toHaveCount(0);
});

test('a form from another site is refused', async ({ visitor, baseURL }) => {
  for (const origin of ['https://evil.example', 'null', undefined]) {
    const response = await visitor.request.post('/login', {
      headers: origin ? { origin } : {},
      form: { identifier: 'ada', password: 'x' },
    });
    expect(response.status(), String(origin)).toBe(403);
  }
  const own = await visitor.request.post('/api/auth/signout', { headers: { origin: baseURL! }, form: {} });
  expect(own.status()).not.toBe(403);
});
