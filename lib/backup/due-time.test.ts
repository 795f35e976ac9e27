import { expect, test } from 'vitest';
import { isBackupDue, lastDue, spreadOf, type Rhythm } from '@/lib/backup/due-time';

const daily: Rhythm = { schedule: 'daily', timeZone: 'UTC', spread: 20 };
const at = (text: string) => new Date(text);

test.each<[string, Partial<Rhythm>, string, string | null]>([
  ['before the night', {}, '2026-11-29T03:19:00Z', '2026-11-28T03:20:00.000Z'],
  ['at its minute', {}, '2026-11-29T03:20:00Z', '2026-11-29T03:20:00.000Z'],
  [
    'by the clocks of the site',
    { timeZone: 'Asia/Tokyo' },
    '2026-11-29T17:00:00Z',
    '2026-11-28T18:20:00.000Z',
  ],
  ['a week: on Sunday', { schedule: 'weekly' }, '2026-11-28T12:00:00Z', '2026-11-22T03:20:00.000Z'],
  ['never', { schedule: 'never' }, '2026-11-28T12:00:00Z', null],
  // Clocks go from two to three, and from three to two.
  ['a short night', { timeZone: 'Europe/Berlin' }, '2026-03-29T12:00:00Z', '2026-03-29T01:20:00.000Z'],
  ['a long night', { timeZone: 'Europe/Berlin' }, '2026-10-25T12:00:00Z', '2026-10-25T02:20:00.000Z'],
])('%s', (_, rhythm, now, due) => {
  expect(lastDue(at(now), { ...daily, ...rhythm })?.toISOString() ?? null).toBe(due);
});

test('a fresh site waits for the night, and what was missed is made up for', () => {
  expect(isBackupDue(at('2026-11-29T12:00:00Z'), at('2026-11-29T11:00:00Z'), daily)).toBe(false);
  expect(isBackupDue(at('2026-11-30T03:30:00Z'), at('2026-11-29T11:00:00Z'), daily)).toBe(true);
  expect(isBackupDue(at('2026-12-09T12:00:00Z'), at('2026-11-29T11:00:00Z'), daily)).toBe(true);
  expect(isBackupDue(at('2026-12-09T12:00:00Z'), at('2026-12-09T03:21:00Z'), daily)).toBe(false);
  expect(isBackupDue(at('2026-12-09T12:00:00Z'), null, daily)).toBe(false);
  expect(
    isBackupDue(at('2026-12-09T12:00:00Z'), at('2020-01-01T00:00:00Z'), { ...daily, schedule: 'never' }),
  ).toBe(false);
});

test('sites begin at minutes of their own', () => {
  const minutes = ['https://a.example', 'https://b.example', 'https://c.example'].map(spreadOf);
  expect(new Set(minutes).size).toBeGreaterThan(1);
  expect(Math.max(...minutes)).toBeLessThan(60);
});

test.each([
  'Europe/Berlin',
  'Europe/Athens',
  'America/Sao_Paulo',
  'Africa/Cairo',
  'Australia/Lord_Howe',
  'UTC',
])('each night of a year has one, whatever clocks do in it: %s', (timeZone) => {
  for (const spread of [0, 59]) {
    const due = new Set<number>();
    for (let now = Date.UTC(2026, 0, 1, 12); now <= Date.UTC(2027, 0, 1, 12); now += 10 * 60_000)
      due.add(lastDue(new Date(now), { ...daily, timeZone, spread })!.getTime());
    const moments = [...due];
    expect(moments).toHaveLength(366);
    expect(moments.toSorted((a, b) => a - b)).toEqual(moments);
  }
});
