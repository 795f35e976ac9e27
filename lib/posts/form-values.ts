import type { FormValues } from '@/lib/form-state';
import { newPostTexts, settingNames, shownName, toFieldTexts } from '@/lib/posts/post-fields';
import type { PostKind } from '@/lib/paths';
import type { PostForEdit } from '@/lib/posts/queries/admin';
import type { WorkingCopy } from '@/lib/posts/queries/working-copies';

/** What the editor's hidden fields say of the text that it was opened with. */
export const basisNames = ['id', 'version', 'copy', 'state', ...settingNames.map(shownName)];

/** What an editor opens with: the working copy where there is one, and what it lies upon. */
export const toFormValues = (post: PostForEdit, copy: WorkingCopy | null, timeZone: string): FormValues => {
  const stored = toFieldTexts(post, timeZone);
  return {
    ...stored,
    ...(copy && textOf(copy)),
    id: String(post.id),
    version: String(copy?.basis ?? post.version),
    copy: String(copy?.version ?? 0),
    state: post.state,
    ...Object.fromEntries(settingNames.map((name) => [shownName(name), stored[name] ?? ''])),
  };
};

/** @param kind of what is begun; a page begins without comments. @param commentsOpen what the owner's settings begin a post with */
export const newPostValues = (
  copy: WorkingCopy | null,
  kind: PostKind = 'post',
  commentsOpen = true,
): FormValues => ({
  ...newPostTexts,
  commentsOpen: commentsOpen ? 'on' : '',
  ...((copy ? copy.fields.kind : kind) === 'page' && { kind: 'page', commentsOpen: '' }),
  ...(copy && textOf(copy)),
  copy: String(copy?.version ?? 0),
  state: 'draft',
});

const textOf = ({ body, fields }: WorkingCopy): FormValues => ({ ...fields, body });
