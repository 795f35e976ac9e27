import { formatDate, type DateLength } from '@/lib/format-date';
import { timeKind } from '@/lib/reading/time-kind';
import { getDateStyle } from '@/lib/site/date-style';

type SiteDateProps = {
  at: Date;
  as?: DateLength;
  /** Of a sentence that "3 days ago" would not fit into. */
  exact?: boolean;
};

/** A time by the site's clock; a script says it by the reader's (lib/reading/show-times.ts), before React or after it. */
export async function SiteDate({ at, as = 'date', exact = false }: SiteDateProps) {
  return (
    <time dateTime={at.toISOString()} data-as={timeKind(as, exact)} suppressHydrationWarning>
      {formatDate(at, await getDateStyle(), as)}
    </time>
  );
}
