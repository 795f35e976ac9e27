import type { FormValues } from '@/lib/form-state';
import { settingNames, shownName } from '@/lib/posts/post-fields';
import type { SavePostSchema } from '@/lib/posts/validation';
import { fromWallTime } from '@/lib/site/time-zone';
import type { z } from '@/lib/zod';

type Sent = z.output<typeof SavePostSchema>;

/**
 * A post's settings as a form sent them. One that was not touched is kept as it is stored: whoever changed it
 * meanwhile is not undone, and a date keeps its seconds.
 * @param values as they were typed
 */
export function readSettings(sent: Sent, values: FormValues, timeZone: string) {
  const changed = settingNames.filter((name) => !sent.id || (values[name] ?? '') !== sent[shownName(name)]);
  const settings = {
    publishedAt: sent.publishedAt && fromWallTime(sent.publishedAt, timeZone),
    unpublishAt: sent.unpublishAt && fromWallTime(sent.unpublishAt, timeZone),
    commentsOpen: sent.commentsOpen,
    kind: sent.kind,
  };
  const kept = Object.fromEntries(
    settingNames.filter((name) => !changed.includes(name)).map((name) => [name, undefined]),
  );
  return { changed, settings, changes: { ...settings, ...kept } as Partial<typeof settings> };
}

/** Whether a post would end before readers ever saw it. */
export const endsTooSoon = (unpublishAt: Date | null, publishedAt: Date | null, now = new Date()): boolean =>
  unpublishAt !== null && unpublishAt <= (publishedAt && publishedAt > now ? publishedAt : now);
