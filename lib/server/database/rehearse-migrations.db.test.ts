import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import type postgres from 'postgres';
import { expect, inject, onTestFinished, test } from 'vitest';
import { rehearseMigrations } from '@/lib/server/database/rehearse-migrations';

const FOLDER = 'drizzle/migrations';
const adminUrl = inject('databaseAdminUrl');

test(
  'a site in use is taken from each former migration to the newest, and loses nothing',
  { timeout: 120_000 },
  async () => {
    const files = (await readdir(FOLDER)).filter((file) => file.endsWith('.sql')).sort();
    const after = async (sql: postgres.Sql, from: string) => {
      const [counts] = await sql<Record<string, number>[]>`
      select (select count(*)::int from posts) as posts, (select count(*)::int from users) as users,
        (select count(*)::int from comments) as comments, (select count(*)::int from sessions) as sessions,
        (select count(*)::int from unposted_comments) as unposted, (select count(*)::int from site) as site`;
      expect(counts, from).toEqual({ posts: 2, users: 2, comments: 2, sessions: 2, unposted: 2, site: 1 });
      const [wrong] = await sql<{ sessions: number; posts: number }[]>`
      select (select count(*)::int from sessions where kind <> 'browser') as sessions,
        (select count(*)::int from posts where (status = 'published') <> (announced_at is not null)) as posts`;
      // What was public is no news, and who was logged in still is.
      if (from < '0007') expect(wrong, from).toEqual({ sessions: 0, posts: 0 });
    };
    const rehearsed = await rehearseMigrations(adminUrl, FOLDER, { after });
    expect(rehearsed).toEqual(files.slice(0, -1).map((file) => file.replace('.sql', '')));
  },
);

async function withMigration(sql: string): Promise<string> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'colophon-rehearsal-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  await cp(FOLDER, folder, { recursive: true });
  const file = path.join(folder, 'meta/_journal.json');
  const journal = JSON.parse(await readFile(file, 'utf8')) as { entries: object[] };
  const idx = journal.entries.length;
  journal.entries.push({ idx, version: '7', when: Date.now(), tag: '9999_next', breakpoints: true });
  await writeFile(file, JSON.stringify(journal));
  await writeFile(path.join(folder, '9999_next.sql'), sql);
  return folder;
}

test.each([
  ['a column that must not be null and has no value', 'alter table posts add column mood text not null'],
  [
    'a column that is required before it is filled',
    'alter table users alter column disabled_at set not null',
  ],
  ['what must be unique and is not', 'create unique index once on comments (post_id)'],
  ['a rule that rows break', 'alter table posts add constraint short check (length(title) < 3)'],
])('%s is refused, because a site in use has rows', { timeout: 60_000 }, async (_, sql) => {
  const folder = await withMigration(sql);
  await expect(rehearseMigrations(adminUrl, folder)).rejects.toThrow(
    /^9999_next fails on a database with rows that was at \d{4}_/,
  );
});

test('the same column is fine once it is filled first', { timeout: 120_000 }, async () => {
  const folder = await withMigration(
    `alter table posts add column mood text;--> statement-breakpoint
     update posts set mood = '';--> statement-breakpoint
     alter table posts alter column mood set not null`,
  );
  const { length } = (await readdir(folder)).filter((file) => file.endsWith('.sql'));
  await expect(rehearseMigrations(adminUrl, folder, { since: length - 3 })).resolves.toHaveLength(3);
});
