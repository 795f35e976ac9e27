import { readdirSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { importExport, sendExport, wxrOf } from './export-files';
import { expect, openEditor, test, unique } from './fixtures';
import { addGuest } from './guest';
import { addPicture, makeStoppedWebhook, noteOfFirstStep } from './places-to-visit';
import { sendPlainForm } from './plain-form';
import { nowhere, visits, type Who } from './visits';

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
  const blog = `https://${unique('blog')}.example.org`;
  const exported = wxrOf(blog, [{ id: 1, slug: unique('old'), title: 'Old', html: '<p>Text</p>' }]);
  const imported = await importExport(admin, exported, baseURL!);
  const upload = await sendExport(admin, exported, baseURL!);
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
      upload,
      imported,
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
