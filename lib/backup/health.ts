import { intervalOf } from '@/lib/backup/due-time';
import type { Schedule } from '@/lib/backup/schedules';

type Fact = {
  isScheduled: boolean;
  createdAt: Date;
  finishedAt: Date | null;
  problem: string;
  verifiedAt: Date | null;
  verifyProblem: string;
};

export type BackupHealth = {
  /** The newest that was verified and found whole. */
  verifiedAt: Date | null;
  /** What is wrong, for the owner; empty for nothing. */
  warning: string;
};

type Facts = { schedule: Schedule; claimedAt: Date | null; /** Newest first. */ list: Fact[] };

/** An old backup is one that is older than two turns of the schedule. */
export function describeHealth({ schedule, claimedAt, list }: Facts, now: Date): BackupHealth {
  const good = list.find((one) => one.finishedAt && one.verifiedAt && one.verifyProblem === '');
  const verifiedAt = good?.verifiedAt ?? null;
  const ended = list.find((one) => one.finishedAt !== null || one.problem !== '');
  if (ended?.problem) return { verifiedAt, warning: `The last backup failed. ${ended.problem}` };
  if (ended?.verifyProblem)
    return { verifiedAt, warning: `The last backup is not whole. ${ended.verifyProblem}` };
  const newest = good?.createdAt ?? claimedAt;
  if (newest && now.getTime() - newest.getTime() > 2 * intervalOf(schedule))
    return {
      verifiedAt,
      warning: good ? 'The last backup that is whole is old.' : 'There is no backup yet that is whole.',
    };
  return { verifiedAt, warning: '' };
}
