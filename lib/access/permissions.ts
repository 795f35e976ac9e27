/** THE authorization file: queries and mutations enforce it; pages and components mirror it to show or hide. */
import { OWNER_ID, type Actor, type Viewer } from '@/lib/access/actor';
import type { Scope } from '@/lib/access/scopes';

export const COMMENT_EDIT_MINUTES = 15;
export const COMMENT_EDIT_WINDOW = COMMENT_EDIT_MINUTES * 60_000;

/** As much of an actor as decides. The browser knows as much of who looks, so islands ask the same functions. */
type Who = Pick<Actor, 'id' | 'isAdmin'>;

export type Permission = (viewer: Actor) => boolean;

type PostFacts = { status: 'draft' | 'published'; publishedAt: Date | null; commentsOpen: boolean };
type CommentFacts = { authorId: number | null; status: 'visible' | 'hidden' | 'deleted'; createdAt: Date };

export const postVisibility = (viewer: Who | null): 'all' | 'public' => (viewer?.isAdmin ? 'all' : 'public');

export const isPublic = (post: Omit<PostFacts, 'commentsOpen'>, now: Date): boolean =>
  post.status === 'published' && post.publishedAt !== null && post.publishedAt <= now;

export const canReadPost = (viewer: Who | null, post: PostFacts, now: Date): boolean =>
  postVisibility(viewer) === 'all' || isPublic(post, now);

export const canManagePosts = <P extends Who>(viewer: P | null): viewer is P => viewer?.isAdmin === true;

export const canReadComment = (viewer: Who | null, comment: CommentFacts): boolean =>
  comment.status === 'visible' || (comment.status === 'hidden' && canModerateComments(viewer));

export const canComment = (viewer: Viewer, post: PostFacts, now: Date): viewer is Actor =>
  viewer !== null && post.commentsOpen && isPublic(post, now);

/** Nobody answers a text that is gone, not even those who can still read it. */
export const canReply = (viewer: Viewer, post: PostFacts, parent: CommentFacts, now: Date): viewer is Actor =>
  parent.status === 'visible' && canComment(viewer, post, now);

export const canEditComment = <P extends Who>(
  viewer: P | null,
  comment: CommentFacts,
  now: Date,
): viewer is P =>
  viewer !== null &&
  comment.status === 'visible' &&
  comment.authorId === viewer.id &&
  editTimeLeft(comment, now) > 0;

export const editTimeLeft = ({ createdAt }: Pick<CommentFacts, 'createdAt'>, now: Date): number =>
  createdAt.getTime() + COMMENT_EDIT_WINDOW - now.getTime();

export const canDeleteComment = <P extends Who>(viewer: P | null, comment: CommentFacts): viewer is P =>
  viewer !== null &&
  comment.status !== 'deleted' &&
  (viewer.isAdmin || (comment.authorId === viewer.id && comment.status === 'visible'));

/** Whoever deleted it: what its author took back nobody else reads, and what the owner removed stays removed. */
export const canUndeleteComment = <P extends Who>(
  viewer: P | null,
  comment: Pick<CommentFacts, 'status'> & { deletedById: number | null },
): viewer is P => viewer !== null && comment.status === 'deleted' && comment.deletedById === viewer.id;

export const canModerateComments = <P extends Who>(viewer: P | null): viewer is P => viewer?.isAdmin === true;

export const canOpenAdmin = <P extends Who>(viewer: P | null): viewer is P => viewer?.isAdmin === true;

export const canManageSite = <P extends Who>(viewer: P | null): viewer is P => viewer?.isAdmin === true;

export const canReadAudit = <P extends Who>(viewer: P | null): viewer is P => viewer?.isAdmin === true;

export const canManageUsers = <P extends Who>(viewer: P | null): viewer is P => viewer?.isAdmin === true;

/** Who has proven to have the address of a guest; the owner, who imported them, needs no proof. */
export const canTakeOverGuest = <P extends Who>(
  viewer: P | null,
  guest: { hasAddress: boolean },
): viewer is P => viewer !== null && (viewer.isAdmin || guest.hasAddress);

/** The owner's account can be neither disabled nor deleted; the database refuses it too. */
export const isOwner = (user: { id: number }): boolean => user.id === OWNER_ID;

/** The owner's account is the site's: without it nobody could write or administer. */
export const canDeleteOwnAccount = <P extends Who>(viewer: P | null): viewer is P =>
  viewer !== null && !viewer.isAdmin;

export const canManageWebhooks = <P extends Who>(viewer: P | null): viewer is P => viewer?.isAdmin === true;

const isMember = (viewer: Who | null): boolean => viewer !== null;

const granted: Record<Scope, (viewer: Who | null) => boolean> = {
  'account:read': isMember,
  'account:write': isMember,
  'comments:write': isMember,
  'comments:moderate': canModerateComments,
  'posts:read': canManagePosts,
  'posts:write': canManagePosts,
  'media:write': canManagePosts,
  'site:manage': canManageSite,
  'users:manage': canManageUsers,
  'webhooks:manage': canManageWebhooks,
};

/** Whether somebody may make a token of a scope. Each use asks again whether they may do the thing itself. */
export const canGrant = (viewer: Who | null, scope: Scope): boolean => granted[scope](viewer);
