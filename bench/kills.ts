/** What an import that is killed loses: `npm run import` ended at random moments, run again, and compared with one that was not. */
import { cp, mkdir, rm } from 'node:fs/promises';
import path from 'node:path';
import postgres from 'postgres';
import sharp from 'sharp';
import type { Shutdown } from '@/lib/server/process/shutdown';
import { startDatabases, temporaryFolder, type BenchDatabases } from './database';
import { claimSite, runCommand, type CommandRun } from './import/command';
import { writeWxr } from './import/write-wxr';
import { contentsOf, differences, example, type Contents } from './kills/contents';
import { seededRandom } from './random';
import { printTable } from './report';

/** Bytes of an export of about eighty posts. */
const SIZE = 300_000;

/** The record of what was done stays when it is undone. */
const KEPT = ['audit_events'];

type Site = { dataDir: string; databaseUrl: string };
type Copy = (from: string) => Promise<Site>;

/** @param kills of imports and of undoing together, a third of them of undoing */
export async function benchKills(shutdown: Shutdown, kills = 40): Promise<void> {
  process.env.BCRYPT_COST = '4';
  const folder = await temporaryFolder(shutdown);
  const sources = await writeSource(folder);
  const copy = copier(await startDatabases(shutdown), folder);
  const empty = await copy('');
  await claimSite(empty.dataDir, empty.databaseUrl);
  const before = await contentsOf(empty.databaseUrl);
  const [first, second] = [await copy(nameOf(empty)), await copy(nameOf(empty))];
  const start = (await run(first, ['--list'])).seconds;
  const { seconds } = await run(first, sources);
  await run(second, sources);
  const after = await contentsOf(first.databaseUrl);
  const byChance = new Set(differences(after, await contentsOf(second.databaseUrl)));
  console.log(
    `${after.posts?.length} posts, ${after.comments?.length} comments, ${after.guests?.length} people,`,
  );
  console.log(
    `${after.media?.length} pictures; of two undisturbed imports these are never alike: ${[...byChance].join(', ')}`,
  );
  const undoSeconds = (await run(await copy(nameOf(second)), ['--undo', '1'])).seconds;
  const random = seededRandom(Date.now());
  const rows: string[][] = [];
  for (let number = 0; rows.length < kills; number++) {
    const isUndo = number % 3 === 2;
    const site = await copy(nameOf(isUndo ? second : empty));
    const args = isUndo ? ['--undo', '1'] : sources;
    const length = (isUndo ? undoSeconds : seconds) - start * 0.8;
    const killAfter = start * 0.8 + random() * length;
    const killed = await runCommand('import', args, { ...site, killAfter });
    if (killed.code !== null) continue;
    const found = await stateOf(site);
    await run(site, args, found === 'undone');
    const now = await contentsOf(site.databaseUrl);
    const apart = isUndo
      ? differences(now, before, new Set([...byChance, ...KEPT]))
      : differences(now, after, byChance);
    rows.push([isUndo ? 'undo' : 'import', killAfter.toFixed(1), found, apart.join(', ') || 'nothing']);
    console.log(rows.at(-1)!.join(' | '));
    for (const place of apart)
      console.log(
        `${example(now, isUndo ? before : after, place)}\n${example(isUndo ? before : after, now, place)}`,
      );
    await rm(site.dataDir, { recursive: true });
  }
  report(rows, before, after);
}

function report(rows: string[][], before: Contents, after: Contents): void {
  const whole = rows.filter(([, , , apart]) => apart === 'nothing').length;
  printTable(['command', 'killed after', 'state it left', 'lost or apart after the next run'], rows);
  console.log(`\n${whole} of ${rows.length} ended as if nothing had happened.`);
  console.log(
    `Tables compared: ${Object.keys(after).length}, with ${countRows(before)} rows before and ${countRows(after)} after.`,
  );
}

const countRows = (contents: Contents): number =>
  Object.values(contents).reduce((sum, rows) => sum + rows.length, 0);

/** An export and a few of the pictures that it shows. */
async function writeSource(folder: string): Promise<string[]> {
  const [file, uploads] = [path.join(folder, 'export.xml'), path.join(folder, 'uploads')];
  const posts = await writeWxr(file, SIZE);
  const month = path.join(uploads, '2020/01');
  await mkdir(month, { recursive: true });
  for (let number = 10; number <= posts; number += 15)
    await sharp({ create: { width: 40, height: 30, channels: 3, background: { r: number, g: 90, b: 160 } } })
      .jpeg()
      .toFile(path.join(month, `picture-${number}.jpg`));
  return [file, uploads];
}

/** A site with all that another has, which nobody uses meanwhile; of none, a new one. */
function copier({ makeEmpty, makeCopy }: BenchDatabases, folder: string): Copy {
  let number = 0;
  return async (from) => {
    const name = `kills_${(number += 1)}`;
    const dataDir = path.join(folder, name);
    if (from === '') await mkdir(dataDir);
    if (from === '') return { dataDir, databaseUrl: (await makeEmpty(name)).url };
    await cp(path.join(folder, from), dataDir, { recursive: true });
    return { dataDir, databaseUrl: await makeCopy(from, name) };
  };
}

const nameOf = ({ dataDir }: Site): string => path.basename(dataDir);

/** @throws where it does not end well, unless it may have nothing to do any more */
async function run(site: Site, args: string[], isDone = false): Promise<CommandRun> {
  const ended = await runCommand('import', args, site);
  if (ended.code !== 0 && !isDone) throw new Error(`${args.join(' ')}: ${ended.out.slice(-2000)}`);
  return ended;
}

/** How far the last import had come. */
async function stateOf({ databaseUrl }: Site): Promise<string> {
  const sql = postgres(databaseUrl, { max: 1, onnotice: () => {} });
  const [found] = await sql<{ state: string; all: number; planned: number; done: number }[]>`
    select i.state, count(t.key)::int as all, count(t.action)::int as planned, count(t.done_at)::int as done from imports i left join import_items t on t.import_id = i.id group by i.id order by i.id desc limit 1`;
  await sql.end();
  if (!found) return 'not begun';
  const { state, all, planned, done } = found;
  if (state === 'undone') return state;
  return `${state}: ${all} read, ${planned} planned, ${done} ${state === 'undoing' ? 'still there' : 'done'}`;
}
