import 'server-only';
import type { Actor } from '@/lib/access/actor';
import type { FormState, FormValues } from '@/lib/form-state';
import { editorValues } from '@/lib/posts/editor-values';
import { basisNames } from '@/lib/posts/form-values';
import { pick } from '@/lib/posts/post-fields';
import { getMergeBase } from '@/lib/posts/queries/merge-base';
import { chosenValues, isClean, keyOfDifferences, mergePosts } from './merge-posts';

type Stale = {
  id: number;
  /** The post's version that `values` were written upon. */
  version: number;
  /** The open editor that sent them. */
  editor: { copy: number; editorKey: string; sequence: number } | undefined;
  values: FormValues;
  /** What the editor's copy said, upon which another editor wrote or which it discarded. */
  base?: FormValues;
};

/** What somebody chose of the differences that they saw. */
export type Chosen = { by: 'merge' | 'mine' | 'theirs'; version: number; copy: number; differences: string };

const merged =
  'Merged with what was saved somewhere else meanwhile. Nothing is saved yet: look it over and save again.';
const differs =
  'This post was saved somewhere else since you opened it. Nothing of either text is lost: choose below.';
const differsAgain =
  'One of the two texts was changed while you chose. Nothing is lost: please choose again.';

/** What its form is told when a save was refused as stale: both texts as one, or where they differ. Nothing is saved. */
export async function answerStale(actor: Actor, stale: Stale, chosen?: Chosen): Promise<FormState> {
  const { id, version, editor, values } = stale;
  const stored = await editorValues(actor, id, editor);
  // Upon another version it is not what the other text was made from.
  const base = (stored.version === String(version) && stale.base) || (await getMergeBase(actor, id, version));
  const merge = mergePosts(base, values, stored);
  const basis = pick(stored, basisNames);
  const of = (texts: FormValues): FormState => ({
    status: 'merged',
    message: merged,
    values: { ...values, ...texts, ...basis },
  });
  if (isClean(merge)) return of(chosenValues(merge));
  const conflict: FormState = { status: 'conflict', message: differs, values, stored, base };
  if (!chosen) return conflict;
  const isSeen = String(chosen.version) === basis.version && String(chosen.copy) === basis.copy;
  if (!isSeen || chosen.differences !== keyOfDifferences(merge))
    return { ...conflict, message: differsAgain };
  if (chosen.by === 'theirs') return of(stored);
  return of(chosen.by === 'mine' ? {} : chosenValues(merge, values));
}
