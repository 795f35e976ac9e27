import 'server-only';
import { setTimeout as sleep } from 'node:timers/promises';
import { connectForLong } from '@/lib/backup/queries/snapshot';

/** Any constant serves; backups, verifying and restoring exclude each other by it, in all processes of a database. */
const WORK_LOCK = 7_265_748;

const LOOK = 500;

type Options = {
  /** Milliseconds; without, whoever comes second is told at once. */
  patience?: number;
  onWait?: () => void;
};

/** @returns null where somebody else has it */
export async function withWorkLock<T>(
  url: string,
  run: () => Promise<T>,
  { patience = 0, onWait = () => {} }: Options = {},
): Promise<{ value: T } | null> {
  const sql = connectForLong(url, 'colophon backup lock');
  const deadline = Date.now() + patience;
  try {
    // In a transaction, because behind a pooler a session's lock outlives who took it.
    return await sql.begin(async (tx) => {
      for (let attempt = 1; ; attempt++) {
        const [row] = await tx<
          { isMine: boolean }[]
        >`select pg_try_advisory_xact_lock(${WORK_LOCK}) as "isMine"`;
        if (row?.isMine) return { value: await run() };
        if (Date.now() >= deadline) return null;
        if (attempt === 1) onWait();
        await sleep(LOOK);
      }
    });
  } finally {
    await sql.end({ timeout: 5 });
  }
}
