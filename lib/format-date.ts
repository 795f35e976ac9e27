/** How the site writes dates: in the language and the zone of its owner, so that a page is the same for all readers. */
export type DateStyle = {
  language: string;
  timeZone: string;
};

const styles = {
  date: { dateStyle: 'long' },
  /** `22 November`, for lists under a year. */
  day: { month: 'long', day: 'numeric' },
  month: { month: 'long', year: 'numeric' },
  /** `22 November 2026 at 07:30 UTC`, for what happened once. */
  moment: {
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    timeZoneName: 'short',
  },
  second: {
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    timeZoneName: 'short',
  },
} as const satisfies Record<string, Intl.DateTimeFormatOptions>;

export type DateLength = keyof typeof styles;

const formats = new Map<string, Intl.DateTimeFormat>();

export function formatDate(
  date: Date,
  { language, timeZone }: DateStyle,
  length: DateLength = 'date',
): string {
  const key = `${language} ${timeZone} ${length}`;
  let format = formats.get(key);
  if (!format) {
    // Plain English is the world's, with the day first and 24 hours; whoever wants another says which.
    const locale = language === 'en' ? 'en-GB' : language;
    format = new Intl.DateTimeFormat(locale, { ...styles[length], timeZone });
    formats.set(key, format);
  }
  return format.format(date);
}
