import type { FormValues } from '@/lib/form-state';
import { isAhead } from '@/lib/posts/moment-field';
import type { SaveIntent } from '@/lib/posts/mutations/save-post';

/** @param values of the editor after the save */
export function savedMessage(values: FormValues, intent: SaveIntent, timeZone: string): string {
  const { state, copy = '0', publishedAt = '', unpublishAt } = values;
  const at = (moment: string) => `${moment.replace('T', ' ')} (${timeZone})`;
  if (intent === 'unpublish') {
    return isAhead(publishedAt, timeZone)
      ? 'Unscheduled. The post stays a draft; its date is kept.'
      : 'Unpublished. The post is a draft again, and readers no longer see it.';
  }
  if (copy !== '0') return 'Draft saved. Readers see none of it until you press Update.';
  if (state === 'draft' && intent === 'update')
    return 'Saved as a draft: the post was unpublished meanwhile, and readers do not see it.';
  if (state === 'draft' || intent === 'save') return 'Saved.';
  const end = unpublishAt ? [`It is unpublished by itself at ${at(unpublishAt)}.`] : [];
  if (state === 'scheduled')
    return [`Scheduled. It appears by itself at ${at(publishedAt)}.`, ...end].join(' ');
  return [intent === 'publish' ? 'Published.' : 'Updated.', ...end].join(' ');
}
