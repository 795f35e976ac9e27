import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { importExport, sendExport, wxrOf } from './export-files';
import { expect, openEditor, test, unique } from './fixtures';

async function expectAccessible(page: Page, url: string): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    await page.goto(url);
    const { violations } = await new AxeBuilder({ page }).analyze();
    const found = violations.map(
      (rule) => `${rule.id}: ${rule.nodes.map((node) => node.target.join(' ')).join(', ')}`,
    );
    expect(found, `${url}, ${colorScheme}`).toEqual([]);
  }
}

const body = [
  '## A heading\n\nText with [a link](https://example.org), `code` and a footnote.[^1]\n\n[^1]: Here it is.',
  '```ts\nconst answer: number = 42; // why\n```',
  '| a | b |\n| - | - |\n| 1 | 2 |',
  '- [x] done\n- [ ] open',
  '> [!NOTE]\n> Careful.',
  '$$\na^2 + b^2 = c^2\n$$',
].join('\n\n');

test('axe finds nothing on the pages of a visitor', async ({ visitor, publish }) => {
  test.setTimeout(300_000);
  const tag = unique('axe');
  const path = await publish({ title: unique('Accessible'), body, tags: tag, series: tag });
  const lists = [
    '/',
    '/search',
    '/search?q=heading',
    '/tags',
    `/tags/${tag}`,
    '/series',
    `/series/${tag}`,
    '/archive',
    '/users/ada',
  ];
  const forms = ['/login', '/login/forgot', '/register', '/links/done?for=reset-password'];
  const programs = ['/api/docs', '/api/problems/validation'];
  for (const url of [path, ...lists, ...forms, ...programs, '/nothing-here'])
    await expectAccessible(visitor, url);
});

test('axe finds nothing on the pages of a reader with an account', async ({ member, publish }) => {
  test.setTimeout(240_000);
  const path = await publish({ title: unique('Accessible'), body });
  await member.page.goto(path);
  await member.page.getByLabel('Comment', { exact: true }).fill('> A quote\n\nand `code`');
  await member.page.getByRole('button', { name: 'Post comment' }).click();
  await expect(member.page).toHaveURL(/#comment-/);
  const comment = `/comments/${/#comment-(\d+)/.exec(member.page.url())![1]}`;
  const verbs = ['reply', 'edit', 'delete'].map((verb) => `${comment}/${verb}`);
  await member.page.goto('/account/two-factor');
  await member.page.getByRole('button', { name: 'Set up' }).click();
  await expect(member.page.getByRole('button', { name: 'Turn on' })).toBeVisible();
  const parts = ['password', 'email', 'devices', 'recover', 'tokens', 'two-factor', 'delete'].map(
    (part) => `/account/${part}`,
  );
  for (const url of [path, ...verbs, '/comments/unposted', '/account', ...parts])
    await expectAccessible(member.page, url);
});

test('axe finds nothing where the owner writes and orders posts', async ({ admin, publish }) => {
  test.setTimeout(240_000);
  const title = unique('Accessible');
  const tag = unique('axe');
  await publish({ title, body, tags: tag, series: tag });
  await admin.goto(`/admin/tags?search=${tag}`);
  const ofTag = (await admin.getByRole('link', { name: tag }).first().getAttribute('href'))!;
  await admin.goto('/admin/series');
  const ofSeries = (await admin.getByRole('link', { name: tag }).first().getAttribute('href'))!;
  await openEditor(admin, title);
  const edit = new URL(admin.url()).pathname;
  const posts = [
    '/admin',
    '/admin/media',
    '/admin/posts',
    '/admin/posts/new',
    '/admin/tags',
    ofTag,
    '/admin/series',
    ofSeries,
  ];
  for (const url of [...posts, edit, edit.replace('/edit', '/preview'), edit.replace('/edit', '/delete')]) {
    await expectAccessible(admin, url);
  }
});

test('axe finds nothing on the other pages of the owner', async ({ admin }) => {
  test.setTimeout(240_000);
  const pages = [
    '/admin/backups',
    '/admin/webhooks',
    '/admin/bin',
    '/admin/export',
    '/admin/redirects',
    '/admin/redirects?list=missing',
    '/admin/comments',
    '/admin/users',
    '/admin/users/1',
    '/admin/audit',
    ...['site', 'look', 'navigation', 'writing', 'comments', 'people'].map(
      (name) => `/admin/settings/${name}`,
    ),
    '/admin/search',
  ];
  for (const url of pages) await expectAccessible(admin, url);
});

test('axe finds nothing on the pages of an import, from the file to its undoing', async ({
  admin,
  baseURL,
}) => {
  test.setTimeout(240_000);
  const word = unique('axe');
  const html = '<p>Text, <a href="/gone">a link</a> and [shortcode]</p>';
  const exported = (slug: string) =>
    wxrOf(`https://${slug}.example.org`, [
      { id: 1, slug, title: `The ${slug}`, html },
      { id: 2, slug: `${slug}-draft`, title: `A draft of ${slug}`, html, status: 'draft' },
    ]);
  const waiting = await sendExport(admin, exported(`${word}-a`), baseURL!);
  for (const url of ['/admin/import?refused=empty&file=a.xml', '/admin/import?gone=1', waiting])
    await expectAccessible(admin, url);
  await admin.goto(waiting);
  await admin.getByRole('button', { name: 'Read it' }).click();
  await expect(admin.getByText('This is the plan')).toBeVisible();
  const plan = admin.url();
  const lists = ['drafts', 'findings', 'create', 'addresses'].map((list) => `${plan}?list=${list}`);
  for (const url of [plan, ...lists]) await expectAccessible(admin, url);
  const applied = await importExport(admin, exported(`${word}-b`), baseURL!);
  for (const url of [applied, `${applied}/undo`]) await expectAccessible(admin, url);
  await admin.goto(`${applied}/undo`);
  await admin.getByRole('button', { name: 'Undo the whole import' }).click();
  await expect(admin.getByText('What it had made is gone')).toBeVisible();
  await expectAccessible(admin, applied);
});
