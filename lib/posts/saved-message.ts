import type { FormValues } from '@/lib/form-state';

/** @param values of the editor after the save */
export function savedMessage(
  { state, copy = '0' }: FormValues,
  intent: 'save' | 'update' | 'publish' | 'unpublish' = 'save',
): string {
  if (intent === 'unpublish') return 'Unpublished. The post is a draft again, and readers no longer see it.';
  if (copy !== '0') return 'Draft saved. Readers see none of it until you press Update.';
  if (state === 'draft' || intent === 'save') return 'Saved.';
  if (state === 'scheduled') return 'Saved. The post is scheduled and appears by itself at its date.';
  return intent === 'publish' ? 'Published.' : 'Updated.';
}
