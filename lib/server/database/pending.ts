import postgres from 'postgres';
import { knownMigrations } from '@/lib/server/database/migrate-schema';

export type Pending = {
  /** How many migrations were applied. */
  applied: number;
  /** Those of this version that were not, by name, oldest first. */
  pending: string[];
  /** Some were applied that this version does not know. */
  isNewer: boolean;
  /** Whether there is anything to lose: somebody has an account. */
  isSite: boolean;
};

/** One look at a database: what this version would do to it. @param url of PostgreSQL itself, not of a pooler */
export async function readPending(url: string): Promise<Pending> {
  const sql = postgres(url, { max: 1, onnotice: () => {}, connect_timeout: 10, prepare: false });
  try {
    const known = await knownMigrations();
    const applied = await readApplied(sql);
    const last = applied.at(-1) ?? 0;
    return {
      applied: applied.length,
      // As the migrations themselves are chosen: those that are younger than the last one.
      pending: known.filter(({ when }) => when > last).map(({ tag }) => tag),
      isNewer: last > known.at(-1)!.when,
      isSite: await hasPeople(sql),
    };
  } finally {
    await sql.end({ timeout: 5 });
  }
}

async function readApplied(sql: postgres.Sql): Promise<number[]> {
  const [found] = await sql`select to_regclass('drizzle.__drizzle_migrations') is not null as "isThere"`;
  if (!found?.isThere) return [];
  const rows = await sql<{ when: string }[]>`
    select created_at::text as when from drizzle.__drizzle_migrations order by created_at`;
  return rows.map(({ when }) => Number(when));
}

async function hasPeople(sql: postgres.Sql): Promise<boolean> {
  const [found] = await sql`select to_regclass('public.users') is not null as "isThere"`;
  if (!found?.isThere) return false;
  return (await sql`select 1 from public.users limit 1`).length > 0;
}
