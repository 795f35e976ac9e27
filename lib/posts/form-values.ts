import type { FormValues } from '@/lib/form-state';
import { newPostTexts, toFieldTexts } from '@/lib/posts/post-fields';
import type { PostForEdit } from '@/lib/posts/queries/admin';

export const toFormValues = (post: PostForEdit, timeZone: string): FormValues => ({
  ...toFieldTexts(post, timeZone),
  version: String(post.version),
  state: post.state,
});

export const newPostValues: FormValues = { ...newPostTexts, state: 'draft' };
