/** Running it again updates what changed and leaves edits alone. Exits 1 when something failed or nothing was found. */
import { realpath } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';
import type { Actor } from '@/lib/access/actor';
import { complain, say } from '@/lib/server/process/say';
import { growHeapSlowly } from '@/lib/server/process/heap-growth';
import { makeProgress } from '@/scripts/import/progress';

const USAGE = [
  'Usage: npm run import -- SOURCE… [--dry-run] [--name NAME] [--base /blog] [--time-zone ZONE] [--fetch-pictures] [--settings]',
  '       npm run import -- --list',
  '       npm run import -- --undo ID',
  'SOURCE is a folder or a zip of Markdown, one or several .xml of WordPress, a .json or .zip of Ghost, or an export of Colophon.',
].join('\n');

growHeapSlowly();
await main();

async function main(): Promise<void> {
  const choice = readArguments();
  if (typeof choice === 'string') {
    complain(`${choice}${choice && ' '}${USAGE}`);
    process.exitCode = 1;
    return;
  }
  const { withDatabase } = await import('@/lib/server/database/start');
  await withDatabase(() => run(choice));
}

type Choice = {
  sources: string[];
  name?: string;
  dryRun: boolean;
  options: { base?: string; timeZone?: string; fetchPictures: boolean; settings?: boolean };
  undo?: number;
  list: boolean;
};

/** @returns what is wrong with them, where something is */
function readArguments(): Choice | string {
  const { values, positionals } = attempt();
  if (!values) return '';
  const { name, undo, list, base, 'time-zone': timeZone } = values;
  const id = undo === undefined ? undefined : Number(undo);
  if (id !== undefined && !(Number.isInteger(id) && id > 0)) return `${undo} is no number of an import.`;
  if (name?.trim() === '') return 'The name is empty.';
  if (timeZone !== undefined && !isTimeZone(timeZone)) return `${timeZone} is no time zone.`;
  const others = (list ? 1 : 0) + (id === undefined ? 0 : 1);
  if (others > 1 || (others === 0) !== positionals.length > 0) return '';
  return {
    sources: positionals,
    name: name?.trim(),
    dryRun: values['dry-run'],
    options: { base, timeZone, fetchPictures: values['fetch-pictures'], settings: values.settings },
    undo: id,
    list,
  };
}

function attempt() {
  try {
    return parseArgs({
      allowPositionals: true,
      options: {
        'dry-run': { type: 'boolean', default: false },
        name: { type: 'string' },
        base: { type: 'string' },
        'time-zone': { type: 'string' },
        'fetch-pictures': { type: 'boolean', default: false },
        settings: { type: 'boolean' },
        undo: { type: 'string' },
        list: { type: 'boolean', default: false },
      },
    });
  } catch {
    return { values: null, positionals: [] };
  }
}

function isTimeZone(text: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: text });
    return true;
  } catch {
    return false;
  }
}

async function run(choice: Choice): Promise<void> {
  const [{ getOwner }, { renderInOneThread }] = await Promise.all([
    import('@/lib/accounts/sessions/queries/owner'),
    import('@/lib/markdown/render-off-thread'),
  ]);
  renderInOneThread();
  const owner = await getOwner();
  if (!owner) {
    complain(
      'This site has no owner yet, and posts need an author. Open it in a browser and create the owner account first.',
    );
    process.exitCode = 1;
  } else if (choice.list) await list(owner);
  else if (choice.undo !== undefined) await undo(owner, choice.undo);
  else await importAll(owner, choice);
}

async function importAll(owner: Actor, { sources, dryRun, name, options }: Choice): Promise<void> {
  const [{ importSource }, { emptinessOf, reportOf }, { discardImport }] = await Promise.all([
    import('@/lib/import/run/import-source'),
    import('@/lib/import/report'),
    import('@/lib/import/mutations/discard-import'),
  ]);
  // npm runs scripts in the project's folder; a relative path is meant from where the person is.
  const places = sources.map((source) => path.resolve(process.env.INIT_CWD ?? '', source));
  const location = (await Promise.all(places.map((place) => realpath(place).catch(() => place)))).join('\n');
  const start = performance.now();
  const progress = makeProgress();
  progress.onRead(0);
  try {
    const detail = await importSource(owner, { location, name, dryRun, options }, progress);
    progress.stop();
    if (detail.state === 'failed') complain(detail.problem);
    const seconds = (performance.now() - start) / 1000;
    say(await reportOf(owner, detail, { seconds, isPlan: dryRun }));
    const emptiness = emptinessOf(detail);
    if (emptiness && detail.state !== 'failed') complain(emptiness);
    const failed = Object.values(detail.counts).some(({ fail = 0 }) => fail > 0);
    if (emptiness || failed || detail.state === 'failed') process.exitCode = 1;
    if (dryRun || emptiness) await discardImport(owner, detail.id);
    else if (detail.done > 0) say(`Undo it with: npm run import -- --undo ${detail.id}`);
  } finally {
    progress.stop();
  }
}

async function undo(owner: Actor, id: number): Promise<void> {
  const [{ finish }, { requestUndo }, { getImport }, { undoReportOf }] = await Promise.all([
    import('@/lib/import/run/import-source'),
    import('@/lib/import/mutations/request-import'),
    import('@/lib/import/queries/imports'),
    import('@/lib/import/report'),
  ]);
  const found = await getImport(owner, id);
  const isUnderWay = found?.state === 'undoing';
  if (!found || !(isUnderWay || (await requestUndo(owner, id)).ok)) {
    complain(found ? `Import ${id} did nothing that could be undone.` : `There is no import ${id}.`);
    process.exitCode = 1;
    return;
  }
  const progress = makeProgress();
  try {
    const detail = await finish(owner, id, progress);
    progress.stop();
    if (detail.state === 'failed') complain(detail.problem);
    if (detail.state !== 'undone') process.exitCode = 1;
    else say(await undoReportOf(owner, detail));
  } finally {
    progress.stop();
  }
}

async function list(owner: Actor): Promise<void> {
  const { listImports } = await import('@/lib/import/queries/imports');
  const rows = await listImports(owner);
  if (rows.length === 0) say('Nothing was imported yet.');
  for (const { id, kind, source, state, createdAt } of rows)
    say(`${id}  ${createdAt.toISOString().slice(0, 16)}  ${state}  ${kind}  ${source}`);
}
