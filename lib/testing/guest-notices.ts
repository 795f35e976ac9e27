import { insertImportedComment } from '@/lib/comments/mutations/insert-imported-comment';
import { db } from '@/lib/db';
import { keepGuest } from '@/lib/guests/mutations/keep-guest';
import { changeGuest, removeGuest } from '@/lib/guests/mutations/manage-guests';
import { setPostGuest } from '@/lib/guests/mutations/set-post-guest';
import { declineGuest, takeOverGuest } from '@/lib/guests/mutations/take-over-guest';
import { putOwnName } from '@/lib/posts/mutations/put-own-name';
import { makeGuest, makeOwner, makePost, makeUser } from '@/lib/testing/factories';
import type { Run } from '@/lib/testing/picture-notices';

const facts = { name: 'Jane', email: '', website: '', bio: '' };

/** Rows of content-notice.db.test.ts: each mutation of guests, prepared, then run. */
export const changingGuests: Record<string, Run> = {
  'keepGuest: another name': async () => {
    const { source, key } = await makeGuest();
    return () => db.transaction((tx) => keepGuest(tx, { source, key, ...facts }));
  },
  takeOverGuest: async () => {
    const user = await makeUser();
    const { id } = await makeGuest({ email: `${user.username}@example.org` });
    return () => takeOverGuest(user, id);
  },
  changeGuest: async () => {
    const [owner, { id }] = [await makeOwner(), await makeGuest()];
    return () => changeGuest(owner, { id, name: 'Renamed', website: '' });
  },
  removeGuest: async () => {
    const [owner, { id }] = [await makeOwner(), await makeGuest()];
    return () => removeGuest(owner, id);
  },
  setPostGuest: async () => {
    const [post, { id }] = [await makePost(), await makeGuest()];
    return () => setPostGuest(db, post.id, id);
  },
  putOwnName: async () => {
    const [owner, { id }] = [await makeOwner(), await makePost({ guestId: (await makeGuest()).id })];
    return () => putOwnName(owner, id);
  },
  insertImportedComment: async () => {
    const [post, { id }] = [await makePost(), await makeGuest()];
    const comment = { postId: post.id, parentId: null, authorId: null, guestId: id, body: 'Hello' };
    return () =>
      db.transaction((tx) =>
        insertImportedComment(tx, { ...comment, createdAt: new Date(0), isHidden: false }),
      );
  },
};

export const quietGuests: Record<string, Run> = {
  'keepGuest: as before': async () => {
    const { source, key, name, email, website, bio } = await makeGuest();
    return () => db.transaction((tx) => keepGuest(tx, { source, key, name, email, website, bio }));
  },
  declineGuest: async () => {
    const user = await makeUser();
    const { id } = await makeGuest({ email: `${user.username}@example.org` });
    return () => declineGuest(user, id);
  },
};
