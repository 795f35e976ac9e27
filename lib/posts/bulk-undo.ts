import type { FormValues } from '@/lib/form-state';
import type { ChangedPost, PostsChange } from '@/lib/posts/mutations/change-posts';

type Target = { id: number; version: number };

/** What a form is told of the way back, by names that are none of its boxes. */
export function wayBack(verb: PostsChange['verb'], targets: Target[], changed: ChangedPost[]): FormValues {
  const done = targets.filter(({ id }) => changed.some((post) => post.id === id && post.problem === null));
  if (verb === 'delete') return { deleted: done.map(({ id }) => id).join(' ') };
  const back = opposites[verb];
  return back ? { undo: back, changed: done.map(({ id, version }) => `${id}:${version}`).join(' ') } : {};
}

const opposites: Partial<Record<PostsChange['verb'], string>> = {
  publish: 'unpublish',
  unpublish: 'publish',
};

/** The fields of the form that takes it back; undefined where nothing does. */
export function undoOfBulk({ deleted, undo, changed }: FormValues = {}): FormValues | undefined {
  if (deleted) return { verb: 'restore', deleted };
  if (!undo || !changed) return undefined;
  const posts = changed.split(' ').map((target) => {
    const [id, version = ''] = target.split(':');
    return [`post-${id}`, version] as const;
  });
  return { verb: undo, ...Object.fromEntries<string>(posts) };
}
