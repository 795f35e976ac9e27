/** One archive of the whole site, made while it runs, and verified. */
import { stat } from 'node:fs/promises';
import path from 'node:path';
import type { Settings } from '@/lib/env';
import { withDatabase } from '@/lib/server/database/start';
import { complain, say } from '@/lib/server/process/say';
import { fromPerson, readArguments } from './backup/arguments';
import { showProgress, stepNames } from './backup/progress';

const USAGE = 'Usage: npm run backup -- [--to FILE|FOLDER] [--passphrase-file FILE] [--no-verify]';

/** Milliseconds that another backup may take before this one gives up. */
const PATIENCE = 3_600_000;

const choice = readArguments(
  {
    to: { type: 'string' },
    'passphrase-file': { type: 'string' },
    'no-verify': { type: 'boolean', default: false },
  },
  0,
);
if (choice)
  await withDatabase((url, settings) => run({ ...settings, DATABASE_URL: url }), { migrates: false });
else {
  complain(USAGE);
  process.exitCode = 1;
}

async function run(settings: Settings): Promise<void> {
  const { to, 'passphrase-file': passphraseFile, 'no-verify': isUnverified } = choice!.values;
  // Loaded late: these connect to the database that was just named.
  const [{ makeBackup }, { siteSource }, { withWorkLock }, { readPassphrase }, { isCurrent }] =
    await Promise.all([
      import('@/lib/backup/make-backup'),
      import('@/lib/backup/site-source'),
      import('@/lib/backup/mutations/work-lock'),
      import('@/lib/backup/read-passphrase'),
      import('@/lib/backup/is-current'),
    ]);
  const passphrase = passphraseFile ? await readPassphrase(fromPerson(passphraseFile)) : undefined;
  const source = await siteSource(settings, passphrase);
  const startedAt = performance.now();
  const progress = showProgress();
  try {
    const outcome = await withWorkLock(
      source.url,
      async () => {
        const file = await placeFor(to, settings, source.passphrase !== undefined);
        const isNoted = path.dirname(file) === settings.BACKUP_DIR && (await isCurrent(source.url));
        const onStep = (step: keyof typeof stepNames, done: number, total: number) =>
          progress.step(stepNames[step], done, total);
        return { file, ...(await makeBackup({ source, file, isNoted, verifies: !isUnverified, onStep })) };
      },
      { patience: PATIENCE, onWait: () => say('Another backup is at work; waiting for it…') },
    );
    progress.stop();
    if (outcome) report(outcome.value, (performance.now() - startedAt) / 1000, !isUnverified);
    else complain('Another backup has been at work for an hour; nothing was made.');
    if (!outcome) process.exitCode = 1;
  } finally {
    progress.stop();
  }
}

async function placeFor(to: string | undefined, settings: Settings, isEncrypted: boolean): Promise<string> {
  const { freeBackupFile } = await import('@/lib/backup/backup-name');
  const target = to ? fromPerson(to) : settings.BACKUP_DIR;
  const isFolder =
    !to ||
    to.endsWith('/') ||
    (await stat(target).then(
      (found) => found.isDirectory(),
      () => false,
    ));
  return isFolder ? freeBackupFile(target, { site: settings.SITE_URL, isEncrypted }) : target;
}

type Made = {
  file: string;
  bytes: number;
  manifest: { tables: Record<string, { rows: number }>; missing: string[]; authSecret: { from: string } };
};

function report({ file, bytes, manifest }: Made, seconds: number, isVerified: boolean): void {
  const count = (table: string) => manifest.tables[table]?.rows ?? 0;
  say(
    `${file}: ${count('posts')} posts, ${count('comments')} comments, ${count('users')} people, ${count('media')} pictures in ${(bytes / 1e6).toFixed(1)} MB, ${isVerified ? 'made and verified' : 'made'} in ${seconds.toFixed(1)} s.`,
  );
  if (manifest.missing.length > 0)
    say(
      `${manifest.missing.length} pictures have no file, and had none before: ${manifest.missing.slice(0, 5).join(', ')}`,
    );
  if (manifest.authSecret.from === 'environment')
    say(
      'AUTH_SECRET comes from your environment and is not in it: keep it elsewhere, two-step logins and webhooks need it.',
    );
}
