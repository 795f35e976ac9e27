import type { Page, Route } from '@playwright/test';
import { expect, test, unique } from './fixtures';

/** What may become of a request, and what the form says then. */
const troubles: [name: string, answer: (route: Route) => Promise<void>, said: RegExp][] = [
  ['a proxy without a server', (route) => route.fulfill({ status: 502, body: 'Bad Gateway' }), /not ready/],
  ['a proxy that waited', (route) => route.fulfill({ status: 504, body: 'Timeout' }), /not ready/],
  ['a proxy that takes less', (route) => route.fulfill({ status: 413, body: 'Too large' }), /larger than/],
  [
    'the log-in page of a network',
    (route) => route.fulfill({ contentType: 'text/html', body: '<h1>Free WiFi</h1>' }),
    /answered in its place/,
  ],
  [
    'a newer build',
    (route) => route.fulfill({ status: 404, headers: { 'x-nextjs-action-not-found': '1' }, body: '' }),
    /was updated/,
  ],
  ['a cut connection', (route) => route.abort('connectionreset'), /cannot be reached/],
];

const isAction = (route: Route) => Boolean(route.request().headers()['next-action']);

async function intercept(page: Page, answer: (route: Route) => Promise<void>): Promise<() => Promise<void>> {
  const handler = (route: Route) => (isAction(route) ? answer(route) : route.continue());
  await page.route('**/*', handler);
  return () => page.unroute('**/*', handler);
}

async function publishByPanel(admin: Page): Promise<void> {
  await admin.getByRole('button', { name: 'Publish', exact: true }).click();
  await admin.getByRole('button', { name: 'Publish now' }).click();
}

test('whatever becomes of a request, the editor keeps the text and sending again works', async ({
  admin,
}) => {
  await admin.goto('/admin/posts/new');
  const title = unique('Kept');
  const [heading, body] = [
    admin.getByLabel('Title', { exact: true }),
    admin.getByLabel('Body', { exact: true }),
  ];
  await heading.fill(title);
  await body.fill('Half.');
  for (const [name, answer, said] of troubles) {
    const stop = await intercept(admin, answer);
    await body.press('End');
    await body.pressSequentially('+');
    await publishByPanel(admin);
    await expect(admin.getByRole('alert').filter({ hasText: said }), name).toBeVisible();
    await expect(heading, name).toHaveValue(title);
    await stop();
  }
  await admin.context().setOffline(true);
  await body.pressSequentially(' SECOND HALF.');
  await publishByPanel(admin);
  await expect(admin.getByRole('alert').filter({ hasText: 'offline' })).toBeVisible();
  // Written before it was sent.
  expect(await admin.evaluate(() => JSON.stringify(localStorage))).toContain('SECOND HALF.');
  await admin.context().setOffline(false);
  await publishByPanel(admin);
  await expect(admin.getByRole('link', { name: 'View post' })).toBeVisible();
  await expect(body).toHaveValue(`Half.${'+'.repeat(troubles.length)} SECOND HALF.`);
});

test('a slow save looks it at once, and a second press where Publish was harms nothing', async ({
  admin,
}) => {
  await admin.goto('/admin/posts/new');
  await admin.getByLabel('Title', { exact: true }).fill(unique('Slow'));
  await admin.getByLabel('Body', { exact: true }).fill('Text');
  const stop = await intercept(admin, async (route) => {
    await new Promise((resolve) => setTimeout(resolve, 1500));
    await route.continue();
  });
  const publish = admin.getByRole('button', { name: /^Publish(?! now)/ });
  const box = (await publish.boundingBox())!;
  await publishByPanel(admin);
  await expect(publish).toHaveAttribute('aria-busy', 'true', { timeout: 1000 });
  expect((await publish.boundingBox())!.width).toBe(box.width);
  await expect(admin.getByRole('link', { name: 'View post' })).toBeVisible();
  await stop();
  await admin.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
  await admin.keyboard.press('Enter');
  await expect(admin.getByText('Updated.')).toBeVisible();
  await admin.getByRole('button', { name: 'Delete…' }).click();
  await expect(admin.getByRole('dialog').getByRole('button', { name: 'Cancel' })).toBeFocused();
});

test('Back asks, and what was typed without a pause is kept', async ({ admin }) => {
  await admin.goto('/admin/posts');
  await admin.getByRole('link', { name: 'New post' }).first().click();
  const body = admin.getByLabel('Body', { exact: true });
  await body.pressSequentially('Typed steadily, without any pause, and left at once.', { delay: 20 });
  const questions: string[] = [];
  admin.on('dialog', (dialog) => {
    questions.push(dialog.message());
    void (questions.length === 1 ? dialog.dismiss() : dialog.accept());
  });
  await admin.evaluate(() => history.back());
  await expect.poll(() => questions.length).toBe(1);
  await expect(body).toHaveValue(/left at once\.$/);
  await admin.evaluate(() => history.back());
  await expect(admin).toHaveURL(/\/admin\/posts$/);
  await admin.goto('/admin/posts/new');
  await admin.getByRole('button', { name: 'Restore it' }).click();
  await expect(body).toHaveValue(/left at once\.$/);
});

test('a member’s form keeps its text, too, and a link on a slow line shows that it was followed', async ({
  member,
}) => {
  const { page } = member;
  await page.goto('/account');
  await page.getByLabel('About you').fill('A long story');
  await page.context().setOffline(true);
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByRole('alert').filter({ hasText: 'offline' })).toBeVisible();
  await expect(page.getByLabel('About you')).toHaveValue('A long story');
  await page.context().setOffline(false);
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('Saved.')).toBeVisible();

  await page.route('**/account/password**', async (route) => {
    await new Promise((resolve) => setTimeout(resolve, 1500));
    await route.continue();
  });
  await page.getByRole('link', { name: 'Password' }).first().click();
  await expect(page.locator('html')).toHaveAttribute('data-following', '');
  await expect(page).toHaveURL(/password/);
  await expect(page.locator('html')).not.toHaveAttribute('data-following', '');
});

test(
  'what is typed about oneself survives a closed tab, and goes once it is saved',
  { tag: '@scripts' },
  async ({ member }) => {
    const { page } = member;
    const bio = (of: Page) => of.getByLabel('About you');
    await page.goto('/account');
    await bio(page).pressSequentially('Half a life');
    await page.waitForTimeout(700);
    const again = await page.context().newPage();
    await page.close({ runBeforeUnload: false });
    await again.goto('/account');
    await expect(bio(again)).toHaveValue('Half a life');
    await expect(again.getByRole('status').filter({ hasText: 'did not save' })).toBeVisible();
    await again.getByRole('button', { name: 'Take what is stored' }).click();
    await expect(bio(again)).toHaveValue('');
    await bio(again).fill('A whole life');
    await again.getByRole('button', { name: 'Save' }).click();
    await expect(again.getByRole('status').filter({ hasText: 'Saved.' })).toBeVisible();
    await again.reload();
    await expect(bio(again)).toHaveValue('A whole life');
    await expect(again.getByText('did not save')).toHaveCount(0);
  },
);

test('a change of a comment survives a closed tab', { tag: '@scripts' }, async ({ member, publish }) => {
  const { page } = member;
  const path = await publish({ title: unique('Changed'), body: 'Say something.' });
  await page.goto(path);
  await page.getByLabel('Comment', { exact: true }).fill('First words');
  await page.getByRole('button', { name: 'Post comment' }).click();
  await expect(page).toHaveURL(/#comment-\d+$/);
  const edit = `/comments/${/\d+$/.exec(page.url())![0]}/edit`;
  await page.goto(edit);
  const text = (of: Page) => of.getByRole('main').getByRole('textbox');
  await text(page).fill('Better words');
  const again = await page.context().newPage();
  await page.close();
  await again.goto(edit);
  await expect(text(again)).toHaveValue('Better words');
  await again.getByRole('button', { name: 'Save' }).click();
  await expect(again.getByText('Better words')).toBeVisible();
  await again.goto(edit);
  await text(again).fill('');
  await again.reload();
  await expect(text(again)).toHaveValue('Better words');
});
