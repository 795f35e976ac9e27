import { expect, test } from 'vitest';
import { describeHealth } from '@/lib/backup/health';

const now = new Date('2026-11-29T12:00:00Z');
const hoursAgo = (hours: number) => new Date(now.getTime() - hours * 3_600_000);
const made = (hours: number, more = {}) => ({
  isScheduled: true,
  createdAt: hoursAgo(hours),
  finishedAt: hoursAgo(hours),
  problem: '',
  verifiedAt: hoursAgo(hours),
  verifyProblem: '',
  isThere: true,
  ...more,
});
const warn = (list: ReturnType<typeof made>[], claimed = 1000, schedule: 'daily' | 'never' = 'daily') =>
  describeHealth({ schedule, claimedAt: hoursAgo(claimed), list }, now).warning;

test('what is fresh and whole is no news, and neither is a site of yesterday without one', () => {
  expect(warn([made(10)])).toBe('');
  expect(warn([], 40)).toBe('');
  expect(warn([made(1000)], 1000, 'never')).toBe('');
  expect(describeHealth({ schedule: 'daily', claimedAt: null, list: [made(10)] }, now).verifiedAt).toEqual(
    hoursAgo(10),
  );
});

test('old, failed and damaged ones are told', () => {
  expect(warn([made(49)])).toContain('old');
  expect(warn([])).toContain('no backup yet');
  expect(warn([made(1, { finishedAt: null, verifiedAt: null, problem: 'Full.' }), made(20)])).toContain(
    'failed. Full.',
  );
  expect(warn([made(1, { verifyProblem: 'Damaged.' }), made(20)])).toContain('not whole. Damaged.');
  expect(warn([made(1, { verifiedAt: null, verifyProblem: 'Full.' }), made(20)])).toContain(
    'could not be verified. Full.',
  );
  // One that is being made says nothing yet.
  expect(warn([made(0, { finishedAt: null, verifiedAt: null }), made(20)])).toBe('');
});

test('a file that is gone is no backup', () => {
  const gone = { isThere: false };
  expect(warn([made(1, gone), made(20)])).toBe('');
  expect(warn([made(1, gone), made(60)])).toContain('old');
  expect(warn([made(1, gone)])).toContain('any more');
  expect(warn([made(1, gone)], 1000, 'never')).toContain('any more');
});

test('what a clock that was years ahead has dated says nothing of today', () => {
  expect(warn([made(-50_000), made(10)])).toBe('');
  expect(warn([made(-50_000), made(60)])).toContain('old');
  expect(warn([made(-50_000)])).toContain('old');
});
