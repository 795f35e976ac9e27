import { setTimeout as sleep } from 'node:timers/promises';
import { connectForLong } from '@/lib/server/database/connect-for-long';

/** Milliseconds between two attempts. */
const LOOK = 500;

type Options = {
  /** Milliseconds to wait for whoever has the lock; without, whoever comes second is told at once. */
  patience?: number;
  /** Called once, before the first wait. */
  onWait?: () => void;
  /** What PostgreSQL lists the connection under. */
  application?: string;
};

/**
 * Runs `work` unless another process does what the same key stands for. In a transaction, because behind a pooler a
 * session's lock outlives who took it; on a connection of its own, which does nothing else.
 * @param key of `LOCK_KEYS`
 * @returns null where somebody else has it
 */
export async function withLock<T>(
  url: string,
  key: number,
  work: () => Promise<T>,
  { patience = 0, onWait = () => {}, application = 'colophon lock' }: Options = {},
): Promise<{ value: T } | null> {
  const sql = connectForLong(url, application);
  const deadline = Date.now() + patience;
  try {
    return await sql.begin(async (tx) => {
      for (let attempt = 1; ; attempt++) {
        const [row] = await tx<{ isMine: boolean }[]>`select pg_try_advisory_xact_lock(${key}) as "isMine"`;
        if (row?.isMine) return { value: await work() };
        if (Date.now() >= deadline) return null;
        if (attempt === 1) onWait();
        await sleep(LOOK);
      }
    });
  } finally {
    await sql.end({ timeout: 5 });
  }
}
