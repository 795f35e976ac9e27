import type { FormValues } from '@/lib/form-state';
import { fieldNames, postFields, type FieldName } from '@/lib/posts/post-fields';

export function readFields(form: HTMLFormElement): FormValues {
  const values: FormValues = {};
  for (const name of fieldNames) {
    const element = form.elements.namedItem(name);
    if (element instanceof HTMLInputElement && element.type === 'checkbox') {
      values[name] = element.checked ? 'on' : '';
    } else if (element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement) {
      values[name] = element.value;
    }
  }
  return values;
}

export const changedFields = (mine: FormValues, theirs: FormValues): FieldName[] =>
  fieldNames.filter((name) => plain(mine[name]) !== plain(theirs[name]));

const plain = (text = '') => text.replace(/\r\n?/g, '\n').trim();

export function fieldProps(name: FieldName, stored: FormValues) {
  const { label, maxLength }: { label: string; maxLength?: number } = postFields[name];
  return { name, label, maxLength, defaultValue: stored[name] };
}
