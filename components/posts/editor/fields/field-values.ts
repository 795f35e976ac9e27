import type { FormValues } from '@/lib/form-state';
import { toLineFeeds } from '@/lib/line-breaks';
import {
  fieldNames,
  postFields,
  settingNames,
  textNames,
  type FieldName,
  type SettingName,
} from '@/lib/posts/post-fields';

export function readFields(form: HTMLFormElement): FormValues {
  const values: FormValues = {};
  for (const name of fieldNames) {
    const element = form.elements.namedItem(name);
    if (element instanceof HTMLInputElement && element.type === 'checkbox') {
      values[name] = element.checked ? element.value : '';
    } else if (element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement) {
      values[name] = element.value;
    }
  }
  return values;
}

/** Settings as the form was opened with them. */
export type ShownSettings = Record<SettingName, string>;

/** What a working copy keeps: the text, and of the settings those that were changed. */
export function readDraft(form: HTMLFormElement, shown: ShownSettings): FormValues {
  const values = readFields(form);
  const names = [...textNames, ...settingNames.filter((name) => values[name] !== shown[name])];
  return Object.fromEntries(names.map((name) => [name, values[name] ?? '']));
}

export const changedFields = (mine: FormValues, theirs: FormValues): FieldName[] =>
  fieldNames.filter((name) => plain(mine[name]) !== plain(theirs[name]));

const plain = (text = '') => toLineFeeds(text).trim();

export function fieldProps(name: FieldName, stored: FormValues) {
  const { label, maxLength }: { label: string; maxLength?: number } = postFields[name];
  return { name, label, maxLength, defaultValue: stored[name] };
}
