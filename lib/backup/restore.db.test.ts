import { readdir, readFile, writeFile } from 'node:fs/promises';
import { randomBytes } from 'node:crypto';
import path from 'node:path';
import postgres from 'postgres';
import { expect, onTestFinished, test } from 'vitest';
import { sealWith, unsealWith } from '@/lib/access/seal';
import { createMeter } from '@/lib/backup/archive/digest';
import { LEFT_OUT } from '@/lib/backup/write-archive';
import { copyOut, listTables } from '@/lib/backup/queries/snapshot';
import { restoreArchive } from '@/lib/backup/restore-archive';
import { sealedColumns } from '@/lib/backup/sealed-columns';
import { fileBase, fileName, makeMediaName } from '@/lib/media/storage/file-name';
import { fillTables } from '@/lib/server/database/fill-tables';
import { migrate } from '@/lib/server/database/migrate';
import { knownMigrations, migrateSchema } from '@/lib/server/database/migrate-schema';
import { admin, backUp, makeSite, SECRET, type Site } from '@/lib/testing/sites-to-restore';

const OTHER_SECRET = 'the secret of the second site, long enough';

const restore = (file: string, { url, dataDir }: Site, authSecret = OTHER_SECRET) =>
  restoreArchive(file, { url, dataDir, authSecret });

async function digestsOf(sql: postgres.Sql, columns?: Record<string, string[]>) {
  const digests: Record<string, string> = {};
  for (const table of await listTables(sql)) {
    if (LEFT_OUT.includes(table.name)) continue;
    const meter = createMeter();
    for await (const chunk of await copyOut(sql, {
      ...table,
      columns: columns?.[table.name] ?? table.columns,
    }))
      meter.add(chunk as Buffer);
    digests[table.name] = JSON.stringify(meter.digest());
  }
  return digests;
}

async function addPicture(site: Site, text: string): Promise<string> {
  const name = makeMediaName();
  await writeFile(path.join(site.media, fileName(fileBase(name, 1))), text);
  await site.sql`
    insert into media (name, source_hash, content_type, width, height, byte_size)
    values (${name}, ${text}, 'image/webp', 1, 1, 1)`;
  return name;
}

test(
  'everything comes back in an empty database, for a role that may do no more than it must',
  { timeout: 120_000 },
  async () => {
    const from = await makeSite();
    await migrate(from.url);
    await fillTables(from.sql);
    const picture = await addPicture(from, 'the picture');
    const file = await backUp(from);

    const role = `restorer_${randomBytes(4).toString('hex')}`;
    await admin`create role ${admin(role)} login password 'x'`;
    onTestFinished(async () => void (await admin`drop role ${admin(role)}`));
    const site = await makeSite('postgres');
    await admin`grant all on database ${admin(site.name)} to ${admin(role)}`;
    await site.sql`grant all on schema public to ${site.sql(role)}`;
    const url = new URL(site.url);
    url.username = role;
    url.password = 'x';
    const to = { ...site, url: url.href };
    await expect(restore(file, to)).resolves.toMatchObject({
      strange: [],
      setAside: null,
      isSecretLost: false,
    });

    expect(await digestsOf(to.sql)).toEqual(await digestsOf(from.sql));
    expect(await to.sql`select count(*)::int as n from sessions`).toEqual([{ n: 0 }]);
    expect(await readFile(path.join(to.media, picture), 'utf8')).toBe('the picture');
    // Numbering goes on, generated columns are made, triggers and migrations work as before.
    const next = postgres(url.href, { max: 1, onnotice: () => {} });
    const [post] = await next<{ id: number }[]>`
    insert into posts (author_id, slug, title) select min(id), 'next', 'next' from users returning id`;
    expect(post!.id).toBe(3);
    expect(await next`select visible_comments from post_stats where post_id = ${post!.id}`).toHaveLength(1);
    await next.end({ timeout: 5 });
    await migrate(url.href);
    await to.sql`drop owned by ${to.sql(role)}`;
  },
);

test(
  'what is there is replaced in one piece, and what only it had is set aside or noted',
  { timeout: 120_000 },
  async () => {
    const from = await makeSite();
    await migrate(from.url);
    await fillTables(from.sql);
    const kept = await addPicture(from, 'kept');
    const file = await backUp(from);
    const to = await makeSite();
    await migrate(to.url);
    const gone = await addPicture(to, 'gone');
    await to.sql`insert into users (username, email, name, password_hash) values ('old', 'old@example.org', 'Old', 'x')`;
    await to.sql`insert into backups (file_name) values ('made-here.tar')`;
    await to.sql`create table moods (id int primary key, post_id int references posts (id))`;
    await expect(restore(file, to)).resolves.toMatchObject({ setAside: { names: ['table moods'] } });

    expect(await to.sql`select 1 from users where username = 'old'`).toHaveLength(0);
    expect(await to.sql`select file_name from backups`).toEqual([{ file_name: 'made-here.tar' }]);
    expect((await readdir(to.media)).sort()).toEqual([gone, kept].sort());
    const leftovers = await to.sql<{ base: string }[]>`select base from media_leftovers`;
    expect(leftovers.map(({ base }) => base)).toContain(gone.replace('.webp', ''));
    expect(leftovers.map(({ base }) => base)).not.toContain(kept.replace('.webp', ''));
    expect(
      await to.sql`select nspname from pg_namespace where nspname like 'colophon_scratch%'`,
    ).toHaveLength(0);
  },
);

test('sealed secrets open with the secret of where they are restored', { timeout: 120_000 }, async () => {
  const from = await makeSite();
  await migrate(from.url);
  await fillTables(from.sql);
  for (const { table, column, purpose, ownerOf } of sealedColumns) {
    for (const { id } of await from.sql<{ id: number }[]>`select id from ${from.sql(table)}`) {
      const sealed = sealWith(SECRET, purpose, ownerOf(id), 'a secret');
      await from.sql`update ${from.sql(table)} set ${from.sql(column)} = ${sealed} where id = ${id}`;
    }
  }
  const to = await makeSite();
  await restore(await backUp(from), to);
  for (const { table, column, purpose, ownerOf } of sealedColumns) {
    const rows = await to.sql<{ id: number; sealed: string }[]>`
      select id, ${to.sql(column)} as sealed from ${to.sql(table)}`;
    expect(rows.length).toBeGreaterThan(0);
    for (const { id, sealed } of rows)
      expect(unsealWith(OTHER_SECRET, purpose, ownerOf(id), sealed), `${table}.${column}`).toBe('a secret');
  }
});

test(
  'a secret of the environment is not in the archive, and its loss is told',
  { timeout: 120_000 },
  async () => {
    const from = await makeSite();
    await migrate(from.url);
    await fillTables(from.sql);
    const file = await backUp(from, true);
    expect((await readFile(file)).includes(SECRET)).toBe(false);
    const to = await makeSite();
    await expect(restore(file, to, SECRET)).resolves.toMatchObject({ isSecretLost: false });
    await expect(restore(file, to)).resolves.toMatchObject({ isSecretLost: true });
  },
);

const journal = await knownMigrations();

test.each([1, 12, journal.length - 1])(
  'an archive made after %d migrations is restored, and migrated to the newest',
  { timeout: 120_000 },
  async (count) => {
    const from = await makeSite();
    await migrateSchema(from.sql, 'public', count);
    // As drizzle keeps it.
    await from.sql`create schema drizzle`;
    await from.sql`alter table __drizzle_migrations set schema drizzle`;
    await fillTables(from.sql);
    const file = await backUp(from);
    const to = await makeSite();
    await restore(file, to);
    const [counts] = await to.sql`
      select (select count(*)::int from posts) as posts, (select count(*)::int from users) as users,
        (select count(*)::int from comments) as comments, (select count(*)::int from sessions) as sessions`;
    expect(counts).toEqual({ posts: 2, users: 2, comments: 2, sessions: 0 });
    await migrate(to.url);
    expect(await to.sql`select 1 from drizzle.__drizzle_migrations`).toHaveLength(journal.length);
  },
);

test('an archive that does not fit leaves what was there', { timeout: 120_000 }, async () => {
  const from = await makeSite();
  await migrate(from.url);
  await fillTables(from.sql);
  const file = await backUp(from);
  const bytes = await readFile(file);
  await writeFile(file, bytes.subarray(0, bytes.length - 2000));
  const to = await makeSite();
  await migrate(to.url);
  await fillTables(to.sql);
  const before = await digestsOf(to.sql);
  await expect(restore(file, to)).rejects.toThrow('cut off');
  expect(await digestsOf(to.sql)).toEqual(before);
  expect(await readdir(to.media)).toEqual([]);
});
