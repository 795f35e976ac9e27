const long = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' });
const monthAndDay = new Intl.DateTimeFormat('en-GB', { month: 'long', day: 'numeric', timeZone: 'UTC' });

/** `22 November 2026`, in UTC: a page is the same for readers in every time zone. */
export const formatDate = (date: Date): string => long.format(date);

/** `22 November`, for lists under a year. */
export const formatDay = (date: Date): string => monthAndDay.format(date);

const moment = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeStyle: 'short', timeZone: 'UTC' });

/** `22 November 2026 at 07:30 UTC`, for what happened once. */
export const formatMoment = (date: Date): string => `${moment.format(date)} UTC`;
