import { intervalOf } from '@/lib/backup/due-time';
import type { Schedule } from '@/lib/backup/schedules';

type Fact = {
  isScheduled: boolean;
  createdAt: Date;
  finishedAt: Date | null;
  problem: string;
  verifiedAt: Date | null;
  verifyProblem: string;
  /** Whether its file lies in the folder of backups. */
  isThere: boolean;
};

export type BackupHealth = {
  /** The newest that was verified and found whole. */
  verifiedAt: Date | null;
  /** What is wrong, for the owner; empty for nothing. */
  warning: string;
};

type Facts = { schedule: Schedule; claimedAt: Date | null; /** Newest first. */ list: Fact[] };

/** Milliseconds that a clock may be ahead of another; what is dated later was made by one that went wrong. */
const DRIFT = 3_600_000;

/** An old backup is one that is older than two turns of the schedule. */
export function describeHealth({ schedule, claimedAt, list }: Facts, now: Date): BackupHealth {
  const whole = list.filter((one) => one.finishedAt && one.verifiedAt && one.verifyProblem === '');
  const there = whole.filter(({ isThere }) => isThere);
  const good = there.find(({ createdAt }) => createdAt.getTime() <= now.getTime() + DRIFT) ?? there[0];
  const verifiedAt = good?.verifiedAt ?? null;
  const ended = list.find((one) => one.finishedAt !== null || one.problem !== '');
  if (ended?.problem) return { verifiedAt, warning: `The last backup failed. ${ended.problem}` };
  if (ended?.verifyProblem)
    return {
      verifiedAt,
      warning: `The last backup ${ended.verifiedAt ? 'is not whole' : 'could not be verified'}. ${ended.verifyProblem}`,
    };
  if (whole.length > 0 && !good)
    return { verifiedAt, warning: 'No backup that was whole lies in the folder of backups any more.' };
  const newest = good?.createdAt ?? claimedAt;
  const age = newest ? Math.abs(now.getTime() - newest.getTime()) : 0;
  if (age > 2 * intervalOf(schedule))
    return {
      verifiedAt,
      warning: good ? 'The last backup that is whole is old.' : 'There is no backup yet that is whole.',
    };
  return { verifiedAt, warning: '' };
}
