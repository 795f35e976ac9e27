/**
 * THE authorization file: who may do what, and which rows they may see. Pure and synchronous.
 * Queries and mutations enforce it; pages and components only mirror it to show or hide.
 */
import type { Actor, Viewer } from '@/lib/access/actor';

/** How long the author of a comment may still edit it, in milliseconds. */
export const COMMENT_EDIT_WINDOW = 15 * 60 * 1000;

type PostFacts = { status: 'draft' | 'published'; publishedAt: Date | null; commentsOpen: boolean };
type CommentFacts = { authorId: number | null; status: 'visible' | 'hidden' | 'deleted'; createdAt: Date };

// Posts

/** Which posts a viewer may see; queries turn it into SQL with `visiblePosts`. */
export const postVisibility = (viewer: Viewer): 'all' | 'public' => (viewer?.isAdmin ? 'all' : 'public');

export const isPublic = (post: Omit<PostFacts, 'commentsOpen'>, now: Date): boolean =>
  post.status === 'published' && post.publishedAt !== null && post.publishedAt <= now;

export const canReadPost = (viewer: Viewer, post: PostFacts, now: Date): boolean =>
  postVisibility(viewer) === 'all' || isPublic(post, now);

export const canManagePosts = (viewer: Viewer): viewer is Actor => viewer?.isAdmin === true;

// Comments

/** Which comment texts a viewer may read; what is not readable keeps its place as a tombstone. */
export const canReadComment = (viewer: Viewer, comment: CommentFacts): boolean =>
  comment.status === 'visible' || (comment.status === 'hidden' && canModerateComments(viewer));

export const canComment = (viewer: Viewer, post: PostFacts, now: Date): viewer is Actor =>
  viewer !== null && post.commentsOpen && isPublic(post, now);

/** Nobody answers a text that is gone, not even those who can still read it. */
export const canReply = (viewer: Viewer, post: PostFacts, parent: CommentFacts, now: Date): viewer is Actor =>
  parent.status === 'visible' && canComment(viewer, post, now);

export const canEditComment = (viewer: Viewer, comment: CommentFacts, now: Date): viewer is Actor =>
  viewer !== null &&
  comment.status === 'visible' &&
  comment.authorId === viewer.id &&
  now.getTime() - comment.createdAt.getTime() < COMMENT_EDIT_WINDOW;

export const canDeleteComment = (viewer: Viewer, comment: CommentFacts): viewer is Actor =>
  viewer !== null &&
  comment.status !== 'deleted' &&
  (viewer.isAdmin || (comment.authorId === viewer.id && comment.status === 'visible'));

export const canModerateComments = (viewer: Viewer): viewer is Actor => viewer?.isAdmin === true;

// The site and its people

export const canManageSite = (viewer: Viewer): viewer is Actor => viewer?.isAdmin === true;

/** Seeing, disabling and deleting accounts, ending their sessions, and making links for them. */
export const canManageUsers = (viewer: Viewer): viewer is Actor => viewer?.isAdmin === true;

/** The owner's account can be neither disabled nor deleted; the database refuses it too. */
export const isOwner = (user: { id: number }): boolean => user.id === 1;

/** The owner's account is the site's: without it nobody could write or administer. */
export const canDeleteOwnAccount = (viewer: Viewer): viewer is Actor => viewer !== null && !viewer.isAdmin;
