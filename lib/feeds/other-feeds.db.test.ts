import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { comments, posts, redirects, tagAliases, tags, users } from '@/drizzle/schema';
import { db } from '@/lib/db';
import { settings } from '@/lib/env';
import { answerAuthorFeed, answerPostCommentsFeed, answerTagFeed } from '@/lib/feeds/answer-feed';
import { atom } from '@/lib/feeds/atom';
import { jsonFeed } from '@/lib/feeds/json-feed';
import {
  getCommentsFeed,
  getCommentsFeedOfPost,
  getFeed,
  getFeedOfAuthor,
  getFeedOfTag,
} from '@/lib/feeds/queries';
import { rss } from '@/lib/feeds/rss';
import { makeComment, makeGuest, makeOwner, makePost, makeUser } from '@/lib/testing/factories';

const { SITE_URL } = settings();
const titles = (feed: { entries: { title: string }[] } | null) => feed?.entries.map(({ title }) => title);

test('the feed of a tag has its public posts, newest first, in the three formats', async () => {
  await makePost({ title: 'Older', tags: ['Salt&Sea'], publishedAt: new Date(Date.now() - 9_000_000) });
  await makePost({ title: 'Newer', tags: ['Salt&Sea', 'Other'] });
  await makePost({ title: 'Elsewhere', tags: ['Other'] });
  await makePost({ title: 'Draft', tags: ['Salt&Sea'], state: 'draft' });
  await makePost({ title: 'Later', tags: ['Salt&Sea'], publishedAt: new Date(Date.now() + 9_000_000) });
  const feed = (await getFeedOfTag('salt&sea'))!;
  expect(titles(feed)).toEqual(['Newer', 'Older']);
  expect(rss(feed)).toContain(`<link>${SITE_URL}/tags/salt%26sea</link>`);
  expect(rss(feed)).toContain(`href="${SITE_URL}/tags/salt%26sea/feed.xml" rel="self"`);
  expect(rss(feed)).toContain('<category>Salt&amp;Sea</category><category>Other</category>');
  expect(atom(feed)).toContain(`<id>${SITE_URL}/tags/salt%26sea</id>`);
  expect(atom(feed)).toContain(`href="${SITE_URL}/tags/salt%26sea/atom.xml" rel="self"`);
  expect(JSON.parse(jsonFeed(feed))).toMatchObject({
    home_page_url: `${SITE_URL}/tags/salt%26sea`,
    feed_url: `${SITE_URL}/tags/salt%26sea/feed.json`,
  });
});

test('the feed of a tag follows the new address of the tag, and is none where no post is', async () => {
  await makePost({ title: 'Renamed', tags: ['Now'] });
  await makePost({ tags: ['Hidden'], state: 'draft' });
  const [now] = await db.select().from(tags).where(eq(tags.slug, 'now'));
  await db.insert(tagAliases).values({ slug: 'übrigens', tagId: now!.id });
  const moved = await answerTagFeed('%C3%BCbrigens', 'atom');
  expect(moved.status).toBe(301);
  expect(moved.headers.get('location')).toBe('/tags/now/atom.xml');
  for (const slug of ['hidden', 'absent', 'a\0b', '%zz'])
    await expect(answerTagFeed(slug, 'rss'), slug).rejects.toThrow(/NEXT_HTTP_ERROR_FALLBACK;404/);
});

test('the feed of comments has those that every reader sees, and no other', async () => {
  const post = await makePost({ title: 'On <b>' });
  const draft = await makePost({ state: 'draft' });
  const author = await makeUser({ name: 'Ada & Bo' });
  const first = await makeComment(post, {
    authorId: author.id,
    bodyHtml: '<p>A <a href="/archive">link</a></p>',
  });
  const second = await makeComment(post, { body: 'Another one' });
  const hidden = await makeComment(post, { body: 'Nobody sees it' });
  await makeComment(draft, { body: 'Not out yet' });
  await db.update(comments).set({ status: 'hidden' }).where(eq(comments.id, hidden.id));
  await db.update(comments).set({ authorId: null }).where(eq(comments.id, second.id));
  const text = rss(await getCommentsFeed());
  expect(text).not.toContain('Nobody sees it');
  expect(text).not.toContain('Not out yet');
  expect(text.indexOf('Another one')).toBeLessThan(text.indexOf('&lt;p&gt;A '));
  expect(text).toContain('<title>Ada &amp;amp; Bo on “On &amp;lt;b&amp;gt;”</title>');
  expect(text).toContain(`${SITE_URL}/archive`);
  expect(text).toContain(`<link>${SITE_URL}/comments/${first.id}</link>`);
  const ofPost = (await getCommentsFeedOfPost(post.slug))!;
  expect(ofPost.entries.map(({ id }) => id)).toEqual(
    [second, first].map(({ id }) => `${post.feedId}#comment-${id}`),
  );
  expect(await getCommentsFeedOfPost(draft.slug)).toBeNull();
});

test('the feed of a post’s comments follows its new address', async () => {
  const post = await makePost({ slug: 'new-place' });
  await db.insert(redirects).values({ path: '/posts/old-place', postId: post.id });
  const moved = await answerPostCommentsFeed('old-place');
  expect([moved.status, moved.headers.get('location')]).toEqual([301, '/posts/new-place/comments/feed.xml']);
  expect((await answerPostCommentsFeed('new-place')).headers.get('content-type')).toContain('rss+xml');
});

test('a post names its comments’ feed while it has or takes some, and shows its cover', async () => {
  const open = await makePost({ title: 'Open' });
  const closed = await makePost({ title: 'Closed' });
  await db.update(posts).set({ commentsOpen: false }).where(eq(posts.id, closed.id));
  await db
    .update(posts)
    .set({ coverUrl: 'https://example.org/a.png?b&c', coverAlt: 'A "dog"' })
    .where(eq(posts.id, open.id));
  const feed = await getFeed();
  const of = (title: string) => feed.entries.find((entry) => entry.title === title)!;
  expect(of('Closed').comments).toBeNull();
  expect(rss({ ...feed, entries: [of('Closed')] })).not.toMatch(/<wfw:|<comments>|<media:content/);
  const text = rss({ ...feed, entries: [of('Open')] });
  expect(text).toContain(`<wfw:commentRss>${SITE_URL}/posts/${open.slug}/comments/feed.xml</wfw:commentRss>`);
  expect(text).toContain(
    '<media:content url="https://example.org/a.png?b&amp;c" medium="image"><media:description type="plain">A &quot;dog&quot;</media:description></media:content>',
  );
});

test('the feed of an author has what stands under their own name, in the three formats', async () => {
  const [owner, author] = [
    await makeOwner(),
    await makeUser({ name: 'Ada <A> & Bo', bio: 'Writes ]]> of “salt”' }),
  ];
  const guest = await makeGuest();
  await makePost({ title: 'Older one', authorId: author.id, publishedAt: new Date(Date.now() - 9_000_000) });
  await makePost({ title: 'Newer one', authorId: author.id });
  await makePost({ title: 'Of a guest', authorId: author.id, guestId: guest.id });
  await makePost({ title: 'Draft of hers', authorId: author.id, state: 'draft' });
  await makePost({ title: 'Of the owner', authorId: owner.id });
  const feed = (await getFeedOfAuthor(author.username.toUpperCase()))!;
  expect(titles(feed)).toEqual(['Newer one', 'Older one']);
  const page = `${SITE_URL}/users/${author.username}`;
  expect(rss(feed)).toContain(`<link>${page}</link>`);
  expect(rss(feed)).toContain('<title>Ada &amp;lt;A&amp;gt; &amp;amp; Bo · ');
  expect(atom(feed)).toContain(`href="${page}/atom.xml" rel="self"`);
  expect(atom(feed)).toContain('<author><name>Ada &lt;A&gt; &amp; Bo</name></author>');
  expect(JSON.parse(jsonFeed(feed))).toMatchObject({
    home_page_url: page,
    feed_url: `${page}/feed.json`,
    authors: [{ name: 'Ada <A> & Bo' }],
  });
});

test('nobody, whoever wrote nothing and whoever is locked out have no feed', async () => {
  const [silent, locked] = [await makeUser(), await makeUser()];
  await makePost({ authorId: locked.id });
  await db.update(users).set({ disabledAt: new Date() }).where(eq(users.id, locked.id));
  for (const name of [silent.username, locked.username, 'no-such-person', 'a\0b', '%zz'])
    await expect(answerAuthorFeed(name, 'rss'), name).rejects.toThrow(/NEXT_HTTP_ERROR_FALLBACK;404/);
});
