import type { FormValues } from '@/lib/form-state';
import { postFields, textNames } from '@/lib/posts/post-fields';
import { diffTexts, type DiffHunk } from '@/lib/posts/text-diff';

type Text = { body: string; fields: FormValues };
const empty: Text = { body: '', fields: {} };

/** Two states of a post: fields that differ, and the text with what changed. Null is a post that is not there yet. */
export function compareTexts(from: Text | null, to: Text | null) {
  const [before, after] = [from ?? empty, to ?? empty];
  const fields = textNames
    .filter((name) => name !== 'body' && (before.fields[name] ?? '') !== (after.fields[name] ?? ''))
    .map((name) => ({
      label: postFields[name].label,
      before: before.fields[name] ?? '',
      after: after.fields[name] ?? '',
    }));
  const body: DiffHunk[] = diffTexts(before.body, after.body);
  return { fields, body };
}
