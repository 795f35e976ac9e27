import { randomBytes } from 'node:crypto';
import {
  test as base,
  expect,
  type BrowserContext,
  type Page,
  type Request,
  type TestInfo,
} from '@playwright/test';
import { newPostPath } from '@/lib/paths';
import { sendPlainForm, type Sending } from './plain-form';

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
  /** Publishes a post by the editor's form and tells its address. */
  publish: (post: {
    title: string;
    body: string;
    tags?: string;
    series?: string;
    publishedAt?: string;
  }) => Promise<string>;
};

export const test = base.extend<Fixtures>({
  page: async ({ page }, use, testInfo) => {
    await watched(page, testInfo, use);
  },

  admin: async ({ browser, contextOptions, baseURL }, use, testInfo) => {
    await withPage(browser.newContext(contextOptions), testInfo, async (page) => {
      await page.context().addInitScript(writeMarkdown);
      const fields = { identifier: owner.username, password: owner.password };
      await send(page, { page: '/login', field: 'identifier', fields, origin: baseURL! });
      await use(page);
    });
  },

  member: async ({ browser, contextOptions, baseURL }, use, testInfo) => {
    await withPage(browser.newContext(contextOptions), testInfo, async (page) => {
      const person = newPerson();
      const fields = { ...person, confirmPassword: person.password };
      await send(page, { page: '/register', field: 'email', fields, origin: baseURL! });
      await use({ page, person });
    });
  },

  visitor: async ({ browser, contextOptions }, use, testInfo) => {
    await withPage(browser.newContext(contextOptions), testInfo, use);
  },

  publish: async ({ admin, baseURL }, use) => {
    await use(async (post) => {
      const fields = { ...post, commentsOpen: 'on', intent: 'publish' };
      const edit = await send(admin, { page: newPostPath(), field: 'body', fields, origin: baseURL! });
      const page = await (await admin.request.get(edit)).text();
      return /<a[^>]* href="([^"]+)"[^>]*>View post</.exec(page)![1]!;
    });
  },
});

export { expect };

/** Stories name the mode in which they write; without a name it is Markdown. */
function writeMarkdown(): void {
  if (!location.protocol.startsWith('http')) return;
  if (localStorage.getItem('colophon.writing-mode') === null)
    localStorage.setItem('colophon.writing-mode', 'markdown');
}

/** Not a story, but what comes before it: sent without the page being drawn. @returns where the answer leads */
async function send(page: Page, sending: Sending): Promise<string> {
  const answer = await sendPlainForm(page.request, sending);
  expect(answer.status(), await answer.text()).toBe(303);
  return answer.headers().location!;
}

/** Without scripts, and before they have come, the first press publishes; else it opens the panel. */
export async function pressPublish(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Publish', exact: true }).click();
  const now = page.getByRole('button', { name: 'Publish now' });
  await expect(now.or(page.getByRole('link', { name: 'View post' })).first()).toBeVisible();
  if (await now.isVisible()) await now.click();
}

/** Leads to the editor by way of the posts page. */
export async function openEditor(admin: Page, title: string): Promise<void> {
  await admin.goto(`/admin/posts?search=${encodeURIComponent(title)}`);
  await admin.getByRole('link', { name: title }).first().click();
  await expect(admin.getByLabel('Title', { exact: true })).toHaveValue(title);
}

/** The page that is open, in a tab of its own, when it obeys as the first does. */
export async function openAgain(page: Page): Promise<Page> {
  const other = await page.context().newPage();
  await other.goto(page.url());
  if (base.info().project.use.javaScriptEnabled !== false) await untilReactIsThere(other);
  return other;
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

/** On a page for readers React comes with whoever turns to a form; a story that needs it goes on from here. */
export async function untilReactIsThere(page: Page): Promise<void> {
  await expect
    .poll(() => page.evaluate(() => Object.keys(document).some((key) => key.startsWith('__reactContainer'))))
    .toBe(true);
  await page.waitForFunction(() => new Promise((resolve) => requestIdleCallback(() => resolve(true))));
}
