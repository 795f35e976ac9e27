import { pinPost, unpinPost } from '@/lib/posts/mutations/pin-post';
import { savePost } from '@/lib/posts/mutations/save-post';
import { createSeries, deleteSeries, movePart, updateSeries } from '@/lib/series/mutations/series';
import { makeOwner, makePost, makeSeries } from '@/lib/testing/factories';

type Run = () => Promise<() => Promise<unknown>>;

/** Rows of content-notice.db.test.ts: each mutation of series, prepared, then run. */
export const changingSeries: Record<string, Run> = {
  updateSeries: async () => {
    const [owner, { id }] = [await makeOwner(), await makeSeries([await makePost()])];
    return () => updateSeries(owner, id, { name: `Renamed ${id}`, description: '' });
  },
  movePart: async () => {
    const [owner, post] = [await makeOwner(), await makePost()];
    const { id } = await makeSeries([await makePost(), post]);
    return () => movePart(owner, id, { postId: post.id, way: 'up' });
  },
  deleteSeries: async () => {
    const [owner, { id }] = [await makeOwner(), await makeSeries([await makePost()])];
    return () => deleteSeries(owner, id);
  },
  pinPost: async () => {
    const [owner, { id }] = [await makeOwner(), await makePost()];
    return () => pinPost(owner, id);
  },
  unpinPost: async () => {
    const [owner, { id }] = [await makeOwner(), await makePost()];
    await pinPost(owner, id);
    return () => unpinPost(owner, id);
  },
};

export const quietSeries: Record<string, Run> = {
  createSeries: async () => {
    const owner = await makeOwner();
    return () => createSeries(owner, { name: `Series ${Math.random()}`, description: '' });
  },
  'movePart: the first one up': async () => {
    const [owner, post] = [await makeOwner(), await makePost()];
    const { id } = await makeSeries([post, await makePost()]);
    return () => movePart(owner, id, { postId: post.id, way: 'up' });
  },
  'unpinPost: another one is pinned': async () => {
    const [owner, { id }] = [await makeOwner(), await makePost()];
    await pinPost(owner, (await makePost()).id);
    return () => unpinPost(owner, id);
  },
  'savePost: a draft becomes a part': async () => {
    const [owner, post] = [await makeOwner(), await makePost({ state: 'draft' })];
    const { title, subtitle, body, slug } = post;
    const input = { title, subtitle, body, slug, tags: [], coverUrl: '', coverAlt: '', series: 'Quiet' };
    return () => savePost(owner, { id: post.id, version: post.version }, input, 'save');
  },
};
