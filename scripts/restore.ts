/** Puts the site of an archive in the place of what is in the data folder and the database. No server may run on them. */
import type { Manifest } from '@/lib/backup/archive/manifest';
import type { Restored } from '@/lib/backup/restore-archive';
import { directDatabaseUrl, type Settings } from '@/lib/env';
import { migrate } from '@/lib/server/database/migrate';
import { withDatabase } from '@/lib/server/database/start';
import { complain, say } from '@/lib/server/process/say';
import { StartError } from '@/lib/server/process/start-error';
import { fromPerson, readArguments } from './backup/arguments';
import { showProgress, stepNames } from './backup/progress';

const USAGE =
  'Usage: npm run restore -- FILE [--replace [--no-safety-backup]] [--as-it-was] [--passphrase-file FILE]\n--replace: there is a site already, and it goes; a backup of it is made first.\n--as-it-was: does not bring it to this version, so that the one that made the archive can be installed again.';

const restoreSteps = {
  load: 'Loading and comparing it',
  migrate: 'Migrating what was loaded',
  switch: 'Putting it in place',
};

const choice = readArguments(
  {
    replace: { type: 'boolean', default: false },
    'no-safety-backup': { type: 'boolean', default: false },
    'as-it-was': { type: 'boolean', default: false },
    'passphrase-file': { type: 'string' },
  },
  1,
);
if (choice) {
  const checked = await check().catch(explain);
  if (checked) {
    await withDatabase((url, settings) => run({ ...settings, DATABASE_URL: url }, checked), {
      migrates: false,
      isAlone: true,
    });
  }
} else {
  complain(USAGE);
  process.exitCode = 1;
}

type Checked = { file: string; manifest: Manifest; passphrase?: string };

/** Before a database is made or opened: half an archive is refused, and so is one of a newer Colophon. */
async function check(): Promise<Checked> {
  const [{ checkArchive }, { readPassphrase }] = await Promise.all([
    import('@/lib/backup/restore-archive'),
    import('@/lib/backup/read-passphrase'),
  ]);
  const file = fromPerson(choice!.positionals[0]!);
  const passphraseFile = choice!.values['passphrase-file'];
  const passphrase = passphraseFile ? await readPassphrase(fromPerson(passphraseFile)) : undefined;
  const progress = showProgress();
  try {
    const onProgress = (done: number, total: number) => progress.step('Reading the archive', done, total);
    return { file, passphrase, manifest: await checkArchive(file, { passphrase, onProgress }) };
  } finally {
    progress.stop();
  }
}

function explain(error: unknown): void {
  complain(error instanceof StartError ? error.message : String((error as Error).stack ?? error));
  process.exitCode = 1;
}

async function run(settings: Settings, { file, manifest, passphrase }: Checked): Promise<void> {
  // Loaded late: these connect to the database that was just named.
  const [{ restoreArchive }, { secretOf }, { withRestoreLock }] = await Promise.all([
    import('@/lib/backup/restore-archive'),
    import('@/lib/backup/site-source'),
    import('@/lib/backup/mutations/restore-lock'),
  ]);
  const url = directDatabaseUrl(settings)!;
  const startedAt = performance.now();
  const progress = showProgress();
  try {
    const restored = await withRestoreLock(url, async () => {
      await requireReplaceable(url);
      if (choice!.values.replace && !choice!.values['no-safety-backup'])
        await backUpWhatIsThere(settings, passphrase, progress);
      const { value: authSecret } = await secretOf(settings);
      return restoreArchive(file, {
        url,
        dataDir: settings.DATA_DIR,
        authSecret,
        passphrase,
        manifest,
        keepsVersion: choice!.values['as-it-was'],
        onStep: (step) => progress.step(restoreSteps[step], 0, 1),
      });
    });
    progress.stop();
    if (!choice!.values['as-it-was']) await migrate(url);
    report(restored, (performance.now() - startedAt) / 1000);
  } finally {
    progress.stop();
  }
}

async function requireReplaceable(url: string): Promise<void> {
  const { inspectTarget } = await import('@/lib/backup/inspect-target');
  const { state, users, posts, servers } = await inspectTarget(url);
  if (servers > 0)
    throw new StartError(
      'A server of Colophon is using this database. Stop it first, then restore, then start it again.',
    );
  if (state === 'strange')
    throw new StartError(
      'The database holds tables, or migrations, that are not Colophon’s. Make an empty one for it, and name it in DATABASE_URL.',
    );
  if (state === 'site' && !choice!.values.replace)
    throw new StartError(
      `There is a site already, with ${posts} posts and ${users} people. To replace it, add --replace: a backup of it is made first.`,
    );
}

async function backUpWhatIsThere(
  settings: Settings,
  passphrase: string | undefined,
  progress: ReturnType<typeof showProgress>,
): Promise<void> {
  const [{ inspectTarget }, { makeSafetyBackup }] = await Promise.all([
    import('@/lib/backup/inspect-target'),
    import('@/lib/backup/safety-backup'),
  ]);
  if ((await inspectTarget(directDatabaseUrl(settings)!)).state !== 'site') return;
  const { file, encryptedWith } = await makeSafetyBackup(settings, passphrase, (step, done, total) =>
    progress.step(`What is there: ${stepNames[step].toLowerCase()}`, done, total),
  );
  progress.stop();
  say(`What is there is kept in ${file}, verified${encryptedWith ? encryptions[encryptedWith] : ''}.`);
}

const encryptions = {
  own: ', and encrypted with the passphrase that is set at its /admin/backups',
  given: ', and encrypted with the passphrase that you gave',
};

function report({ manifest, isSecretLost, strange, setAside, leftAlone }: Restored, seconds: number): void {
  const count = (table: string) => manifest.tables[table]?.rows ?? 0;
  say(
    `Restored in ${seconds.toFixed(1)} s: ${count('posts')} posts, ${count('comments')} comments, ${count('users')} people and ${count('media')} pictures, as they were at ${manifest.madeAt}. Everybody has to log in again.`,
  );
  if (isSecretLost)
    say(
      'AUTH_SECRET is not the one of the archive, and the archive does not hold it: of two-step login only the recovery codes work, and webhooks need new secrets. With the former AUTH_SECRET, restore once more.',
    );
  if (strange.length > 0) say(`Not Colophon’s, and not restored: ${strange.join(', ')}.`);
  if (setAside)
    say(
      `What this version does not know was kept in the schema ${setAside.schema}: ${setAside.names.join(', ')}.`,
    );
  if (leftAlone.length > 0)
    say(`The database holds what is not Colophon’s, which was left as it was: ${leftAlone.join(', ')}.`);
}
