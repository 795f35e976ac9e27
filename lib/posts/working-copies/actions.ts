'use server';

import { randomUUID } from 'node:crypto';
import { redirect } from 'next/navigation';
import { canManagePosts } from '@/lib/access/permissions';
import { adminAction } from '@/lib/action';
import { failed } from '@/lib/form-state';
import { editPostPath, newPostPath } from '@/lib/paths';
import { discardNewWorkingCopy, discardWorkingCopy } from '@/lib/posts/mutations/discard-working-copy';
import { DiscardSchema } from '@/lib/posts/working-copies/validation';
import { accountFolder, writeText } from '@/lib/texts/folder';
import { proseOf } from '@/lib/texts/prose';

const changedMeanwhile =
  'The draft was changed somewhere else since you opened it, so nothing was discarded. Reload the page to see it.';

/** Of a post that is not there yet the text can be found at /account/recover for a week. */
export const discardDraftAction = adminAction(
  canManagePosts,
  DiscardSchema,
  async ({ actor, input: { id, key = '', copy, editorKey = '' }, values }) => {
    // Named anew each time, so that the page opens another editor.
    const discarded = `discarded=${randomUUID()}`;
    if (id) {
      const done = await discardWorkingCopy(actor, id, { copy, editorKey });
      if (!done.ok) return failed(values, changedMeanwhile);
      redirect(`${editPostPath(id)}?${discarded}`);
    }
    const fields = proseOf(Object.entries(await discardNewWorkingCopy(actor, key)));
    if (fields) await writeText(accountFolder(actor.id), { path: newPostPath(), fields });
    redirect(`${newPostPath()}?${discarded}`);
  },
);
