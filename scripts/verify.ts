/** Reads an archive through, loads it into a scratch schema and compares every row; the site is not touched. */
import { stat } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { withTemporaryFolder } from '@/lib/backup/temporary-folder';
import { directDatabaseUrl, parseSettings, type Settings } from '@/lib/env';
import { withDatabase } from '@/lib/server/database/start';
import { loadEnvFiles } from '@/lib/server/process/env-files';
import { complain, say } from '@/lib/server/process/say';
import { fromPerson, readArguments } from './backup/arguments';
import { showProgress } from './backup/progress';

const USAGE = 'Usage: npm run verify -- FILE [--passphrase-file FILE]';
const PATIENCE = 3_600_000;

const choice = readArguments({ 'passphrase-file': { type: 'string' } }, 1);
if (choice)
  await withScratchFolder(() =>
    withDatabase((url, settings) => run({ ...settings, DATABASE_URL: url }), { migrates: false }),
  );
else {
  complain(USAGE);
  process.exitCode = 1;
}

/** Where there is no site, none is made: the database for it lies in a folder that goes afterwards. */
async function withScratchFolder(work: () => Promise<void>): Promise<void> {
  loadEnvFiles(process.cwd());
  const settings = parseSettings(process.env);
  const hasSite = await stat(path.join(settings.DATA_DIR, 'postgres')).then(
    () => true,
    () => false,
  );
  if (settings.DATABASE_URL || hasSite) return work();
  await withTemporaryFolder(os.tmpdir(), async (folder) => {
    process.env.DATA_DIR = folder;
    await work();
  });
}

async function run(settings: Settings): Promise<void> {
  const [{ verifyArchive }, { withWorkLock }, { passphraseFor }] = await Promise.all([
    import('@/lib/backup/verify-archive'),
    import('@/lib/backup/mutations/work-lock'),
    import('@/lib/backup/passphrase-for'),
  ]);
  const file = fromPerson(choice!.positionals[0]!);
  const passphraseFile = choice!.values['passphrase-file'];
  const passphrase = await passphraseFor(file, settings, passphraseFile && fromPerson(passphraseFile));
  const url = directDatabaseUrl(settings)!;
  const startedAt = performance.now();
  const progress = showProgress();
  try {
    const onProgress = (done: number, total: number) =>
      progress.step('Reading and loading the archive', done, total);
    const outcome = await withWorkLock(url, () => verifyArchive(url, file, { passphrase, onProgress }), {
      patience: PATIENCE,
      onWait: () => say('A backup is at work; waiting for it…'),
    });
    progress.stop();
    if (!outcome) throw new Error('the lock of backups was not to be had for an hour');
    const { manifest, strange } = outcome.value;
    const rows = Object.values(manifest.tables).reduce((sum, table) => sum + table.rows, 0);
    say(
      `${file} is whole: ${rows} rows of ${Object.keys(manifest.tables).length} tables and ${manifest.files.filter((entry) => entry.path.startsWith('media/')).length} files, made at ${manifest.madeAt} by Colophon ${manifest.colophon} for ${manifest.site}. Loaded and compared in ${((performance.now() - startedAt) / 1000).toFixed(1)} s.`,
    );
    if (strange.length > 0) say(`Not Colophon’s, and not restored with it: ${strange.join(', ')}.`);
  } finally {
    progress.stop();
  }
}
