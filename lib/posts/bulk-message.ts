import type { ChangedPost, PostProblem, PostsChange } from '@/lib/posts/mutations/change-posts';

type Verb = PostsChange['verb'];

const done: Record<Verb, string> = {
  publish: 'published',
  unpublish: 'unpublished',
  delete: 'deleted',
  tag: 'tagged',
};

const reasons: Record<Exclude<PostProblem, 'unchanged'>, string> = {
  stale: 'somebody saved it meanwhile; look at it, then choose it again',
  gone: 'it is not there any more',
  'too-many-tags': 'it would have more than ten tags',
};

/** How many posts were changed, and which were not and why. */
export function bulkMessage(verb: Verb, posts: ChangedPost[]): string {
  const count = (problem: PostProblem | null) => posts.filter((post) => post.problem === problem).length;
  const sentences = [`${amount(count(null))} ${count(null) === 1 ? 'was' : 'were'} ${done[verb]}.`];
  const unchanged = count('unchanged');
  if (unchanged > 0)
    sentences.push(`${amount(unchanged)} ${unchanged === 1 ? 'was' : 'were'} ${done[verb]} already.`);
  for (const { title, problem } of posts) {
    if (problem === null || problem === 'unchanged') continue;
    sentences.push(`Not ${done[verb]}: ${title ? `“${title}”` : 'one post'}, because ${reasons[problem]}.`);
  }
  return sentences.join(' ');
}

export const restoredMessage = (count: number): string =>
  count === 0
    ? 'Nothing came back: it was deleted for ever meanwhile.'
    : `${amount(count)} ${count === 1 ? 'is' : 'are'} back, as ${count === 1 ? 'it was' : 'they were'}.`;

const amount = (count: number) => (count === 0 ? 'No post' : count === 1 ? 'One post' : `${count} posts`);
