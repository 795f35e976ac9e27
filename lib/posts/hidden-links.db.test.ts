import { eq } from 'drizzle-orm';
import { beforeEach, expect, test } from 'vitest';
import { posts, site } from '@/drizzle/schema';
import { db } from '@/lib/db';
import { deletePost } from '@/lib/posts/mutations/delete-post';
import { purgePost } from '@/lib/posts/mutations/purge-posts';
import { restorePost } from '@/lib/posts/mutations/restore-post';
import { listHiddenPaths } from '@/lib/posts/queries/hidden-links';
import { updateNavigation } from '@/lib/site/mutations/update-navigation';
import { linkedPaths, withoutPaths } from '@/lib/site/links';
import { getSite } from '@/lib/site/queries/site';
import { makeOwner, makePost } from '@/lib/testing/factories';

const link = (href: string) => ({ label: href, href });
const nowhere = { navigation: [], footerLinks: [], socialLinks: [], showColophon: true };
const hiddenOf = (...hrefs: string[]) => listHiddenPaths(linkedPaths(hrefs.map(link)));

beforeEach(() => db.update(site).set({ navigation: [], footerLinks: [] }).where(eq(site.id, 1)));

async function makePage(slug: string, state?: 'draft' | 'scheduled') {
  const page = await makePost({ slug, ...(state && { state }) });
  await db.update(posts).set({ kind: 'page' }).where(eq(posts.id, page.id));
  return page;
}

test('links to drafts, to what is to come and to what is in the bin are hidden, and no others', async () => {
  const owner = await makeOwner();
  const [about, draft] = [await makePage('about-me'), await makePage('a-draft', 'draft')];
  await makePage('uber-uns-\u00fc', 'draft');
  const later = await makePost({ slug: 'later', state: 'scheduled' });
  const [encoded, unknown] = [`/uber-uns-%C3%BC`, '/shop/of-another-program'];
  expect(await hiddenOf('/about-me', '/a-draft', encoded, '/posts/later', '/archive', unknown)).toEqual([
    '/a-draft',
    '/uber-uns-\u00fc',
    '/posts/later',
  ]);
  await deletePost(owner, about.id);
  expect(await hiddenOf('/about-me/?from=menu#top', 'https://example.org/about-me')).toEqual(['/about-me']);
  await restorePost(owner, about.id);
  expect(await hiddenOf('/about-me')).toEqual([]);
  // At this address is nothing of theirs.
  expect(await hiddenOf(`/posts/${draft.slug}`, `/${later.slug}`)).toEqual([]);
});

test('a page that goes for ever takes its links along, and leaves the others', async () => {
  const owner = await makeOwner();
  const [gone, stays] = [await makePage('gone-for-ever'), await makePage('stays')];
  const links = [link(`/${gone.slug}`), link(`/${stays.slug}`)];
  await updateNavigation(owner, { ...nowhere, navigation: links, footerLinks: links });
  await deletePost(owner, gone.id);
  expect((await getSite()).navigation).toEqual(links);
  await purgePost(owner, gone.id);
  expect(await getSite()).toMatchObject({ navigation: [links[1]], footerLinks: [links[1]] });
});

test('paths are compared as a reader\u2019s browser would ask for them', () => {
  const links = ['/a/', '/a?b', '/a#c', '/%61', 'https://a.example/a', '/'].map(link);
  expect(linkedPaths(links)).toEqual(['/a', '/']);
  expect(withoutPaths(links, ['/a']).map(({ href }) => href)).toEqual(['https://a.example/a', '/']);
});
