import 'server-only';
import { sql, type SQL } from 'drizzle-orm';
import { allowLongStatements, db, type Transaction } from '@/lib/db';

/** The database at one moment, as long as it takes to read it: what is saved meanwhile is not in it. */
export const inSnapshot = <T>(run: (tx: Transaction) => Promise<T>): Promise<T> =>
  db.transaction(
    async (tx) => {
      await allowLongStatements(tx);
      // Whoever receives it may be slow; whoever stopped receiving does not hold the snapshot for ever.
      await tx.execute(sql`set local idle_in_transaction_session_timeout = '5min'`);
      return run(tx);
    },
    { isolationLevel: 'repeatable read', accessMode: 'read only' },
  );

/** A body has up to three megabytes. */
const fewAtOnce = sql`fetch 20 from exported_rows`;
const manyAtOnce = sql`fetch 500 from exported_rows`;

/**
 * The rows of a statement, some at a time, so that memory does not grow with the site. One statement after the other.
 * Moments come as PostgreSQL writes them.
 */
export async function* readRows<Row extends object>(
  tx: Transaction,
  statement: SQL,
  size: 'large' | 'small' = 'small',
): AsyncGenerator<Row, void, undefined> {
  await tx.execute(sql`declare exported_rows no scroll cursor for ${statement}`);
  for (;;) {
    const rows = await tx.execute(size === 'large' ? fewAtOnce : manyAtOnce);
    yield* rows as unknown as Row[];
    if (rows.length === 0) break;
  }
  await tx.execute(sql`close exported_rows`);
}

/** A moment of such a row, as files have it. */
export const isoOf = <Moment extends string | null>(moment: Moment): Moment =>
  (moment === null ? null : new Date(moment).toISOString()) as Moment;
