import 'server-only';
import type { DateStyle } from '@/lib/format-date';
import { getSite } from '@/lib/site/queries/site';

/**
 * How the site writes dates, asked for once per request. Dates stand in lists within lists, so they are the one thing
 * that asks for itself instead of being handed down.
 */
export async function getDateStyle(): Promise<DateStyle> {
  const { language, timeZone } = await getSite();
  return { language, timeZone };
}
