import type { FormValues } from '@/lib/form-state';
import { newPostTexts, toFieldTexts } from '@/lib/posts/post-fields';
import type { PostForEdit } from '@/lib/posts/queries/admin';

/** A stored post as the editor's fields hold it, with its date in the site's time zone. */
export const toFormValues = (post: PostForEdit, timeZone: string): FormValues => ({
  ...toFieldTexts(post, timeZone),
  version: String(post.version),
  state: post.state,
});

/** The fields of a post that is still to be written. */
export const newPostValues: FormValues = { ...newPostTexts, state: 'draft' };
