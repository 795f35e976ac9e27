/** Brings the database to this version, after a verified backup; or tries that beside it. Nothing to do is quick. */
import type { ArchiveSource } from '@/lib/backup/write-archive';
import { directDatabaseUrl, type Settings } from '@/lib/env';
import { readPending, type Pending } from '@/lib/server/database/pending';
import { withDatabase } from '@/lib/server/database/start';
import { complain, say } from '@/lib/server/process/say';
import { StartError } from '@/lib/server/process/start-error';
import { fromPerson, readArguments } from './backup/arguments';
import { showProgress, stepNames } from './backup/progress';
import { wayBack } from './backup/way-back';

const USAGE = `Usage: npm run upgrade -- [--rehearse | --without-backup] [--passphrase-file FILE]
--rehearse: does it in a copy within the same database, says how long it takes and what it locks, and changes nothing.
--without-backup: where none can be made, and you have another.`;

/** Milliseconds that a backup may take before this gives up. */
const PATIENCE = 3_600_000;

const choice = readArguments(
  {
    rehearse: { type: 'boolean', default: false },
    'without-backup': { type: 'boolean', default: false },
    // As the server starts: it is not there yet, and says the rest itself.
    'for-start': { type: 'boolean', default: false },
    'passphrase-file': { type: 'string' },
  },
  0,
);
if (choice && !(choice.values.rehearse && choice.values['without-backup']))
  await withDatabase((url, settings) => run({ ...settings, DATABASE_URL: url }), { migrates: false });
else {
  complain(USAGE);
  process.exitCode = 1;
}

async function run(settings: Settings): Promise<void> {
  const found = await readPending(directDatabaseUrl(settings)!);
  if (found.isNewer)
    throw new StartError(
      'The database was updated by a newer Colophon, which this one does not know. Install that version again, or restore a backup from before: npm run restore -- FILE --replace',
    );
  if (found.applied === 0) return say('There is no site here yet; npm start makes one.');
  if (found.pending.length === 0) return say('Nothing to do: the database is the one of this version.');
  const source = await sourceOf(settings);
  if (choice!.values.rehearse) return withLock(source, () => rehearseHere(source, settings, found));
  await requireNoServer(source);
  return withLock(source, () => upgradeHere(source, settings, found));
}

async function sourceOf(settings: Settings): Promise<ArchiveSource> {
  // Loaded late: these connect to the database that was just named.
  const [{ siteSource }, { readPassphrase }] = await Promise.all([
    import('@/lib/backup/site-source'),
    import('@/lib/backup/read-passphrase'),
  ]);
  const file = choice!.values['passphrase-file'];
  return siteSource(settings, file ? await readPassphrase(fromPerson(file)) : undefined);
}

async function withLock(source: ArchiveSource, work: () => Promise<void>): Promise<void> {
  const { withWorkLock } = await import('@/lib/backup/mutations/work-lock');
  const outcome = await withWorkLock(source.url, work, {
    patience: PATIENCE,
    onWait: () => say('A backup is at work; waiting for it…'),
  });
  if (!outcome) throw new StartError('A backup has been at work for an hour; nothing was changed.');
}

async function requireNoServer({ url }: ArchiveSource): Promise<void> {
  if (choice!.values['for-start']) return;
  const { inspectTarget } = await import('@/lib/backup/inspect-target');
  if ((await inspectTarget(url)).servers > 0)
    throw new StartError(
      'A server of Colophon is using this database. Stop it first: what is written while the database changes could not be taken back.',
    );
}

async function rehearseHere(source: ArchiveSource, settings: Settings, { pending }: Pending): Promise<void> {
  const [{ rehearse }, { rehearsalWords }, { RefusedMigration }] = await Promise.all([
    import('@/lib/upgrade/rehearse'),
    import('@/lib/upgrade/rehearsal-words'),
    import('@/lib/upgrade/mutations/run-pending'),
  ]);
  say(`To do: ${pending.join(', ')}.`);
  const progress = showProgress();
  try {
    const rehearsal = await rehearse({
      source,
      folder: settings.BACKUP_DIR,
      onStep: (step, done, total) => progress.step(stepNames[step], done, total),
      onMigrate: () => progress.step('Trying the update in a copy', 0, 1),
    });
    progress.stop();
    for (const line of rehearsalWords(rehearsal)) say(line);
    say('It would go through. Nothing was changed.');
  } catch (error) {
    progress.stop();
    if (!(error instanceof RefusedMigration)) throw error;
    complain(
      `${error.tag} would be refused: ${error.reason}\n  at: ${error.statement}\nNothing was changed. Stay with the version that you have, and report this.`,
    );
    process.exitCode = 1;
  } finally {
    progress.stop();
  }
}

async function upgradeHere(source: ArchiveSource, settings: Settings, { isSite }: Pending): Promise<void> {
  const { upgrade } = await import('@/lib/upgrade/upgrade');
  const isWanted = isSite && !choice!.values['without-backup'];
  const progress = showProgress();
  try {
    const { file, migrated, milliseconds } = await upgrade({
      source,
      folder: isWanted ? settings.BACKUP_DIR : null,
      onStep: (step, done, total) =>
        progress.step(`Before the update: ${stepNames[step].toLowerCase()}`, done, total),
      onBackup: (made, posts, bytes) => {
        progress.stop();
        say(`${made}: a verified backup from before, with ${posts} posts, ${(bytes / 1e6).toFixed(1)} MB.`);
      },
    });
    progress.stop();
    if (migrated.length === 0) return say('Nothing to do: somebody else did it meanwhile.');
    say(`Updated in ${(milliseconds / 1000).toFixed(1)} s: ${migrated.join(', ')}.`);
    const passphraseFile = choice!.values['passphrase-file'];
    if (file)
      say(
        wayBack(file, {
          isEncrypted: source.passphrase !== undefined,
          passphraseFile: passphraseFile && fromPerson(passphraseFile),
        }),
      );
  } finally {
    progress.stop();
  }
}
