import { readdirSync, readFileSync } from 'node:fs';
import postgres from 'postgres';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { eq } from 'drizzle-orm';
import { comments, postRevisions, posts, users } from '@/drizzle/schema';
import { hashPassword } from '@/lib/accounts/passwords/password';
import { deleteUser } from '@/lib/accounts/people/mutations/delete-user';
import { disableUser } from '@/lib/accounts/people/mutations/disable-user';
import { enableUser } from '@/lib/accounts/people/mutations/enable-user';
import { deleteAccount } from '@/lib/accounts/profile/mutations/delete-account';
import { updateProfile } from '@/lib/accounts/profile/mutations/update-profile';
import { claimSite } from '@/lib/accounts/registration/mutations/claim-site';
import { CONTENT_CHANNEL } from '@/lib/content-channel';
import { db } from '@/lib/db';
import { settings } from '@/lib/env';
import { importPost } from '@/lib/import/mutations/import-post';
import { closeOldDiscussions } from '@/lib/posts/mutations/close-old-discussions';
import { createPost } from '@/lib/posts/mutations/create-post';
import { deletePost } from '@/lib/posts/mutations/delete-post';
import { publishPost, unpublishPost } from '@/lib/posts/mutations/publish-post';
import { restorePost } from '@/lib/posts/mutations/restore-post';
import { renewRenderings } from '@/lib/posts/mutations/renew-renderings';
import { restoreRevision } from '@/lib/posts/mutations/restore-revision';
import { restorePosts } from '@/lib/posts/mutations/change-posts';
import { unpublishDuePosts } from '@/lib/posts/mutations/unpublish-due-posts';
import { savePost } from '@/lib/posts/mutations/save-post';
import { updatePost } from '@/lib/posts/mutations/update-post';
import { createRedirect, deleteRedirect } from '@/lib/redirects/mutations/redirects';
import { renewIndex } from '@/lib/search/indexing/mutations/renew-index';
import { updateDiscussion } from '@/lib/site/mutations/update-discussion';
import { changingComments, quietComments } from '@/lib/testing/comment-notices';
import { changingImports, quietImports } from '@/lib/testing/import-changes';
import { makeOwner, makePost, makeUser } from '@/lib/testing/factories';
import { changingPictures, quietPictures, type Run } from '@/lib/testing/picture-notices';
import { changingSeries, quietSeries } from '@/lib/testing/series-changes';
import { changingSettings } from '@/lib/testing/settings-notices';
import { changingMany, changingTags, quietTags } from '@/lib/testing/tag-changes';

const listener = postgres(settings().DATABASE_URL!, { max: 1, onnotice: () => {} });
const heard: string[] = [];
beforeAll(() => listener.listen(CONTENT_CHANNEL, (payload) => heard.push(payload)));
afterAll(() => listener.end());

/** How often readers' pages were said to be out of date. */
async function noticesOf(run: () => Promise<unknown>): Promise<number> {
  await hearAll();
  heard.length = 0;
  await run();
  await hearAll();
  return heard.length - 1;
}

/** A notice of ours comes last, so nothing is still under way when it arrives. */
async function hearAll(): Promise<void> {
  const last = `last ${Math.random()}`;
  await listener.notify(CONTENT_CHANNEL, last);
  await expect.poll(() => heard).toContain(last);
}

const input = {
  title: 'T',
  subtitle: '',
  slug: '',
  tags: [],
  coverUrl: '',
  coverAlt: '',
  body: '',
  commentsOpen: true,
};
const register = {
  username: 'first',
  email: 'first@example.org',
  password: 'seven lanterns',
  confirmPassword: '',
};
const profile = { username: 'renamed', name: 'Renamed', bio: '', website: '' };
const file = { source: 'folder', path: 'a.md', contentHash: 'x', target: null, input };

/** A member whose password is `seven lanterns`. */
const makeKnownUser = async () => makeUser(await hashPassword('seven lanterns'));

/** Each mutation that changes what readers see: prepared, then run. */
const changing: Record<string, Run> = {
  claimSite: async () => () => claimSite(register),
  ...changingSettings,
  updateProfile: async () => {
    const user = await makeUser();
    return () => updateProfile(user, profile);
  },
  deleteAccount: async () => {
    const user = await makeKnownUser();
    const words = { username: user.username, currentPassword: 'seven lanterns', comments: 'keep' as const };
    return () => deleteAccount(user, words);
  },
  deleteUser: async () => {
    const [owner, user] = [await makeOwner(), await makeUser()];
    return () => deleteUser(owner, user.id, { username: user.username, comments: 'erase' });
  },
  disableUser: async () => {
    const [owner, user] = [await makeOwner(), await makeUser()];
    return () => disableUser(owner, user.id);
  },
  enableUser: async () => {
    const [owner, user] = [await makeOwner(), await makeUser({ disabledAt: new Date() })];
    return () => enableUser(owner, user.id);
  },
  ...changingComments,
  updatePost: async () => {
    const [owner, post] = [await makeOwner(), await makePost()];
    return () => updatePost(owner, post.id, post.version, input);
  },
  publishPost: async () => {
    const [owner, post] = [await makeOwner(), await makePost({ state: 'draft' })];
    return () => publishPost(owner, post.id, post.version);
  },
  unpublishPost: async () => {
    const [owner, post] = [await makeOwner(), await makePost()];
    return () => unpublishPost(owner, post.id, post.version);
  },
  restorePosts: async () => {
    const [owner, post] = [await makeOwner(), await makePost()];
    await deletePost(owner, post.id);
    return () => restorePosts(owner, [post.id]);
  },
  unpublishDuePosts: async () => {
    await makePost({ unpublishAt: new Date(Date.now() - 1) });
    return unpublishDuePosts;
  },
  closeOldDiscussions: async () => {
    await updateDiscussion(await makeOwner(), { commentsOnNewPosts: true, closeCommentsAfterDays: 1 });
    await makePost({ publishedAt: new Date(Date.now() - 2 * 86_400_000) });
    return closeOldDiscussions;
  },
  restoreRevision: async () => {
    const [owner, post] = [await makeOwner(), await makePost()];
    await updatePost(owner, post.id, 1, input);
    const [revision] = await db
      .select({ id: postRevisions.id })
      .from(postRevisions)
      .where(eq(postRevisions.postId, post.id));
    return () => restoreRevision(owner, post.id, revision!.id, 2);
  },
  savePost: async () => {
    const owner = await makeOwner();
    return () => savePost(owner, null, input, 'publish');
  },
  deletePost: async () => {
    const [owner, post] = [await makeOwner(), await makePost()];
    return () => deletePost(owner, post.id);
  },
  restorePost: async () => {
    const [owner, { id }] = [await makeOwner(), await makePost({ deletedAt: new Date() })];
    return () => restorePost(owner, id);
  },
  importPost: async () => {
    const owner = await makeOwner();
    return () => importPost(owner, { ...file, isDraft: false });
  },
  createRedirect: async () => {
    const owner = await makeOwner();
    return () => createRedirect(owner, { path: '/old', target: '/archive', isPermanent: true });
  },
  deleteRedirect: async () => {
    const owner = await makeOwner();
    await createRedirect(owner, { path: '/gone', target: '/archive', isPermanent: true });
    return () => deleteRedirect(owner, '/gone');
  },
  ...changingTags,
  ...changingMany,
  ...changingSeries,
  renewRenderings: async () => {
    await makePost({ renderVersion: 0 });
    return () => renewRenderings();
  },
  renewIndex: async () => {
    await makePost();
    return renewIndex;
  },
  ...changingPictures,
  ...changingImports,
};

/** The same and others where readers see no difference. */
const quiet: Record<string, Run> = {
  'createPost: a draft': async () => {
    const owner = await makeOwner();
    return () => createPost(owner, input);
  },
  'savePost: a draft that stays one': async () => {
    const [owner, post] = [await makeOwner(), await makePost({ state: 'draft' })];
    return () => savePost(owner, { id: post.id, version: post.version }, input, 'save');
  },
  'savePost: a draft on top of a published post': async () => {
    const [owner, post] = [await makeOwner(), await makePost()];
    return () => savePost(owner, { id: post.id, version: post.version }, input, 'save');
  },
  'updatePost: somebody else was first': async () => {
    const [owner, post] = [await makeOwner(), await makePost()];
    return () => updatePost(owner, post.id, post.version - 1, input);
  },
  'importPost: a draft': async () => {
    const owner = await makeOwner();
    return () => importPost(owner, { ...file, path: 'b.md', isDraft: true });
  },
  'disableUser: twice': async () => {
    const [owner, user] = [await makeOwner(), await makeUser({ disabledAt: new Date() })];
    return () => disableUser(owner, user.id);
  },
  ...quietComments,
  ...quietTags,
  ...quietSeries,
  ...quietPictures,
  ...quietImports,
  'renewIndex: nothing is old': async () => {
    await renewIndex();
    return renewIndex;
  },
  'renewRenderings: nothing is old': async () => {
    await renewRenderings();
    return renewRenderings;
  },
};

/** Steps of the mutations above, which notify for them. */
const steps = new Set([
  'addRedirects',
  'changeSettings',
  'changeWhatIsPublic',
  'decodedPath',
  'findOrMake',
  'guestOf',
  'lockSeries',
  'lockTags',
  'notifyCommentChanged',
  'notifyPostChanged',
  'prepareRow',
  'removeRedirectFrom',
  'removeUser',
  'saveVersion',
  'setPostSeries',
  'setPostTags',
  'takeSlug',
  'targetOf',
  'undoPicture',
]);

test.each(Object.entries(changing))('%s says that what readers see has changed', async (name, prepare) => {
  // Who claims a site is its first person.
  if (name === 'claimSite') for (const table of [comments, posts, users]) await db.delete(table);
  const run = await prepare();
  expect(await noticesOf(run)).toBeGreaterThan(0);
});

test.each(Object.entries(quiet))('%s says nothing', async (_name, prepare) => {
  expect(await noticesOf(await prepare())).toBe(0);
});

const files = readdirSync('lib', { recursive: true, encoding: 'utf8' })
  .map((name) => `lib/${name}`)
  .filter((name) => /\/mutations\/[^.]+\.ts$/.test(name));
const exportsOf = (code: string) =>
  [...code.matchAll(/^export (?:async function|const) (\w+)[^=\n]*(?:\(|=)/gm)].map(([, name]) => name!);

test('every other mutation stands in a file that cannot notify', () => {
  const known = [...Object.keys(changing), ...Object.keys(quiet)].map((name) => name.split(':')[0]!);
  const others = files.flatMap((name) => {
    const code = readFileSync(name, 'utf8');
    const untold = exportsOf(code).filter((mutation) => !known.includes(mutation) && !steps.has(mutation));
    return /content-changed|createComment|savePost|removeUser/.test(code) ? untold : [];
  });
  expect(files.length).toBeGreaterThan(50);
  expect(others).toEqual([]);
});
