/** All content of the site as files that need no Colophon. Exits 1 when it could not. */
import path from 'node:path';
import { parseArgs } from 'node:util';
import { SingleBar } from 'cli-progress';
import { complain, say } from '@/lib/server/process/say';

const USAGE = 'Usage: npm run export -- FOLDER, or FILE.zip';

await main();

async function main(): Promise<void> {
  const given = readArguments();
  if (!given) {
    complain(USAGE);
    process.exitCode = 1;
    return;
  }
  // npm runs scripts in the project's folder; a relative path is meant from where the person is.
  const location = path.resolve(process.env.INIT_CWD ?? '', given);
  const { withDatabase } = await import('@/lib/server/database/start');
  await withDatabase(() => run(location));
}

function readArguments(): string | null {
  try {
    const { positionals } = parseArgs({ allowPositionals: true });
    return positionals.length === 1 && positionals[0] ? positionals[0] : null;
  } catch {
    return null;
  }
}

async function run(location: string): Promise<void> {
  const [{ getOwner }, { ExportError }, { exportTo }, { writeContent }] = await Promise.all([
    import('@/lib/accounts/sessions/queries/owner'),
    import('@/lib/export/export-error'),
    import('@/lib/export/export-to'),
    import('@/lib/export/write-content'),
  ]);
  const owner = await getOwner();
  if (!owner) return refuse('This site has no owner yet, so there is nothing to export.');
  const start = performance.now();
  const progress = makeProgress();
  try {
    const { counts, missingPictures } = await exportTo(location, (target) =>
      writeContent(owner, target, progress),
    );
    progress.stop();
    const said = Object.entries(counts).map(([name, count]) => `${count} ${name}`);
    say(`${location}: ${said.join(', ')}; ${((performance.now() - start) / 1000).toFixed(1)} s.`);
    if (missingPictures.length > 0)
      say(`Pictures whose files are lost, and not in it: ${missingPictures.join(', ')}`);
  } catch (error) {
    if (!(error instanceof ExportError)) throw error;
    refuse(error.message);
  } finally {
    progress.stop();
  }
}

function refuse(message: string): void {
  complain(message);
  process.exitCode = 1;
}

function makeProgress() {
  if (process.stdout.isTTY) {
    const bar = new SingleBar({ format: '{bar} {value} of {total}, {eta} s left', hideCursor: true });
    return {
      onStart: (total: number) => bar.start(total, 0),
      onStep: () => bar.increment(),
      stop: () => bar.stop(),
    };
  }
  let [total, done] = [0, 0];
  return {
    onStart: (count: number) => {
      total = count;
    },
    onStep: () => {
      done += 1;
      const tenth = (count: number) => Math.floor((count * 10) / total);
      if (tenth(done) > tenth(done - 1)) say(`${done} of ${total} posts, comments and pictures`);
    },
    stop: () => {},
  };
}
