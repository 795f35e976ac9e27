import { mkdir, mkdtemp, readdir, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { asc, eq } from 'drizzle-orm';
import { afterAll, beforeEach, expect, test } from 'vitest';
import { backups, site } from '@/drizzle/schema';
import { isEncrypted } from '@/lib/backup/archive/read-archive';
import { updateBackupPassphrase, updateBackupSchedule } from '@/lib/backup/mutations/update-backup-settings';
import { toldInList } from '@/lib/backup/make-backup';
import { noteBegun } from '@/lib/backup/mutations/note-backup';
import { withWorkLock } from '@/lib/backup/mutations/work-lock';
import { getBackupHealth, getBackupSettings, listBackups } from '@/lib/backup/queries/backups';
import { backUpWhenDue } from '@/lib/backup/schedule';
import { deleteBackup, startBackup, startVerifying } from '@/lib/backup/start-work';
import { makeDownloadPath, sendBackup } from '@/lib/backup/download';
import { hashPassword } from '@/lib/accounts/passwords/password';
import { db } from '@/lib/db';
import { NotFoundError } from '@/lib/errors';
import { makeOwner, makeUser } from '@/lib/testing/factories';

const dataDir = await mkdtemp(path.join(os.tmpdir(), 'colophon-schedule-'));
process.env.DATA_DIR = dataDir;
const folder = path.join(dataDir, 'backups');
afterAll(() => rm(dataDir, { recursive: true, force: true }));

const password = 'correct horse battery';
const owner = await makeOwner(await hashPassword(password));
const DAY = 86_400_000;
const daysOn = (days: number) => () => new Date(Date.now() + days * DAY);

beforeEach(async () => {
  await rm(folder, { recursive: true, force: true });
  await db.delete(backups);
  await db
    .update(site)
    .set({ claimedAt: new Date(), backupSchedule: 'daily', backupsKept: 7, backupPassphrase: null });
});

const files = () => readdir(folder).catch(() => []);
const rows = () => db.select().from(backups).orderBy(asc(backups.id));
/** As if what was made had been made then, on a site that is older. */
async function age(days: number): Promise<void> {
  await db.update(backups).set({ createdAt: new Date(Date.now() - days * DAY) });
  await db.update(site).set({ claimedAt: new Date(Date.now() - 100 * DAY) });
}

/** When what goes on in the background has ended. */
async function rested(): Promise<void> {
  await expect.poll(async () => (await listBackups(owner)).isBusy, { timeout: 30_000 }).toBe(false);
}

test(
  'a fresh site waits for its first night, and then is backed up once, whoever looks',
  { timeout: 120_000 },
  async () => {
    expect(await backUpWhenDue()).toBe(false);
    const made = await Promise.all([
      backUpWhenDue(daysOn(2)),
      backUpWhenDue(daysOn(2)),
      backUpWhenDue(daysOn(2)),
    ]);
    expect(made.filter(Boolean)).toHaveLength(1);
    const [row, ...more] = await rows();
    expect(more).toEqual([]);
    expect(row).toMatchObject({ isScheduled: true, problem: '', verifyProblem: '', isEncrypted: false });
    expect(row!.verifiedAt).not.toBeNull();
    expect(await files()).toEqual([row!.fileName]);
    expect((await listBackups(owner)).backups).toMatchObject([{ state: 'there' }]);
    expect((await getBackupHealth(owner)).warning).toBe('');
    // So many nights later nobody has been there, and it is made up for.
    await age(9);
    expect((await getBackupHealth(owner)).warning).toContain('old');
    expect(await backUpWhenDue()).toBe(true);
  },
);

test(
  'older ones of the schedule go, those made by hand and whole ones before a damaged one stay',
  { timeout: 120_000 },
  async () => {
    await updateBackupSchedule(owner, { schedule: 'daily', kept: 1 });
    expect(await startBackup(owner)).toBe('begun');
    await rested();
    await age(9);
    await backUpWhenDue();
    const [byHand, first] = await rows();
    await db
      .update(backups)
      .set({ createdAt: new Date(Date.now() - 5 * DAY) })
      .where(eq(backups.id, first!.id));
    await backUpWhenDue();
    const second = (await rows()).at(-1)!;
    expect((await files()).sort()).toEqual([byHand!.fileName, second.fileName].sort());
    // The newest turns out to be damaged: it takes nobody's place.
    await truncate(path.join(folder, second.fileName), 5000);
    expect(await startVerifying(owner, second.fileName)).toBe('begun');
    await rested();
    expect((await rows()).at(-1)!.verifyProblem).toContain('cut off');
    expect((await getBackupHealth(owner)).warning).toContain('not whole');
  },
);

test(
  'a clock that was years ahead keeps nothing from being made, and the newest is never the one that goes',
  { timeout: 120_000 },
  async () => {
    await updateBackupSchedule(owner, { schedule: 'daily', kept: 1 });
    await age(9);
    await backUpWhenDue();
    // As if the clock had been wrong then, for the site too.
    await db.update(backups).set({ createdAt: new Date(Date.now() + 900 * DAY) });
    await db.update(site).set({ claimedAt: new Date(Date.now() + 900 * DAY) });
    expect(await backUpWhenDue()).toBe(true);
    const newest = (await rows()).at(-1)!;
    expect(newest.createdAt.getTime()).toBeLessThan(Date.now() + DAY);
    expect(await files()).toEqual([newest.fileName]);
    expect(await backUpWhenDue()).toBe(false);
  },
);

test(
  'files that somebody took away take nobody’s place, and their loss is told',
  { timeout: 120_000 },
  async () => {
    await updateBackupSchedule(owner, { schedule: 'daily', kept: 2 });
    const nights: string[] = [];
    for (let night = 0; night < 3; night++) {
      await age(9);
      await backUpWhenDue();
      nights.push((await rows()).at(-1)!.fileName);
      if (night === 1) await rm(path.join(folder, nights[1]!));
    }
    expect((await files()).sort()).toEqual([nights[0], nights[2]].sort());
    expect((await getBackupHealth(owner)).warning).toBe('');
    await rm(folder, { recursive: true });
    expect((await getBackupHealth(owner)).warning).toContain('any more');
  },
);

test('what fails is noted and told, and tried again in the next night', { timeout: 120_000 }, async () => {
  await writeFile(folder, 'a file where the folder belongs');
  await expect(backUpWhenDue(daysOn(2))).rejects.toThrow('cannot be used');
  expect((await rows())[0]).toMatchObject({
    finishedAt: null,
    problem: expect.stringContaining('cannot be used') as string,
  });
  expect((await getBackupHealth(owner)).warning).toContain('failed');
  await rm(folder);
  await age(3);
  expect(await backUpWhenDue()).toBe(true);
  expect((await getBackupHealth(owner)).warning).toBe('');
});

test(
  'a passphrase is kept sealed, shown to nobody, and used from then on',
  { timeout: 120_000 },
  async () => {
    await updateBackupPassphrase(owner, { passphrase: 'violet harbour lamp', isNone: false });
    const [stored] = await db.select({ sealed: site.backupPassphrase }).from(site);
    expect(stored!.sealed).toMatch(/^v1\./);
    expect(await getBackupSettings(owner)).toEqual({ schedule: 'daily', kept: 7, hasPassphrase: true });
    await startBackup(owner);
    await rested();
    const [row] = await rows();
    expect(row).toMatchObject({ isEncrypted: true, verifyProblem: '' });
    expect(await isEncrypted(path.join(folder, row!.fileName))).toBe(true);
  },
);

test('how far the verifying of one is stands beside what is in it, while it lasts', async () => {
  const counts = { posts: 3 };
  const [row] = await db
    .insert(backups)
    .values({ fileName: 'there.tar', counts, finishedAt: new Date() })
    .returning({ id: backups.id });
  await mkdir(folder, { recursive: true });
  await writeFile(path.join(folder, 'there.tar'), '');
  const listed = async () => (await listBackups(owner)).backups[0]!;
  await withWorkLock(process.env.DATABASE_URL!, async () => {
    expect(await listed()).toMatchObject({ state: 'there', checking: null });
    toldInList(row!.id)('check', 1, 3);
    await expect.poll(listed).toMatchObject({ checking: 33, counts: { posts: 3 } });
  });
  // Whoever was at it is gone.
  expect(await listed()).toMatchObject({ checking: null });
  await withWorkLock(process.env.DATABASE_URL!, async () => {
    await noteBegun({ fileName: 'another.tar', isScheduled: false, isEncrypted: false });
    expect((await listBackups(owner)).backups).toMatchObject([{ state: 'making' }, { checking: null }]);
  });
  expect(await rows()).toMatchObject([{ counts }, {}]);
});

test('one at a time, and what was interrupted says so', { timeout: 120_000 }, async () => {
  await db.insert(backups).values({ fileName: 'interrupted.tar' });
  expect((await listBackups(owner)).backups).toMatchObject([
    { state: 'failed', problem: expect.stringContaining('interrupted') as string },
  ]);
  await withWorkLock(process.env.DATABASE_URL!, async () => {
    expect(await listBackups(owner)).toMatchObject({ isBusy: true, backups: [{ state: 'making' }] });
    expect(await startBackup(owner)).toBe('busy');
  });
});

test(
  'files that lie there otherwise are listed, and can be verified, downloaded and deleted',
  { timeout: 120_000 },
  async () => {
    await startBackup(owner);
    await rested();
    await db.delete(backups);
    const { backups: listed } = await listBackups(owner);
    expect(listed).toMatchObject([{ state: 'there', verifiedAt: null, counts: {} }]);
    const { fileName } = listed[0]!;
    await startVerifying(owner, fileName);
    await rested();
    expect((await listBackups(owner)).backups).toMatchObject([{ counts: { users: 1 } }]);

    expect(await makeDownloadPath(owner, { fileName, currentPassword: 'another' })).toMatchObject({
      ok: false,
    });
    const made = await makeDownloadPath(owner, { fileName, currentPassword: password });
    if (!made.ok) throw new Error('the password was right');
    const answer = await sendBackup(new Request(new URL(made.value, 'http://localhost:3000')), owner);
    expect(Buffer.from(await answer.arrayBuffer())).toEqual(await readFile(path.join(folder, fileName)));
    // An address is for one person, and for one file.
    const stranger = await makeUser();
    expect(
      (await sendBackup(new Request(new URL(made.value, 'http://localhost:3000')), stranger)).status,
    ).toBe(410);
    expect(
      (await sendBackup(new Request('http://localhost:3000/admin/backups/download?ticket=x'), owner)).status,
    ).toBe(410);

    await deleteBackup(owner, fileName);
    expect(await files()).toEqual([]);
    expect(await rows()).toEqual([]);
  },
);

test('nobody but the owner reaches them, and no name leads out of their folder', async () => {
  const member = await makeUser();
  for (const refused of [
    () => listBackups(member),
    () => listBackups(null),
    () => getBackupSettings(member),
    () => getBackupHealth(member),
    () => startBackup(member),
    () => startVerifying(member, 'a.tar'),
    () => deleteBackup(member, 'a.tar'),
    () => makeDownloadPath(member, { fileName: 'a.tar', currentPassword: password }),
    () => updateBackupSchedule(member, { schedule: 'never', kept: 1 }),
    () => updateBackupPassphrase(member, { passphrase: 'violet harbour lamp', isNone: false }),
    () => startVerifying(owner, '../secrets/auth-secret'),
    () => startVerifying(owner, '../data.tar'),
    () => deleteBackup(owner, '../data.tar'),
    () => deleteBackup(owner, '.hidden.tar'),
  ])
    await expect(refused()).rejects.toThrow(NotFoundError);
});
