import { changePosts } from '@/lib/posts/mutations/change-posts';
import { tagPost } from '@/lib/posts/mutations/tag-post';
import { mergeTags } from '@/lib/tags/mutations/merge-tags';
import { deleteTag, forgetTagAlias, updateTag } from '@/lib/tags/mutations/update-tag';
import { makeOwner, makePost, makeTag } from '@/lib/testing/factories';

type Run = () => Promise<() => Promise<unknown>>;

/** Rows of content-notice.db.test.ts: each mutation of tags, prepared, then run. */
export const changingTags: Record<string, Run> = {
  updateTag: async () => {
    const [owner, { id }] = [await makeOwner(), await makeTag()];
    return () => updateTag(owner, id, { name: 'Renamed', slug: '', description: '' });
  },
  mergeTags: async () => {
    const [owner, from, into] = [await makeOwner(), await makeTag(), await makeTag()];
    return () => mergeTags(owner, [from.id], into.id);
  },
  forgetTagAlias: async () => {
    const [owner, tag] = [await makeOwner(), await makeTag()];
    await updateTag(owner, tag.id, { name: `${tag.name} again`, slug: '', description: '' });
    return () => forgetTagAlias(owner, tag.id, tag.slug);
  },
  deleteTag: async () => {
    const [owner, { id }] = [await makeOwner(), await makeTag()];
    return () => deleteTag(owner, id);
  },
};

/** Mutations of the table of posts. */
export const changingMany: Record<string, Run> = {
  changePosts: async () => {
    const [owner, post] = [await makeOwner(), await makePost()];
    return () => changePosts(owner, [post], { verb: 'unpublish' });
  },
  tagPost: async () => {
    const [owner, post] = [await makeOwner(), await makePost()];
    return () => tagPost(owner, post.id, post.version, ['added']);
  },
};

export const quietTags: Record<string, Run> = {
  'mergeTags: with itself': async () => {
    const [owner, { id }] = [await makeOwner(), await makeTag()];
    return () => mergeTags(owner, [id], id);
  },
};
