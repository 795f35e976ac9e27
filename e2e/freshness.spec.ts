import { expect, test, unique } from './fixtures';

test('a reader page is made once and then kept, the same bytes for everyone', async ({
  visitor,
  member,
  publish,
}) => {
  const path = await publish({ title: unique('Kept'), body: 'Kept.' });
  await visitor.request.get(path);
  // Other tests publish meanwhile, and each publish makes every page anew.
  await expect(async () => {
    const first = await visitor.request.get(path);
    const second = await visitor.request.get(path);
    expect(second.headers()['cache-status']).toBe('colophon; hit');
    expect(await second.text()).toBe(await first.text());
    expect(await (await member.page.request.get(path)).text()).toBe(await second.text());
  }).toPass();
});

test('publishing is seen at once on every page it touches', async ({ visitor, publish }) => {
  const tag = unique('fresh');
  const neighbour = await publish({ title: unique('Neighbour'), body: 'First', tags: tag });
  const pages = [
    '/',
    `/tags/${tag}`,
    '/tags',
    '/archive',
    '/feed.xml',
    '/atom.xml',
    '/feed.json',
    '/sitemap.xml',
  ];
  for (const path of [...pages, neighbour]) await visitor.request.get(path);

  const title = unique('Newcomer');
  const path = await publish({ title, body: 'Second', tags: tag });
  const slug = path.split('/').at(-1)!;
  for (const page of pages) {
    const text = await (await visitor.request.get(page)).text();
    // Both posts are counted.
    if (page === '/tags') expect(text).toMatch(new RegExp(`>${tag}</span><span[^>]*>2\\D`));
    else expect(text, page).toContain(slug);
  }
});

test('a comment is seen at once by the next reader', async ({ visitor, member, publish }) => {
  const path = await publish({ title: unique('Quick'), body: 'Quick.' });
  await visitor.goto(path);
  const text = unique('just now');
  await member.page.goto(path);
  await member.page.getByLabel('Comment', { exact: true }).fill(text);
  await member.page.getByRole('button', { name: 'Post comment' }).click();
  await expect(member.page.getByText(text)).toBeVisible();
  expect(await (await visitor.request.get(path)).text()).toContain(text);
});
