import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeEach, expect, test } from 'vitest';
import { backups, site } from '@/drizzle/schema';
import { readArchive } from '@/lib/backup/archive/read-archive';
import { updateBackupPassphrase } from '@/lib/backup/mutations/update-backup-settings';
import { makeSafetyBackup } from '@/lib/backup/safety-backup';
import { db } from '@/lib/db';
import { settings } from '@/lib/env';
import { makeOwner } from '@/lib/testing/factories';

const dataDir = await mkdtemp(path.join(os.tmpdir(), 'colophon-safety-'));
process.env.DATA_DIR = dataDir;
afterAll(() => rm(dataDir, { recursive: true, force: true }));

const owner = await makeOwner();
const [own, given] = ['violet harbour lamp', 'of the archive'];

beforeEach(async () => {
  await db.delete(backups);
  await db.update(site).set({ backupPassphrase: null });
});

const isWhole = (file: string, passphrase?: string) => readArchive(file, {}, { passphrase });

test(
  'what is replaced is encrypted as its owner wanted, verified and listed',
  { timeout: 120_000 },
  async () => {
    await updateBackupPassphrase(owner, { passphrase: own, isNone: false });
    const { file, encryptedWith } = await makeSafetyBackup(settings(), given);
    expect(encryptedWith).toBe('own');
    await expect(isWhole(file, own)).resolves.toBeDefined();
    expect(await db.select().from(backups)).toMatchObject([
      {
        fileName: path.basename(file),
        isEncrypted: true,
        verifyProblem: '',
        verifiedAt: expect.any(Date) as Date,
      },
    ]);
  },
);

test('a site without a passphrase takes the one of the archive, or none', { timeout: 120_000 }, async () => {
  const sealed = await makeSafetyBackup(settings(), given);
  expect(sealed.encryptedWith).toBe('given');
  await expect(isWhole(sealed.file, given)).resolves.toBeDefined();
  const plain = await makeSafetyBackup(settings(), undefined);
  expect(plain.encryptedWith).toBeNull();
  await expect(isWhole(plain.file)).resolves.toBeDefined();
});

test(
  'a passphrase that nobody can open any more is told, with how to go on',
  { timeout: 60_000 },
  async () => {
    await db.update(site).set({ backupPassphrase: 'v1.sealed-with-another-secret' });
    await expect(makeSafetyBackup(settings(), undefined)).rejects.toThrow(
      /AUTH_SECRET is another one.*--no-safety-backup$/,
    );
  },
);
