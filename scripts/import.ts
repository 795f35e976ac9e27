/** Running it again updates what changed and leaves edits alone. Exits 1 when a file failed or nothing was understood. */
import { stat } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { SingleBar } from 'cli-progress';
import { complain, say } from '@/lib/server/process/say';

const USAGE = 'Usage: npm run import -- FOLDER [--dry-run] [--name NAME]';

await main();

async function main(): Promise<void> {
  const choice = readArguments();
  // npm runs scripts in the project's folder; a relative path is meant from where the person is.
  const folder = choice && path.resolve(process.env.INIT_CWD ?? '', choice.folder);
  const isFolder = folder
    ? await stat(folder).then(
        (found) => found.isDirectory(),
        () => false,
      )
    : false;
  if (!choice || !folder || !isFolder) {
    complain(folder ? `${folder} is not a folder. ${USAGE}` : USAGE);
    process.exitCode = 1;
    return;
  }
  const { withDatabase } = await import('@/lib/server/database/start');
  await withDatabase(() => run({ ...choice, folder }));
}

type Choice = { folder: string; dryRun: boolean; name?: string };

function readArguments(): Choice | null {
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: { 'dry-run': { type: 'boolean', default: false }, name: { type: 'string' } },
    });
    const [folder] = positionals;
    if (!folder || positionals.length > 1 || values.name?.trim() === '') return null;
    return { folder, dryRun: values['dry-run'], name: values.name?.trim() };
  } catch {
    return null;
  }
}

async function run({ folder, dryRun, name }: Choice): Promise<void> {
  const [{ getOwner }, { importFolder }, { emptinessOf, reportOf }] = await Promise.all([
    import('@/lib/accounts/sessions/queries/owner'),
    import('@/lib/import/import-folder'),
    import('@/lib/import/report'),
  ]);
  const owner = await getOwner();
  if (!owner) {
    complain(
      'This site has no owner yet, and posts need an author. Open it in a browser and create the owner account first.',
    );
    process.exitCode = 1;
    return;
  }
  const start = performance.now();
  const progress = makeProgress();
  try {
    const outcome = await importFolder(owner, folder, {
      name,
      dryRun,
      onStart: progress.start,
      onFile: progress.step,
    });
    progress.stop();
    say(reportOf(outcome, { seconds: (performance.now() - start) / 1000, dryRun }));
    const emptiness = emptinessOf(outcome);
    if (emptiness) complain(emptiness);
    if (emptiness || outcome.outcomes.some(({ result }) => result === 'failed')) process.exitCode = 1;
  } finally {
    progress.stop();
  }
}

type Progress = { start: (total: number) => void; step: () => void; stop: () => void };

function makeProgress(): Progress {
  if (process.stdout.isTTY) {
    const bar = new SingleBar({ format: '{bar} {value} of {total} files, {eta} s left', hideCursor: true });
    return { start: (total) => bar.start(total, 0), step: () => bar.increment(), stop: () => bar.stop() };
  }
  let [total, done] = [0, 0];
  return {
    start: (count) => {
      total = count;
    },
    step: () => {
      done += 1;
      const tenth = (count: number) => Math.floor((count * 10) / total);
      if (tenth(done) > tenth(done - 1)) say(`${done} of ${total} files`);
    },
    stop: () => {},
  };
}
