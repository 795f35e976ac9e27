import { readdirSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { expect, openEditor, test, unique } from './fixtures';
import { addGuest } from './guest';
import { addPicture, makeStoppedWebhook, noteOfFirstStep } from './places-to-visit';
import { sendPlainForm } from './plain-form';

type Who = 'visitor' | 'member' | 'owner';

/** What addresses are made of; without it, only which pages there are is asked. */
const places = [
  ...(['post', 'tag', 'managedTag', 'series', 'managedSeries', 'comment', 'deleted'] as const),
  ...(['draft', 'hidden', 'editor', 'revision', 'webhook', 'picture', 'guest'] as const),
] as const;
type Place = Record<(typeof places)[number], string>;
const nowhere = Object.fromEntries(places.map((name) => [name, ''])) as Place;

/** One visit, or more, to every page of the site. */
const visits = ({
  post,
  tag,
  managedTag,
  series,
  managedSeries,
  comment,
  deleted,
  draft,
  hidden,
  editor,
  revision,
  webhook,
  picture,
  guest,
}: Place): Record<string, [who: Who, ...paths: string[]]> => ({
  '/[[...path]]': ['visitor', '/'],
  '/account': ['member', '/account'],
  '/account/delete': ['member', '/account/delete'],
  '/account/devices': ['member', '/account/devices'],
  '/account/email': ['member', '/account/email'],
  '/account/password': ['member', '/account/password?changed=1'],
  '/account/recover': ['member', '/account/recover'],
  '/account/tokens': ['member', '/account/tokens'],
  '/account/two-factor': ['member', '/account/two-factor'],
  '/account-deleted': ['visitor', '/account-deleted'],
  '/admin': ['owner', '/admin'],
  '/admin/audit': ['owner', '/admin/audit'],
  '/admin/bin': ['owner', '/admin/bin'],
  '/admin/comments': ['owner', '/admin/comments'],
  '/admin/export': ['owner', '/admin/export', '/admin/export?busy=1'],
  '/admin/posts': [
    'owner',
    '/admin/posts',
    '/admin/posts?status=draft&search=x',
    '/admin/posts?sort=words&year=2020',
  ],
  '/admin/media': ['owner', '/admin/media', '/admin/media?view=bin', '/admin/media?view=unused&search=x'],
  '/admin/media/[id]': ['owner', picture],
  '/admin/posts/[id]/delete': ['owner', `${editor}/delete`],
  '/admin/posts/[id]/edit': ['owner', `${editor}/edit`],
  '/admin/posts/[id]/preview': ['owner', `${editor}/preview`],
  '/admin/posts/[id]/revisions': ['owner', `${editor}/revisions`],
  '/admin/posts/[id]/revisions/[revision]': ['owner', revision, `${revision}?with=now`],
  '/admin/posts/new': ['owner', '/admin/posts/new'],
  '/admin/search': ['owner', '/admin/search?q=post'],
  '/admin/redirects': [
    'owner',
    '/admin/redirects',
    ...['posts', 'tags', 'missing'].map((list) => `/admin/redirects?list=${list}`),
  ],
  '/admin/series': ['owner', '/admin/series'],
  '/admin/series/[id]': ['owner', managedSeries],
  // Leads to its first section.
  '/admin/settings': ['owner'],
  '/admin/settings/comments': ['owner', '/admin/settings/comments'],
  '/admin/settings/look': ['owner', '/admin/settings/look'],
  '/admin/settings/navigation': ['owner', '/admin/settings/navigation'],
  '/admin/settings/people': ['owner', '/admin/settings/people'],
  '/admin/settings/site': ['owner', '/admin/settings/site'],
  '/admin/settings/writing': ['owner', '/admin/settings/writing'],
  '/admin/tags': ['owner', '/admin/tags', '/admin/tags?sort=posts&search=x'],
  '/admin/tags/[id]': ['owner', managedTag],
  '/admin/users': ['owner', '/admin/users'],
  '/admin/users/guests': ['owner', '/admin/users/guests', '/admin/users/guests?search=x'],
  '/admin/users/guests/[id]': ['owner', guest],
  '/admin/users/[id]': ['owner', '/admin/users/1'],
  '/admin/users/[id]/delete': ['owner', '/admin/users/2/delete'],
  '/admin/webhooks': ['owner', '/admin/webhooks'],
  '/admin/webhooks/[id]': ['owner', webhook],
  '/api/docs/[[...index]]': ['visitor', '/api/docs'],
  '/api/problems/[name]': ['visitor', '/api/problems/validation'],
  '/archive/[[...date]]': ['visitor', '/archive', `/archive/${new Date().getUTCFullYear()}`],
  // Readers are led on from here; only who moderates sees a page, and only of what is hidden.
  '/comments/[id]': ['owner', hidden],
  '/comments/[id]/delete': ['member', `${comment}/delete`],
  '/comments/[id]/deleted': ['member', `${deleted}/deleted`],
  '/comments/[id]/edit': ['member', `${comment}/edit`],
  '/comments/[id]/reply': ['member', `${comment}/reply`],
  '/comments/unposted': ['member', '/comments/unposted'],
  '/drafts/[token]': ['visitor', draft],
  '/links/[token]': ['visitor', '/links/used-up'],
  '/links/done': ['visitor', '/links/done?for=reset-password'],
  '/login': ['visitor', '/login'],
  '/login/code': ['visitor', '/login/code'],
  '/login/forgot': ['visitor', '/login/forgot'],
  '/posts/[slug]': ['visitor', post],
  '/posts/[slug]/comments/[page]': ['visitor', `${post}/comments/2`],
  '/register': ['visitor', '/register'],
  '/search/[[...index]]': ['visitor', '/search', '/search?q=text'],
  '/series/[[...index]]': ['visitor', '/series'],
  '/series/[slug]': ['visitor', series],
  '/tags/[[...index]]': ['visitor', '/tags'],
  '/tags/[tag]/[[...page]]': ['visitor', `/tags/${tag}`],
  '/users/[username]/[[...page]]': ['visitor', '/users/ada'],
});

test('every page of the app is visited', () => {
  const pages = readdirSync('app', { recursive: true, encoding: 'utf8' })
    .map((file) => `/${file.replaceAll('\\', '/')}`)
    .filter((file) => file.endsWith('/page.tsx'))
    .map((file) => file.replace(/\/page\.tsx$/, '').replace(/\/\([^)]*\)/g, '') || '/');
  expect(pages.sort()).toEqual(Object.keys(visits(nowhere)).sort());
});

/** Tells what a page does against its policy, from its first moment on. */
async function listen(page: Page): Promise<string[]> {
  const violations: string[] = [];
  await page.exposeFunction('tellViolation', (text: string) => violations.push(text));
  await page.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', (event) => {
      const tell = (window as unknown as { tellViolation: (text: string) => void }).tellViolation;
      tell(`${event.effectiveDirective}: ${event.blockedURI} on ${location.pathname}`);
    });
  });
  return violations;
}

const body = [
  '# Heading\n\n**Bold**, `code`, ~~gone~~, [a link](https://example.org) and a footnote.[^1]\n\n[^1]: Here.',
  '```ts\nconst answer: number = 42;\n```',
  '| a | b |\n| :-: | -: |\n| 1 | 2 |',
  '- [x] done\n\n> [!NOTE]\n> Careful.\n\n$$\na^2\n$$',
  '<p style="color: red" onclick="alert(1)">styled</p><script>alert(1)</script>',
].join('\n\n');

test('no page breaks its Content-Security-Policy', async ({ admin, member, visitor, publish, baseURL }) => {
  test.setTimeout(240_000);
  const tag = unique('policy');
  const title = unique('Policy');
  const post = await publish({ title, body, tags: tag, series: tag });
  await openEditor(admin, title);
  const editor = new URL(admin.url()).pathname.replace(/\/edit$/, '');
  expect(editor).toMatch(/^\/admin\/posts\/\d+$/);
  await member.page.goto(post);
  await member.page.getByLabel('Comment', { exact: true }).fill('> A quote\n\nand `code`');
  await member.page.getByRole('button', { name: 'Post comment' }).click();
  await expect(member.page).toHaveURL(/#comment-/);
  const comment = `/comments/${/#comment-(\d+)/.exec(member.page.url())![1]}`;
  await member.page.getByLabel('Comment', { exact: true }).fill('To be deleted');
  await member.page.getByRole('button', { name: 'Post comment' }).click();
  await expect(member.page.getByText('To be deleted')).toBeVisible();
  const deleted = `/comments/${/#comment-(\d+)/.exec(member.page.url())![1]}`;
  await member.page.goto(`${deleted}/delete`);
  await member.page.getByRole('button', { name: 'Delete' }).click();
  await expect(member.page).toHaveURL(/\/deleted$/);

  // A second page of comments needs that many threads; the owner may write as fast as this.
  const words = unique('Last');
  let hidden = '';
  for (let count = 1; count <= 60; count++) {
    const fields = { body: count < 60 ? `Number ${count}` : words };
    const answer = await sendPlainForm(admin.request, {
      page: post,
      field: 'body',
      fields,
      origin: baseURL!,
    });
    hidden = `/comments/${/#comment-(\d+)$/.exec(answer.headers().location!)![1]}`;
  }
  await admin.goto(`${editor}/preview`);
  await admin.getByText('Show it to somebody…').click();
  await admin.getByLabel('For whom').fill('A friend');
  await admin.getByRole('button', { name: 'Make link' }).click();
  const draft = new URL(await admin.getByRole('textbox', { name: 'New link' }).inputValue()).pathname;
  const webhook = await makeStoppedWebhook(admin);
  const picture = await addPicture(admin, baseURL!);
  const stranger = { name: tag, email: `${tag}@guests.example.org`, commented: post };
  const guest = `/admin/users/guests/${await addGuest(baseURL!, stranger)}`;
  await admin.goto(`/admin/tags?search=${tag}`);
  const managedTag = (await admin.getByRole('link', { name: tag }).first().getAttribute('href'))!;
  await admin.goto('/admin/series');
  const managedSeries = (await admin.getByRole('link', { name: tag }).first().getAttribute('href'))!;
  const series = `/series/${tag}`;
  await visitor.goto('/');
  const pages: Record<Who, Page> = { visitor, member: member.page, owner: admin };
  const heard = new Map<Who, string[]>();
  for (const [who, page] of Object.entries(pages)) heard.set(who as Who, await listen(page));
  const firstStep = { name: 'colophon-first-step', value: noteOfFirstStep(), url: visitor.url() };
  await visitor.context().addCookies([firstStep]);
  await admin.goto(`${editor}/revisions`);
  const revision = (await admin
    .getByRole('main')
    .getByRole('listitem')
    .getByRole('link')
    .first()
    .getAttribute('href'))!;
  await admin.goto('/admin/comments');
  const last = admin.getByRole('listitem').filter({ hasText: words });
  await last.getByRole('button', { name: 'Hide' }).click();
  await expect(last.getByRole('button', { name: 'Restore' })).toBeVisible();
  for (const [who, ...paths] of Object.values(
    visits({
      post,
      tag,
      managedTag,
      series,
      managedSeries,
      comment,
      deleted,
      draft,
      hidden,
      editor,
      revision,
      webhook,
      picture,
      guest,
    }),
  )) {
    for (const path of paths) await visit(pages[who], path);
  }
  await visit(visitor, '/nothing-here', 404);
  expect(Object.fromEntries(heard)).toEqual({ visitor: [], member: [], owner: [] });
});

/** A page that leads elsewhere was not visited. */
async function visit(page: Page, path: string, status = 200): Promise<void> {
  const answer = await page.goto(path, { waitUntil: 'networkidle' });
  expect(answer?.status(), path).toBe(status);
  const { pathname, search } = new URL(page.url());
  expect(pathname + search).toBe(path);
}

test('what breaks a policy is heard', async ({ browser, baseURL }) => {
  const page = await browser.newPage({ baseURL });
  const violations = await listen(page);
  for (const path of ['/', '/login']) {
    await page.goto(path);
    await page.evaluate(() => {
      const script = document.createElement('script');
      script.textContent = 'window.injected = true';
      document.body.append(script);
    });
    await expect.poll(() => violations).toContain(`script-src-elem: inline on ${path}`);
    expect(await page.evaluate(() => 'injected' in window)).toBe(false);
  }
  await page.close();
});
