import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { eq, sql } from 'drizzle-orm';
import { site, users } from '@/drizzle/schema';
import { db } from '@/lib/db';
import { settings } from '@/lib/env';
import { beginImport } from '@/lib/import/mutations/begin-import';
import { requestApply, requestUndo } from '@/lib/import/mutations/request-import';
import { getImport, listImportItems } from '@/lib/import/queries/imports';
import { runImports } from '@/lib/import/run/run-imports';
import { makeOwner } from '@/lib/testing/factories';
import { makeRichSite } from '@/lib/testing/rich-site';
import { exportTo } from './export-to';
import { writeContent } from './write-content';

const root = await mkdtemp(path.join(os.tmpdir(), 'colophon-round-'));
afterAll(() => rm(root, { recursive: true }));
const place = (name: string): string => path.join(root, name);

async function exportInto(name: string): Promise<string> {
  const owner = await makeOwner();
  await exportTo(place(name), (target) => writeContent(owner, target));
  return place(name);
}

/** As of a site that somebody has claimed a minute ago. Numbers go on, so that none is as it was. */
async function beginAnew(folder: string): Promise<void> {
  settings().DATA_DIR = place(folder);
  await db.execute(sql`truncate users, posts, media, tags, series, guests, own_redirects, imports cascade`);
  await db.insert(site).values({ id: 1 }).onConflictDoNothing();
  await makeOwner({ username: 'somebody', name: 'somebody' });
}

async function importAll(location: string, options = {}): Promise<number> {
  const owner = await makeOwner();
  const id = await beginImport(owner, { location, isUpload: false, options });
  expect(await runImports(id)).toBe(true);
  await requestApply(owner, id);
  expect(await runImports(id)).toBe(true);
  return id;
}

const filesOf = async (folder: string): Promise<Record<string, string>> => {
  const names = (await readdir(folder, { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)));
  const contents = await Promise.all(names.sort().map((name) => readFile(path.join(folder, name), 'latin1')));
  return Object.fromEntries(names.map((name, index) => [name, contents[index]!]));
};

async function stateOf(id: number) {
  const owner = await makeOwner();
  const found = await getImport(owner, id);
  return { state: found?.state, problem: found?.problem, counts: found?.counts };
}

beforeAll(async () => {
  settings().DATA_DIR = place('first-data');
  await makeRichSite();
  await exportInto('first');
  await exportInto('first.zip');
});

test.each(['first', 'first.zip'])(
  'an export of a new site that %s was imported into is the same to the byte',
  async (from) => {
    await beginAnew(`data of ${from}`);
    const id = await importAll(place(from));
    const { state, problem, counts } = await stateOf(id);
    expect({ state, problem }).toEqual({ state: 'applied', problem: '' });
    const failed = await listImportItems(await makeOwner(), id, { section: 'fail', limit: 50 });
    expect(failed).toEqual([]);
    expect(counts).toMatchObject({
      post: { create: 8 },
      comment: { create: 6 },
      picture: { create: 3 },
      settings: { update: 1 },
    });
    const again = await exportInto(`second of ${from.replace('.', ' ')}`);
    const [one, other] = [await filesOf(place('first')), await filesOf(again)];
    expect(Object.keys(other)).toEqual(Object.keys(one));
    for (const name of Object.keys(one))
      if (!name.startsWith('media/')) expect(other[name], name).toBe(one[name]);
    expect(Object.keys(one).filter((name) => one[name] !== other[name])).toEqual([]);
  },
);

test('a second import of the same changes nothing, and one of a site that goes on brings what is new', async () => {
  const id = await importAll(place('first'));
  const { counts } = await stateOf(id);
  const changed = Object.entries(counts ?? {}).filter(
    ([, { create = 0, update = 0 }]) => create + update > 0,
  );
  expect(changed).toEqual([]);
  expect(counts).toMatchObject({ settings: { skip: 1 }, post: { unchanged: 8 } });
  expect(await filesOf(await exportInto('third'))).toEqual(await filesOf(place('first')));
});

test('an undone import leaves a new site as it was', async () => {
  await beginAnew('undone');
  const before = await filesOf(await exportInto('before'));
  const id = await importAll(place('first'));
  await requestUndo(await makeOwner(), id);
  expect(await runImports(id)).toBe(true);
  expect((await stateOf(id)).state).toBe('undone');
  expect(await filesOf(await exportInto('after'))).toEqual(before);
});

test('of a site that has been set up, settings stay, unless somebody asks; what is here already is not brought again', async () => {
  await beginAnew('set up');
  await db.update(site).set({ title: 'Mine' }).where(eq(site.id, 1));
  const titleNow = async () => (await db.select({ title: site.title }).from(site))[0]?.title;
  const id = await importAll(place('first'));
  expect((await stateOf(id)).counts).toMatchObject({ settings: { skip: 1 }, post: { create: 8 } });
  expect(await titleNow()).toBe('Mine');
  // As of a site whose own export comes back.
  await db.execute(sql`truncate imports, imported_files cascade`);
  const again = await importAll(place('first'), { settings: true });
  expect((await stateOf(again)).counts).toMatchObject({
    post: { skip: 8 },
    comment: { skip: 6 },
    picture: { unchanged: 3 },
  });
  expect(await titleNow()).toBe('A “site”: <yes>');
  const [owner] = await db
    .select({ username: users.username, name: users.name })
    .from(users)
    .where(eq(users.id, 1));
  expect(owner).toEqual({ username: 'somebody', name: 'Olivia “O” Owner' });
});
