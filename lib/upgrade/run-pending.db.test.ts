import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import postgres from 'postgres';
import { expect, onTestFinished, test } from 'vitest';
import { openScratch } from '@/lib/backup/mutations/scratch';
import { settings } from '@/lib/env';
import { knownMigrations, MIGRATIONS } from '@/lib/server/database/migrate-schema';
import { rehearsalWords } from '@/lib/upgrade/rehearsal-words';
import { RefusedMigration, runPending } from '@/lib/upgrade/mutations/run-pending';

const url = settings().DATABASE_URL!;

async function scratchAt(count: number) {
  const scratch = await openScratch(url, count);
  onTestFinished(scratch.close);
  return scratch;
}

/** The migrations of this version and one more. */
async function oneMore(sql: string): Promise<string> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'colophon-upgrade-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  await cp(MIGRATIONS, folder, { recursive: true });
  const file = path.join(folder, 'meta/_journal.json');
  const journal = JSON.parse(await readFile(file, 'utf8')) as { entries: object[] };
  const idx = journal.entries.length;
  journal.entries.push({ idx, version: '7', when: Date.now(), tag: '9999_next', breakpoints: true });
  await writeFile(file, JSON.stringify(journal));
  await writeFile(path.join(folder, '9999_next.sql'), sql);
  return folder;
}

test('from each former migration the rest is tried, told and taken back', async () => {
  const known = await knownMigrations();
  for (const count of [1, Math.floor(known.length / 2), known.length - 1]) {
    const scratch = await scratchAt(count);
    const shape = () => scratch.sql`
      select c.relname, a.attname from pg_class c join pg_attribute a on a.attrelid = c.oid
      where c.relnamespace = ${scratch.schema}::regnamespace order by 1, 2`;
    const before = await shape();
    const { migrations, locks, milliseconds } = await runPending(scratch, count);
    expect(migrations.map(({ tag }) => tag)).toEqual(known.slice(count).map(({ tag }) => tag));
    expect(milliseconds).toBeGreaterThan(0);
    expect(locks).not.toEqual([]);
    expect(await shape()).toEqual(before);
    await scratch.close();
  }
}, 120_000);

test('who would wait, and for how long, is told of tables in use alone', async () => {
  const { length } = await knownMigrations();
  const folder = await oneMore(
    `create table "moods" (id int);--> statement-breakpoint
     create index moods_idx on "posts" ("title");--> statement-breakpoint
     select pg_sleep(0.3);--> statement-breakpoint
     alter table "public"."users" add column mood text;`,
  );
  const rehearsal = await runPending(await scratchAt(length), length, folder);
  expect(rehearsal.locks).toEqual(
    expect.arrayContaining([
      expect.objectContaining({ table: 'posts', stops: 'writers', mode: 'ShareLock' }),
      expect.objectContaining({ table: 'users', stops: 'readers and writers', mode: 'AccessExclusiveLock' }),
    ]),
  );
  expect(rehearsal.locks).toHaveLength(2);
  const held = (table: string) => rehearsal.locks.find((lock) => lock.table === table)!.milliseconds;
  // Until the end of all of it, whatever comes after.
  expect(held('posts')).toBeGreaterThan(300);
  expect(held('users')).toBeLessThan(held('posts'));
  const words = rehearsalWords(rehearsal);
  expect(words[0]).toMatch(/^9999_next: \d+\.\d\d s, most of it for: select pg_sleep\(0\.3\);$/);
  expect(words.at(-1)).toMatch(/^ {2}users: readers and writers, \d\.\d\d s \(AccessExclusiveLock\)$/);
});

test('what the database refuses is named with its statement and its reason', async () => {
  const { length } = await knownMigrations();
  const folder = await oneMore(
    `-- Remarks are left out.\nalter table "site" alter column "claimed_at" set not null`,
  );
  const scratch = await scratchAt(length);
  await scratch.sql`update site set claimed_at = null`;
  const refused = runPending(scratch, length, folder);
  await expect(refused).rejects.toThrow(RefusedMigration);
  await expect(refused).rejects.toMatchObject({
    tag: '9999_next',
    statement: 'alter table "site" alter column "claimed_at" set not null',
    reason: expect.stringContaining('contains null values') as string,
  });
  expect(await scratch.sql`select count(*)::int as count from site`).toEqual([{ count: 1 }]);
});

test('of a scratch nothing is left', async () => {
  const sql = postgres(url, { max: 1 });
  onTestFinished(() => sql.end());
  expect(await sql`select nspname from pg_namespace where starts_with(nspname, 'colophon_scratch_')`).toEqual(
    [],
  );
});
