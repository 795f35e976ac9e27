import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { ArchiveError } from '@/lib/backup/archive/archive-error';
import { explainFileError, requireSpace } from '@/lib/backup/disk-space';
import { withTemporaryFolder } from '@/lib/backup/temporary-folder';

const root = await mkdtemp(path.join(os.tmpdir(), 'colophon-space-'));
afterAll(() => rm(root, { recursive: true, force: true }));

const withCode = (code: string) => Object.assign(new Error(`${code}: as the system says it`), { code });

test('the folder that is told is one that people know', async () => {
  await withTemporaryFolder(root, (outer) =>
    withTemporaryFolder(outer, async (inner) => {
      await expect(requireSpace(inner, 2 ** 60)).rejects.toThrow(`too little room in ${root}: a backup`);
      for (const code of ['ENOSPC', 'EACCES', 'EFBIG'])
        expect(String(explainFileError(withCode(code), inner))).not.toContain('.backup-part');
    }),
  );
});

test.each(['ENOSPC', 'EDQUOT', 'EFBIG', 'EACCES', 'EROFS', 'EIO'])('%s is told in words', (code) => {
  const explained = explainFileError(withCode(code), '/backups');
  expect(explained).toBeInstanceOf(ArchiveError);
  expect((explained as Error).message).toContain('/backups');
});

test('what is no fault of the disk stays as it is', () => {
  const error = new TypeError('ours');
  expect(explainFileError(error, '/backups')).toBe(error);
});
