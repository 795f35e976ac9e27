import 'server-only';
import type { DateStyle } from '@/lib/format-date';
import { getSite } from '@/lib/site/queries/site';

/** Dates stand in lists within lists, so they alone ask for themselves instead of being handed down. */
export async function getDateStyle(): Promise<DateStyle> {
  const { language, timeZone } = await getSite();
  return { language, timeZone };
}
