import { toWallTime } from '@/lib/site/time-zone';
import { z } from '@/lib/zod';

/** `2026-03-01T09:30`: what clocks show, as if they showed UTC (see `fromWallTime`); empty is null. */
export const MomentSchema = z
  .string()
  .default('')
  .transform((value, context) => {
    if (value.trim() === '') return null;
    const match = /^([1-9]\d{3}-\d\d-\d\d)[T ](\d\d:\d\d)(:\d\d(?:\.\d{1,3})?)?$/.exec(value.trim());
    const date = match && new Date(`${match[1]}T${match[2]}${match[3] ?? ':00'}Z`);
    if (!date || Number.isNaN(date.getTime()) || !date.toISOString().startsWith(match[1]!)) {
      context.addIssue({
        code: 'custom',
        message: 'Enter a date and time such as 2026-03-01T09:30.',
      });
      return z.NEVER;
    }
    return date;
  });

/** Of what a moment's field says. */
export const isAhead = (text: string, timeZone: string): boolean => text > toMomentText(new Date(), timeZone);

export const toMomentText = (date: Date | null, timeZone: string): string =>
  date ? toWallTime(date, timeZone).toISOString().slice(0, 16) : '';
