import { sql, type SQL } from 'drizzle-orm';
import postgres from 'postgres';
import { expect, test } from 'vitest';
import { allowLongStatements, db, type Executor } from '@/lib/db';
import { isDatabaseUnavailable, saveFailure } from '@/lib/errors';
import { migrate } from '@/lib/server/database/migrate';
import { TEMPLATE } from '@/lib/testing/start-database';

test('every key that deletes or empties rows has an index that begins with it', async () => {
  const missing = await db.execute(sql`
    select conrelid::regclass::text as table, conname as key
    from pg_constraint c
    where contype = 'f' and confdeltype in ('c', 'n', 'd') and not exists (
      select from pg_index i
      where i.indrelid = c.conrelid and i.indisvalid
        and (i.indkey::int2[])[0:cardinality(c.conkey) - 1] @> c.conkey
        and coalesce(pg_get_expr(i.indpred, i.indrelid), '') in
          ('', (select '(' || quote_ident(attname) || ' IS NOT NULL)' from pg_attribute
                where attrelid = c.conrelid and attnum = c.conkey[1])))`);
  expect([...missing]).toEqual([]);
  const [keys] = await db.execute<{ count: number }>(
    sql`select count(*)::int as count from pg_constraint where contype = 'f' and confdeltype in ('c', 'n')`,
  );
  expect(keys?.count).toBeGreaterThan(10);
});

test('statements, waits for locks and idle transactions have an end', async () => {
  const url = new URL(process.env.DATABASE_URL!);
  url.pathname = `/${TEMPLATE}`;
  const client = postgres(url.href, { max: 1, onnotice: () => {} });
  const [row] = await client`select current_setting('statement_timeout') as statement,
    current_setting('lock_timeout') as lock, current_setting('idle_in_transaction_session_timeout') as idle`;
  await client.end();
  expect(row).toEqual({ statement: '30s', lock: '10s', idle: '1min' });
});

test('work that grows with the site may take ten minutes a statement, and what follows it not', async () => {
  const limit = async (executor: Executor) =>
    (await executor.execute<{ limit: string }>(sql`select current_setting('statement_timeout') as limit`))[0]!
      .limit;
  const before = await limit(db);
  await db.transaction(async (tx) => {
    await allowLongStatements(tx);
    expect(await limit(tx)).toBe('10min');
  });
  expect(await limit(db)).toBe(before);
});

test('the embedded database plans for data in memory and for many readers at once', async () => {
  const [row] = await db.execute(sql`select current_setting('random_page_cost') as cost,
    current_setting('max_parallel_workers_per_gather') as workers`);
  expect(row).toEqual({ cost: '1.1', workers: '0' });
});

test('who waits for another that migrates is told so', async () => {
  const url = new URL(process.env.DATABASE_URL!);
  const other = postgres(url.href, { max: 1, onnotice: () => {} });
  await other.begin(async (transaction) => {
    await transaction`select pg_advisory_xact_lock(7265746)`;
    await expect(migrate(url.href, 1)).rejects.toThrow(/Another process has been migrating/);
  });
  await other.end();
});

test('what takes too long, a full disk and a read-only database are "not now"', async () => {
  const fail = (...statements: SQL[]) =>
    db.transaction(async (tx) => {
      for (const statement of statements) await tx.execute(statement);
    });
  const slow = await fail(sql`set local statement_timeout = 20`, sql`select pg_sleep(5)`).catch(
    (error: unknown) => error,
  );
  const readOnly = await fail(sql`set transaction read only`, sql`delete from comments`).catch(
    (error: unknown) => error,
  );
  const full = await fail(sql`do $$ begin raise sqlstate '53100'; end $$`).catch((error: unknown) => error);
  for (const error of [slow, readOnly, full]) expect(isDatabaseUnavailable(error)).toBe(true);
  expect([slow, readOnly, full].map(saveFailure)).toEqual([
    null,
    'the database is read-only',
    'the disk of the database is full',
  ]);
});
