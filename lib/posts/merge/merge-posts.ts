import type { FormValues } from '@/lib/form-state';
import { toLineFeeds } from '@/lib/line-breaks';
import { settingNames, shownName, textNames, type FieldName } from '@/lib/posts/post-fields';
import { typedNames } from '@/lib/posts/tags';
import { applyChoices, isDifference, mergeTexts, type Choice, type MergedPart } from './merge-texts';

export type FieldDifference = { name: FieldName; mine: string; theirs: string };

/** What became of a post at two hands. */
export type Merge = { parts: MergedPart[]; fields: FieldDifference[]; merged: FormValues };

/** @param base null where nobody knows it: then all that differs is left to choose */
export function mergePosts(base: FormValues | null, mine: FormValues, theirs: FormValues): Merge {
  const read = (from: FormValues | null, name: string) => toLineFeeds(from?.[name] ?? '');
  const merged: FormValues = {};
  const fields: FieldDifference[] = [];
  for (const name of textNames) {
    const [was, ours, others] = [read(base, name), read(mine, name), read(theirs, name)];
    if (name === 'body') continue;
    if (ours === others || others === was) merged[name] = ours;
    else if (ours === was) merged[name] = others;
    else if (name === 'tags' && base) merged[name] = mergeNames(was, ours, others);
    else fields.push({ name, mine: ours, theirs: others });
  }
  // Whoever changed a setting has it.
  for (const name of settingNames) {
    const isMine = mine[name] !== mine[shownName(name)];
    merged[name] = (isMine ? mine[name] : theirs[name]) ?? '';
  }
  const parts = base
    ? mergeTexts(read(base, 'body'), read(mine, 'body'), read(theirs, 'body'))
    : mergeTexts('', read(mine, 'body'), read(theirs, 'body'));
  return { parts, fields, merged };
}

export const differencesOf = ({ parts }: Merge) => parts.filter(isDifference);

export const isClean = (merge: Merge): boolean =>
  merge.fields.length === 0 && differencesOf(merge).length === 0;

/** Names of the form's choices: `merge-title`, and `merge-0` for the first place of the text that differs. */
export const choiceName = (place: string | number): string => `merge-${place}`;

/** @param choices by `choiceName`; of a field mine, and of the text both, where nothing is said */
export function chosenValues(merge: Merge, choices: FormValues = {}): FormValues {
  const { parts, fields, merged } = merge;
  const chosen: FormValues = {};
  for (const { name, mine, theirs } of fields)
    chosen[name] = choices[choiceName(name)] === 'theirs' ? theirs : mine;
  const places = differencesOf(merge).map((_, place) => choiceOf(choices[choiceName(place)]));
  return { ...merged, ...chosen, body: applyChoices(parts, places) };
}

/** @returns what tells these differences from others, so that no choice is taken for another one */
export function keyOfDifferences(merge: Merge): string {
  let hash = 5381;
  const text = JSON.stringify([merge.fields, differencesOf(merge)]);
  for (let index = 0; index < text.length; index++) hash = (Math.imul(hash, 33) + text.charCodeAt(index)) | 0;
  return String(hash);
}

const choiceOf = (value: string | undefined): Choice =>
  value === 'mine' || value === 'theirs' ? value : 'both';

/** Names that either side added, without those that either took away. */
function mergeNames(base: string, mine: string, theirs: string): string {
  const [was, ours, others] = [new Set(typedNames(base)), typedNames(mine), typedNames(theirs)];
  const isKept = (name: string) => !was.has(name) || (ours.includes(name) && others.includes(name));
  return [...new Set([...ours, ...others])].filter(isKept).join(', ');
}
