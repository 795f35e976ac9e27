import postgres from 'postgres';

/**
 * Runs `work` unless another process does what the same key stands for. In a transaction, because behind a pooler a
 * session's lock outlives who took it; on a connection of its own, which does nothing else.
 * @returns whether it was run
 */
export async function withLock(url: string, key: number, work: () => Promise<void>): Promise<boolean> {
  const client = postgres(url, { max: 1, onnotice: () => {}, connect_timeout: 5, prepare: false });
  try {
    return await client.begin(async (sql) => {
      await sql`select set_config('idle_in_transaction_session_timeout', '0', true)`;
      const [row] = await sql<{ isMine: boolean }[]>`select pg_try_advisory_xact_lock(${key}) as "isMine"`;
      if (row?.isMine) await work();
      return row?.isMine ?? false;
    });
  } finally {
    await client.end({ timeout: 5 });
  }
}
