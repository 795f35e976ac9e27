import { expect, test } from 'vitest';
import { createComment } from '@/lib/comments/mutations/create-comment';
import { deleteComment } from '@/lib/comments/mutations/delete-comment';
import { hideComment, restoreComment } from '@/lib/comments/mutations/moderate-comment';
import { closeComments, openComments } from '@/lib/comments/mutations/open-comments';
import { undeleteComment } from '@/lib/comments/mutations/undelete-comment';
import { updateComment } from '@/lib/comments/mutations/update-comment';
import { postUnposted } from '@/lib/comments/unposted/mutations/unposted-comments';
import { importPost } from '@/lib/import/mutations/import-post';
import { NotFoundError } from '@/lib/errors';
import { deletePost } from '@/lib/posts/mutations/delete-post';
import { createDraftLink } from '@/lib/posts/draft-links/mutations/draft-links';
import { discardWorkingCopy } from '@/lib/posts/mutations/discard-working-copy';
import { keepWorkingCopy } from '@/lib/posts/mutations/keep-working-copy';
import { nameRevision } from '@/lib/posts/mutations/name-revision';
import { pinPost } from '@/lib/posts/mutations/pin-post';
import { publishPost, unpublishPost } from '@/lib/posts/mutations/publish-post';
import { putOwnName } from '@/lib/posts/mutations/put-own-name';
import { restoreRevision } from '@/lib/posts/mutations/restore-revision';
import { savePost } from '@/lib/posts/mutations/save-post';
import { tagPost } from '@/lib/posts/mutations/tag-post';
import { updatePost } from '@/lib/posts/mutations/update-post';
import { listUntried, makeSurroundings, type Surroundings } from '@/lib/testing/post-surroundings';

const input = {
  title: 'T',
  subtitle: '',
  slug: '',
  tags: [],
  coverUrl: '',
  coverAlt: '',
  body: 'b',
  commentsOpen: true,
};

/** Everything that is done to a post or a comment of it: what comes back is whether it was done. */
const mutations: Record<string, (its: Surroundings) => Promise<unknown>> = {
  createDraftLink: ({ owner, post }) => createDraftLink(owner, post.id, { label: 'Ann', days: null }),
  tagPost: ({ owner, post }) => tagPost(owner, post.id, 1, ['Another']),
  nameRevision: ({ owner, post, revision }) => nameRevision(owner, post.id, revision, 'First'),
  restoreRevision: ({ owner, post, revision }) => restoreRevision(owner, post.id, revision, 1),
  savePost: ({ owner, post, editor }) =>
    savePost(owner, { id: post.id, version: 1 }, input, 'save', { editor }),
  'savePost: for readers': ({ owner, post }) => savePost(owner, { id: post.id, version: 1 }, input, 'update'),
  keepWorkingCopy: ({ owner, post, editor }) =>
    keepWorkingCopy(owner, { id: post.id, basis: 1 }, editor, { body: 'b', fields: {} }),
  discardWorkingCopy: ({ owner, post, editor }) => discardWorkingCopy(owner, post.id, editor),
  updatePost: ({ owner, post }) => updatePost(owner, post.id, 1, input),
  publishPost: ({ owner, post }) => publishPost(owner, post.id, 1),
  unpublishPost: ({ owner, post }) => unpublishPost(owner, post.id, 1),
  pinPost: ({ owner, post }) => pinPost(owner, post.id),
  putOwnName: ({ owner, post }) => putOwnName(owner, post.id),
  deletePost: ({ owner, post }) => deletePost(owner, post.id),
  importPost: ({ owner, post, file }) =>
    importPost(owner, { ...file, target: { id: post.id, version: 1 }, input, isDraft: false }),
  openComments: ({ owner, post }) => openComments(owner, post.id),
  closeComments: ({ owner, post }) => closeComments(owner, post.id),
  createComment: ({ member, post }) =>
    createComment(member, { postId: post.id, parentId: null, body: 'Another' }),
  updateComment: ({ member, comment }) => updateComment(member, { id: comment.id, body: 'Changed' }),
  deleteComment: ({ member, comment }) => deleteComment(member, comment.id),
  undeleteComment: ({ owner, removed }) => undeleteComment(owner, removed.id),
  hideComment: ({ owner, comment }) => hideComment(owner, comment.id),
  restoreComment: ({ owner, comment }) => restoreComment(owner, comment.id),
  postUnposted: ({ member, token }) => postUnposted(member, token),
};

const otherMutations = new Set([
  ...['revokeDraftLink', 'createSamplePost', 'deleteSamplePost'],
  // Takes away what may be there.
  'unpinPost',
  // A post in the bin is not pinned by it: lib/export/round-trip.db.test.ts.
  ...['restoreSettings', 'undoSettings'],
  // As restoreRevision, by the same lock.
  'restoreAsDraft',
  ...['restorePost', 'restorePosts', 'purgePost', 'purgeBinnedPosts', 'purgeDuePosts'],
  // What waits keeps the number of its post, which may come back meanwhile; announcing asks what is public.
  ...['keepUnposted', 'discardUnposted', 'announceDuePosts'],
  // Their conditions leave out what is in the bin: schedule.db.test.ts and close-old-discussions.db.test.ts.
  ...['unpublishDuePosts', 'closeOldDiscussions'],
  // What is in the bin is rendered anew, too, and keeps its identity.
  ...['renewRenderings', 'keepFeedIds', 'makeMissingVariants', 'replacePicture', 'thinRevisions'],
  // Whose name stands at a post: what is in the bin may come back, and then bears it.
  ...['takeOverGuest', 'declineGuest', 'setPostGuest', 'removeUser'],
  // What an import did, however it is done and undone: lib/import/run/undo-import.db.test.ts.
  ...['applyBatch', 'holdState', 'reasonOf', 'whichItem', 'takeUpMemory', 'noteStoredPicture'],
  ...['finishApplying', 'undoBatch', 'finishUndoing', 'undoPost', 'undoComment', 'undoPerson', 'undoTag'],
  ...['undoRedirect', 'undoPicture'],
  // Steps of the others, and what makes a new one.
  ...['notifyPostChanged', 'notifyCommentChanged'],
  ...['saveVersion', 'changeWhatIsPublic', 'announceChange', 'announceDeletion', 'createPost'],
  ...['keepFirstRevision', 'keepRevision', 'keepRevisionOf', 'lockPost', 'isOwnCopy', 'dropWorkingCopy'],
  // The index of the search: visibility.db.test.ts there.
  ...['indexPost', 'indexPosts', 'queueTaggedPosts', 'renewIndex'],
  ...['setCopyAside', 'discardNewWorkingCopy', 'draftedText'],
]);

test.each(Object.entries(mutations))('%s does nothing to a post in the bin', async (_name, run) => {
  const kept = await makeSurroundings('published');
  expect(await isDone(() => run(kept))).toBe(true);
  const binned = await makeSurroundings('published');
  await deletePost(binned.owner, binned.post.id);
  expect(await isDone(() => run(binned))).toBe(false);
});

async function isDone(run: () => Promise<unknown>): Promise<boolean> {
  try {
    const result = (await run()) as { ok?: boolean } | undefined;
    return result?.ok !== false;
  } catch (error) {
    if (error instanceof NotFoundError) return false;
    throw error;
  }
}

test('all mutations that know posts are tried here', () => {
  expect(listUntried('mutations', new Set([...Object.keys(mutations), ...otherMutations]))).toEqual([]);
});
