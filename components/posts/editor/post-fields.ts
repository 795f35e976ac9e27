import type { FormValues } from '@/lib/form-state';

/** The fields that an author types, by name, with their labels, in the order of the form. */
export const fieldLabels = {
  title: 'Title',
  subtitle: 'Subtitle',
  body: 'Body',
  slug: 'Slug',
  tags: 'Tags',
  publishedAt: 'Published date',
  coverUrl: 'Cover image URL',
  coverAlt: 'Cover image description',
  language: 'Language',
  commentsOpen: 'Allow comments',
} as const;

export type FieldName = keyof typeof fieldLabels;
export const fieldNames = Object.keys(fieldLabels) as FieldName[];

/** What stands in the fields now. Read from the elements, whose line breaks are always `\n`. */
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

/** The fields whose text differs, whatever their line breaks and spaces at the ends are. */
export const changedFields = (mine: FormValues, theirs: FormValues): FieldName[] =>
  fieldNames.filter((name) => plain(mine[name]) !== plain(theirs[name]));

const plain = (text = '') => text.replace(/\r\n?/g, '\n').trim();
