import type { Page } from '@playwright/test';
import { expect, test, unique } from './fixtures';
import { addGuest, mailConfirmation } from './guest';

/** What readers and programs get, without a session: wherever a name may stand. */
async function textsOf(page: Page, post: string, wrote: string): Promise<string> {
  const { id } = (await (await page.request.get(`/api/v1${post}`)).json()) as { id: number };
  const addresses = [
    ...[post, wrote, '/', '/archive', '/tags', '/sitemap.xml', '/users/ada', '/users/ada/comments'],
    ...['/feed.xml', '/atom.xml', '/feed.json', '/comments/feed.xml', `${post}/comments/feed.xml`],
    ...['/api/v1/posts', `/api/v1/posts/${id}`, `/api/v1/posts/${id}/comments`, '/api/v1/site'],
    ...['/search?q=guest', '/api/v1/openapi.json'],
  ];
  const texts = [];
  for (const address of addresses) {
    const answer = await page.request.get(address);
    expect(answer.status(), address).toBe(200);
    texts.push(await answer.text());
  }
  return texts.join('\n');
}

test('what somebody wrote on the old blog becomes theirs when they confirm the same address', async ({
  member: { page, person },
  visitor,
  publish,
  baseURL,
}) => {
  const commented = await publish({ title: unique('Commented'), body: 'By the owner.' });
  const wrote = await publish({ title: unique('By a guest'), body: 'By somebody else.' });
  const name = unique('Jane');
  const email = person.email.toUpperCase();
  await addGuest(baseURL!, { name, email, commented, wrote, website: 'https://jane.example.org/' });

  await visitor.goto(commented);
  const comment = visitor.getByRole('article').filter({ hasText: 'Said long ago' }).last();
  await expect(comment).toContainText(`${name}Guest`);
  await expect(comment.getByRole('link', { name, exact: true })).toHaveCount(0);
  await expect(comment.getByRole('link', { name: 'jane.example.org' })).toHaveAttribute(
    'rel',
    'nofollow ugc noopener',
  );
  await visitor.goto(wrote);
  const about = visitor.getByRole('region', { name: 'About the author' });
  await expect(about).toContainText(name);
  await expect(about).toContainText('Guest author');
  const before = await textsOf(visitor, commented, wrote);
  expect(before).toContain(name);
  expect(before.toLowerCase()).not.toContain(person.email);

  await page.goto('/account');
  const offer = page.getByRole('region', { name: 'Are these yours?' });
  await expect(page.getByRole('heading', { name: 'Your account' })).toBeVisible();
  await expect(offer).toHaveCount(0);
  await page.goto(await mailConfirmation(baseURL!, person.username));
  await page.getByRole('button', { name: 'Yes, confirm it' }).click();
  await expect(offer).toContainText(`There is 1 comment and 1 post by “${name}”`);
  await offer.getByRole('button', { name: 'They are mine' }).click();
  await expect(page.getByRole('status').filter({ hasText: 'It stands under your name now' })).toBeVisible();
  await expect(offer).toHaveCount(0);

  await visitor.goto(commented);
  await expect(comment.getByRole('link', { name: person.username, exact: true })).toHaveAttribute(
    'href',
    `/users/${person.username}`,
  );
  await expect(comment).not.toContainText('Guest');
  await visitor.goto(wrote);
  await expect(about.getByRole('link', { name: `More by ${person.username}` })).toBeVisible();
  const after = await textsOf(visitor, commented, wrote);
  expect(after).not.toContain(name);
  expect(after.toLowerCase()).not.toContain(person.email);
  // A name at a post opens nothing.
  expect((await page.request.get('/admin/posts')).status()).toBe(404);
});

test('who says that it is somebody else is not asked again, and the name stays', async ({
  member: { page, person },
  visitor,
  publish,
  baseURL,
}) => {
  const commented = await publish({ title: unique('Commented'), body: 'By the owner.' });
  const name = unique('Joe');
  await addGuest(baseURL!, { name, email: person.email, commented });
  await page.goto(await mailConfirmation(baseURL!, person.username));
  await page.getByRole('button', { name: 'Yes, confirm it' }).click();
  await page.getByRole('button', { name: 'Not me' }).click();
  await expect(page.getByRole('status').filter({ hasText: 'not be asked about that again' })).toBeVisible();
  await expect(page.getByRole('region', { name: 'Are these yours?' })).toHaveCount(0);
  await visitor.goto(commented);
  await expect(visitor.getByText(name).first()).toBeVisible();
});

test('the owner finds guests among the users, renames one and removes one', async ({
  admin,
  visitor,
  publish,
  baseURL,
}) => {
  const commented = await publish({ title: unique('Commented'), body: 'By the owner.' });
  const [name, says] = [unique('Jim'), unique('Long ago')];
  await addGuest(baseURL!, { name, email: `${name}@guests.example.org`, commented, says });
  await admin.goto('/admin/users');
  await admin
    .getByRole('main')
    .getByRole('link', { name: /guests?$/ })
    .click();
  await admin.getByRole('searchbox', { name: 'Name or email' }).fill(`${name}@guests`);
  await admin.getByRole('button', { name: 'Search', exact: true }).click();
  await admin.getByRole('link', { name }).click();
  await expect(admin.getByRole('main')).toContainText(`${name}@guests.example.org`);
  await expect(admin.getByRole('main')).toContainText('1 comment');
  await admin.getByLabel('Name', { exact: true }).fill(`${name} Doe`);
  await admin.getByRole('button', { name: 'Save guest' }).click();
  await expect(admin.getByRole('status').filter({ hasText: 'Saved.' })).toBeVisible();
  await visitor.goto(commented);
  await expect(visitor.getByText(`${name} Doe`).first()).toBeVisible();
  await admin.getByText(/^Remove “/).click();
  await admin.getByRole('button', { name: 'Remove guest' }).click();
  await expect(admin).toHaveURL(/\/admin\/users\/guests$/);
  await visitor.reload();
  await expect(visitor.getByRole('article').filter({ hasText: says }).last()).toContainText('Former member');
  expect(await visitor.content()).not.toContain(name);
});

test('addresses of the old blog lead to what took their place', async ({ visitor, publish, baseURL }) => {
  const title = unique('Moved');
  const path = await publish({ title, body: 'Here by now.', tags: title });
  const slug = path.split('/').at(-1)!;
  for (const [former, place] of [
    [`/2016/01/02/${slug.toUpperCase()}/`, path],
    [`/posts/${slug.toUpperCase()}`, path],
    [`/2016/01/02/${slug}.html`, path],
    [`/2016/01/02/${slug}/feed/`, `${path}/comments/feed.xml`],
    [`/category/old/${slug}/`, `/tags/${slug}`],
    ['/author/ADA/', '/users/ada'],
    ['/?feed=rss2', '/feed.xml'],
  ] as const) {
    const answer = await visitor.request.get(former, { maxRedirects: 0 });
    expect([former, answer.status(), answer.headers().location]).toEqual([former, 301, place]);
  }
  for (const absent of ['/author/nobody-here/', '/category/nothing-here/', '/2016/01/02/nothing-here/amp/'])
    expect((await visitor.request.get(absent)).status(), absent).toBe(404);
  expect((await visitor.request.get(`${baseURL}/?p=2000000000`)).status()).toBe(200);
});
