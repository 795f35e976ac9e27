import { formatDate, type DateLength } from '@/lib/format-date';
import { getDateStyle } from '@/lib/site/date-style';

export async function SiteDate({ at, as }: { at: Date; as?: DateLength }) {
  return <time dateTime={at.toISOString()}>{formatDate(at, await getDateStyle(), as)}</time>;
}
