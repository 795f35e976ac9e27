import { createHash } from 'node:crypto';
import type { APIRequestContext, Page } from '@playwright/test';
import { decode } from 'next-auth/jwt';
import { AUTH_SECRET } from './auth-secret';
import { expect, newPerson, owner, register, test, unique } from './fixtures';
import type { Audience } from './entry-points';
import { pathsFor } from './entry-routes';

/** Pages beyond the listed ones that one reader follows links to. */
const FOLLOWED = 60;

type Answer = { path: string; text: string };

const everywhere = [
  '/api/auth/session',
  '/api/auth/providers',
  '/api/auth/csrf',
  '/api/health/ready',
  '/nothing-here',
  '/page/2',
  '/sitemaps/1.xml',
];

/** All that somebody gets to read: as pages, and as what the router asks for. */
async function crawl(request: APIRequestContext, start: string[]): Promise<Answer[]> {
  const queue = [...new Set(start)];
  const seen = new Set(queue);
  const answers: Answer[] = [];
  const most = queue.length + FOLLOWED;
  for (let path = queue.shift(); path !== undefined; path = queue.shift()) {
    const page = await request.get(path, { maxRedirects: 0 });
    const html = await page.text();
    // A renewed cookie is where a token belongs.
    const { 'set-cookie': _, ...headers } = page.headers();
    answers.push({ path, text: JSON.stringify(headers) + html });
    if (!page.headers()['content-type']?.startsWith('text/html')) continue;
    const flight = await request.get(path, { headers: { RSC: '1' }, maxRedirects: 0 });
    answers.push({ path: `${path} (RSC)`, text: await flight.text() });
    for (const [, found] of html.matchAll(/(?:href|src)="(\/[^"#]*)/g)) {
      const next = found!.replaceAll('&amp;', '&');
      if (seen.size >= most || seen.has(next)) continue;
      seen.add(next);
      queue.push(next);
    }
  }
  return answers;
}

async function secretsOf(page: Page): Promise<string[]> {
  const token = (await page.context().cookies()).find(({ name }) => name === 'colophon-session')!.value;
  const claims = await decode<{ sid: string }>({ token, secret: AUTH_SECRET, salt: 'colophon-session' });
  return [claims!.sid, createHash('sha256').update(claims!.sid).digest('hex'), token];
}

/** Where a secret is, so that a failure names the page and not the secret. */
const placesOf = (answers: Answer[], secret: string | RegExp): string[] =>
  answers
    .filter(({ text }) => (typeof secret === 'string' ? text.includes(secret) : secret.test(text)))
    .map(({ path }) => path);

test('no answer holds a password hash, a session id, or the email of somebody else', async ({
  admin,
  member,
  visitor,
  browser,
  baseURL,
  publish,
}) => {
  test.setTimeout(180_000);
  const tag = unique('canary');
  const post = await publish({ title: unique('Canary'), body: 'Sing.', tags: tag });
  const context = await browser.newContext({ baseURL });
  const somebody = { page: await context.newPage(), person: newPerson() };
  await register(somebody.page, somebody.person);
  for (const { page } of [somebody, member]) {
    await page.goto(post);
    await page.getByLabel('Comment', { exact: true }).fill('A comment');
    await page.getByRole('button', { name: 'Post comment' }).click();
    await expect(page).toHaveURL(/#comment-\d+$/);
  }
  const comment = /#comment-(\d+)$/.exec(member.page.url())![1]!;
  const profiles = [owner, somebody.person, member.person].map(({ username }) => `/users/${username}`);
  const own = ['', '/edit', '/delete', '/reply'].map((part) => `/comments/${comment}${part}`);
  const routes = (['everybody', 'member', 'owner'] satisfies Audience[]).flatMap(pathsFor);
  const start = [post, `/tags/${tag}`, ...profiles, ...own, ...everywhere, ...routes];

  const read = {
    visitor: await crawl(visitor.request, start),
    member: await crawl(member.page.request, start),
    owner: await crawl(admin.request, start),
  };
  const pages = [admin, member.page, somebody.page];
  const secrets = (await Promise.all(pages.map(secretsOf))).flat();
  for (const [who, answers] of Object.entries(read)) {
    expect(answers.length, who).toBeGreaterThan(80);
    for (const secret of [/\$2[aby]\$\d\d\$/, ...secrets]) expect(placesOf(answers, secret), who).toEqual([]);
  }
  const withEmail = (answers: Answer[], email: string) => placesOf(answers, email);
  for (const { email } of [owner, somebody.person, member.person])
    expect(withEmail(read.visitor, email)).toEqual([]);
  for (const { email } of [owner, somebody.person]) expect(withEmail(read.member, email)).toEqual([]);
  // The owner sees who has an account, and nowhere else.
  const elsewhere = withEmail(read.owner, somebody.person.email).filter(
    (path) => !/^\/admin\/(users|audit)/.test(path),
  );
  expect(elsewhere).toEqual([]);
  // The search can find something.
  expect(withEmail(read.member, member.person.email)).toContain('/account');
  expect(withEmail(read.owner, somebody.person.email)).toContain('/admin/users');

  // Whoever has read all of it is who they were.
  for (const page of pages)
    expect(await (await page.request.get('/api/session')).json()).not.toEqual({ user: null });
  await context.close();
});
