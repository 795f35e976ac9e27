import { expect, test, unique } from './fixtures';

const DAY = 24 * 3600_000;

test('a time of this week says how long ago it is, and an older one its date @scripts', async ({
  visitor,
  publish,
}) => {
  const path = await publish({ title: unique('Timely'), body: 'Words.' });
  const time = visitor.getByRole('article').locator('time').first();
  await visitor.clock.setFixedTime(Date.now() + 3 * DAY + 60_000);
  await visitor.goto(path);
  await expect(time).toHaveText('3 days ago');
  const at = new Date((await time.getAttribute('datetime'))!);
  await expect(time).toHaveAttribute('title', new RegExp(`${at.getUTCFullYear()} at \\d\\d:\\d\\d`));
  await visitor.clock.setFixedTime(Date.now() + 8 * DAY);
  await visitor.goto(path);
  const written = at.toLocaleDateString('en-GB', { dateStyle: 'long', timeZone: 'UTC' });
  await expect(time).toHaveText(written);
  await expect(time).toHaveAttribute('title', /\d\d:\d\d/);
});

test('clock times are those of the reader, and the page is the same for everybody @scripts', async ({
  browser,
  member,
  publish,
  baseURL,
}) => {
  const path = await publish({ title: unique('Clock'), body: 'Words.' });
  await member.page.goto(path);
  await member.page.getByLabel('Comment', { exact: true }).fill('At what time?');
  await member.page.getByRole('button', { name: 'Post comment' }).click();
  await expect(member.page.getByText('At what time?')).toBeVisible();
  const context = await browser.newContext({ timezoneId: 'Asia/Tokyo' });
  const page = await context.newPage();
  await page.clock.setFixedTime(Date.now() + 8 * DAY);
  const html = await (await page.goto(baseURL! + path))!.text();
  const time = page.getByRole('article').filter({ hasText: 'At what time?' }).locator('time');
  const at = new Date((await time.getAttribute('datetime'))!);
  const format = (timeZone: string) =>
    at.toLocaleString('en-GB', { dateStyle: 'long', timeStyle: 'short', timeZone });
  await expect(time).toHaveText(format('Asia/Tokyo'));
  expect(html).toContain(`${format('UTC')} UTC`);
  await context.close();
});

test('the owner reads the same times, after following links too @scripts', async ({ admin, publish }) => {
  const title = unique('Edited');
  await publish({ title, body: 'Words.' });
  await admin.clock.setFixedTime(Date.now() + 2 * DAY + 60_000);
  await admin.goto('/admin');
  await admin.getByRole('link', { name: 'Posts', exact: true }).first().click();
  await expect(admin.getByRole('row').filter({ hasText: title }).locator('time').first()).toHaveText(
    '2 days ago',
  );
});
