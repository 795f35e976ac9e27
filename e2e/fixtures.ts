import { randomBytes } from 'node:crypto';
import {
  test as base,
  expect,
  type BrowserContext,
  type Page,
  type Request,
  type TestInfo,
} from '@playwright/test';

/** The owner of both test sites, as claim.spec.ts creates it. */
export const owner = { username: 'ada', email: 'ada@example.org', password: 'a long and private sentence' };

export type Person = { username: string; email: string; password: string };

/** Something nobody else in the run has, so that tests neither clean up nor meet. */
export const unique = (word: string) => `${word}-${randomBytes(4).toString('hex')}`;

export const newPerson = (): Person => {
  // With a letter that makes it no listed word, also where the rest is digits.
  const username = unique('reader').replace('-', '_q');
  return { username, email: `${username}@example.org`, password: 'correct horse battery' };
};

type Fixtures = {
  /** A page of the owner, logged in. */
  admin: Page;
  /** A page of a person with an account, logged in, and who that is. */
  member: { page: Page; person: Person };
  /** A page of somebody else without an account. */
  visitor: Page;
  /** Publishes a post through the editor and tells its address. */
  publish: (post: { title: string; body: string; tags?: string }) => Promise<string>;
};

export const test = base.extend<Fixtures>({
  page: async ({ page }, use, testInfo) => {
    await watched(page, testInfo, use);
  },

  admin: async ({ browser, contextOptions }, use, testInfo) => {
    await withPage(browser.newContext(contextOptions), testInfo, async (page) => {
      await logIn(page, owner);
      await use(page);
    });
  },

  member: async ({ browser, contextOptions }, use, testInfo) => {
    await withPage(browser.newContext(contextOptions), testInfo, async (page) => {
      const person = newPerson();
      await register(page, person);
      await use({ page, person });
    });
  },

  visitor: async ({ browser, contextOptions }, use, testInfo) => {
    await withPage(browser.newContext(contextOptions), testInfo, use);
  },

  publish: async ({ admin }, use) => {
    await use(async (post) => {
      await admin.goto('/admin/posts/new');
      await admin.getByLabel('Title', { exact: true }).fill(post.title);
      await admin.getByLabel('Body', { exact: true }).fill(post.body);
      if (post.tags) await admin.getByLabel('Tags', { exact: true }).fill(post.tags);
      await pressPublish(admin);
      const link = admin.getByRole('link', { name: 'View post' });
      await expect(link).toBeVisible();
      return (await link.getAttribute('href'))!;
    });
  },
});

export { expect };

/** Without scripts, and before they have come, the first press publishes; else it opens the panel. */
export async function pressPublish(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Publish', exact: true }).click();
  const now = page.getByRole('button', { name: 'Publish now' });
  await expect(now.or(page.getByRole('link', { name: 'View post' })).first()).toBeVisible();
  if (await now.isVisible()) await now.click();
}

export async function logIn(page: Page, person: { username: string; password: string }): Promise<void> {
  await page.goto('/login');
  await page.getByLabel('Email or username').fill(person.username);
  await page.getByLabel('Password', { exact: true }).fill(person.password);
  await page.getByRole('button', { name: 'Log in' }).click();
  await expect(page).not.toHaveURL(/\/login/);
}

export async function register(page: Page, person: Person, from = '/register'): Promise<void> {
  await page.goto(from);
  await fillRegistration(page, person);
  await page.getByRole('button', { name: 'Create account' }).click();
  await expect(page).not.toHaveURL(/\/register/);
}

export async function fillRegistration(page: Page, person: Person): Promise<void> {
  await page.getByLabel('Username').fill(person.username);
  await page.getByLabel('Email').fill(person.email);
  await page.getByLabel('Password', { exact: true }).fill(person.password);
  await page.getByLabel('Confirm password').fill(person.password);
}

/** A browser's own context for one page. */
async function withPage(
  opening: Promise<BrowserContext>,
  testInfo: TestInfo,
  use: (page: Page) => Promise<void>,
): Promise<void> {
  const context = await opening;
  await watched(await context.newPage(), testInfo, use);
  await context.close();
}

/** Fails the test for what no page may do: throw, log an error, or break the Content-Security-Policy. */
async function watched(page: Page, testInfo: TestInfo, use: (page: Page) => Promise<void>): Promise<void> {
  const problems: string[] = [];
  const open = new Set<string>();
  page.on('pageerror', (error) => problems.push(String(error)));
  page.on('console', (message) => {
    // The browser itself logs the status of a page or a form's answer that a test asks for on purpose.
    if (message.type() === 'error' && !/Failed to load resource/.test(message.text()))
      problems.push(message.text());
  });
  page.on('request', (request) => open.add(`${request.method()} ${request.url()}`));
  const close = (request: Request) => open.delete(`${request.method()} ${request.url()}`);
  page.on('requestfinished', close).on('requestfailed', close);
  await use(page);
  if (testInfo.status !== testInfo.expectedStatus) await tellWhatIsShown(page, [...open]);
  expect(problems).toEqual([]);
}

/** A failure on a machine that nobody can look at is told by its log alone. */
async function tellWhatIsShown(page: Page, unanswered: string[]): Promise<void> {
  const text = await page.locator('main').innerText({ timeout: 1000 }).catch(String);
  console.log(
    `${page.url()} shows:\n${text.slice(0, 2000)}\nunanswered: ${unanswered.join(', ') || 'nothing'}`,
  );
}
