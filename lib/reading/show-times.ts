const { lang } = document.documentElement;
/** As in lib/format-date.ts. */
const language = lang === 'en' ? 'en-GB' : lang;
const ago = new Intl.RelativeTimeFormat(language, { numeric: 'auto' });

/** In minutes. */
const WEEK = 10_080;
const units = [
  ['day', 1440],
  ['hour', 60],
  ['minute', 1],
] as const;

/**
 * Times of the last seven days as how long ago they are, and clock times by the reader's clock: see SiteDate.
 * @param which of them; all, unless said
 */
export function showTimes(which = ''): void {
  for (const time of document.querySelectorAll<HTMLTimeElement>(`time[data-as]${which}`)) {
    const as = time.dataset.as as 'date' | 'short' | 'medium';
    const at = new Date(time.dateTime);
    const minutes = (Date.now() - +at) / 60_000;
    let text = time.textContent;
    if (as !== 'medium' && minutes >= 0 && minutes < WEEK) text = since(minutes);
    else if (as !== 'date') text = at.toLocaleString(language, { dateStyle: 'long', timeStyle: as });
    // Only what changes, or the page would be changing for ever.
    if (time.textContent !== text) time.textContent = text;
    time.title ||= at.toLocaleString(language, { dateStyle: 'full', timeStyle: 'short' });
  }
}

function since(minutes: number): string {
  for (const [unit, size] of units) if (minutes >= size) return ago.format(Math.ceil(-minutes / size), unit);
  return ago.format(0, 'second');
}
