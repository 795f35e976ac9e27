/** All content of the site as files that need no Colophon, or what readers see of it. Exits 1 when it could not. */
import path from 'node:path';
import { parseArgs } from 'node:util';
import { complain, say } from '@/lib/server/process/say';
import { makeProgress } from '@/scripts/export/progress';

const USAGE = `Usage: npm run export -- FOLDER, or FILE.zip
       npm run export -- FOLDER --html     what readers see, as pages for any server of files`;

await main();

async function main(): Promise<void> {
  const choice = readArguments();
  if (!choice) return refuse(USAGE);
  // npm runs scripts in the project's folder; a relative path is meant from where the person is.
  const location = path.resolve(process.env.INIT_CWD ?? '', choice.location);
  if (choice.html) return exportPages(location);
  const { withDatabase } = await import('@/lib/server/database/start');
  await withDatabase(() => exportContent(location));
}

function readArguments(): { location: string; html: boolean } | null {
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: { html: { type: 'boolean', default: false } },
    });
    const [location] = positionals;
    return positionals.length === 1 && location ? { location, html: values.html } : null;
  } catch {
    return null;
  }
}

async function exportContent(location: string): Promise<void> {
  const [{ getOwner }, { exportTo }, { writeContent }] = await Promise.all([
    import('@/lib/accounts/sessions/queries/owner'),
    import('@/lib/export/export-to'),
    import('@/lib/export/write-content'),
  ]);
  const owner = await getOwner();
  if (!owner) return refuse('This site has no owner yet, so there is nothing to export.');
  await timed(location, async () => {
    const progress = makeProgress('posts, comments and pictures');
    const { counts, missingPictures } = await exportTo(location, (target) =>
      writeContent(owner, target, { onStart: progress.start, onStep: progress.step }),
    ).finally(progress.stop);
    if (missingPictures.length > 0)
      say(`Pictures whose files are lost, and not in it: ${missingPictures.join(', ')}`);
    return Object.entries(counts).map(([name, count]) => `${count} ${name}`);
  });
}

async function exportPages(location: string): Promise<void> {
  const formerAddresses = await readFormerAddresses();
  if (!formerAddresses) return;
  const [{ withSite }, { exportTo }, { writePages }] = await Promise.all([
    import('@/scripts/export/with-site'),
    import('@/lib/export/export-to'),
    import('@/lib/export/html/write-pages'),
  ]);
  await timed(location, async () => {
    const progress = makeProgress('pages and files');
    const write = () =>
      withSite((server) =>
        exportTo(
          location,
          (target) => writePages(server, target, { formerAddresses, onPage: progress.stepTo }),
          {
            isPublic: true,
          },
        ),
      );
    const { pages, files } = await write().finally(progress.stop);
    return [`${pages} pages`, `${files} other files`];
  });
}

/** They stand in the database alone. Null after it was said why they could not be read. */
async function readFormerAddresses(): Promise<string[] | null> {
  const { withDatabase } = await import('@/lib/server/database/start');
  let addresses: string[] | null = null;
  await withDatabase(async () => {
    const { getOwner } = await import('@/lib/accounts/sessions/queries/owner');
    const { listFormerAddresses } = await import('@/lib/export/queries/former-addresses');
    addresses = await listFormerAddresses(await getOwner());
  });
  return addresses;
}

/** Says what was made, and how long it took, or why it was not. */
async function timed(location: string, run: () => Promise<string[]>): Promise<void> {
  const { ExportError } = await import('@/lib/export/export-error');
  const { StartError } = await import('@/lib/server/process/start-error');
  const start = performance.now();
  try {
    const made = await run();
    say(`${location}: ${made.join(', ')}; ${((performance.now() - start) / 1000).toFixed(1)} s.`);
  } catch (error) {
    if (!(error instanceof ExportError || error instanceof StartError)) throw error;
    refuse(error.message);
  }
}

function refuse(message: string): void {
  complain(message);
  process.exitCode = 1;
}
