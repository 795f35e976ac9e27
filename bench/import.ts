/** What an import costs: plan, apply, the same once more, and undo, each by its command. */
import { rm, stat } from 'node:fs/promises';
import path from 'node:path';
import type { Shutdown } from '@/lib/server/process/shutdown';
import { renderPost } from '@/lib/markdown/render';
import { temporaryFolder } from './database';
import { claimSite, runCommand } from './import/command';
import { makePosts, writeSources } from './import/write-sources';
import { writeWxr } from './import/write-wxr';
import { printTable, ratio, whole } from './report';

/** Real posts beside the repository, where they are. */
const REAL = path.resolve(import.meta.dirname, '../../shared/data/rust-blog');

/** @param sizes of exports of WordPress, in megabytes; without any, one of half a megabyte beside two small sources */
export async function benchImport(sizes: number[], shutdown: Shutdown): Promise<void> {
  process.env.BCRYPT_COST = '4';
  const folder = await temporaryFolder(shutdown);
  const sources = await writeSources(path.join(folder, 'sources'));
  const reference = await secondsToRender();
  const rows: string[][] = [];
  const measure = async (name: string, place: string, steps: Step[] = allSteps) =>
    rows.push(...(await stepsOf({ folder, name, place, reference }, steps)));
  const isShort = sizes.length === 0;
  for (const [name, place] of isShort ? sources.slice(0, 2) : sources)
    await measure(name, place, isShort ? ['apply'] : allSteps);
  if (!isShort && (await stat(REAL).catch(() => null))) await measure('367 real posts', REAL);
  for (const size of isShort ? [0.5] : sizes) {
    const file = path.join(folder, `export-${size}.xml`);
    await writeWxr(file, size * 1_000_000);
    await measure(`WXR of ${size} MB`, file);
    await rm(file);
  }
  console.log(
    '\nThe command as a whole, its start included; resident memory at its highest, without PostgreSQL.',
  );
  console.log(`The reference: to render a post of ${makePosts()[0]!.text.length} characters by itself takes`);
  console.log(`${(reference * 1000).toFixed(1)} ms.\n`);
  printTable(['source', 'step', 'posts', 'seconds', 'posts a second', 'renderings a post', 'MB'], rows);
}

/** For one post of the small sources. */
async function secondsToRender(): Promise<number> {
  const posts = makePosts();
  for (const { text } of posts) await renderPost(text);
  const startedAt = performance.now();
  for (const { text } of posts) await renderPost(text);
  return (performance.now() - startedAt) / 1000 / posts.length;
}

type Step = 'plan' | 'apply' | 'again' | 'undo';
const allSteps: Step[] = ['plan', 'apply', 'again', 'undo'];

type Measured = { folder: string; name: string; place: string; reference: number };

async function stepsOf({ folder, name, place, reference }: Measured, steps: Step[]): Promise<string[][]> {
  const dataDir = path.join(folder, 'data');
  await claimSite(dataDir);
  const rows: string[][] = [];
  let applied = '';
  for (const step of steps) {
    const args = {
      plan: [place, '--dry-run'],
      apply: [place],
      again: [place],
      undo: ['--undo', /--undo (\d+)/.exec(applied)?.[1] ?? ''],
    }[step];
    const { out, code, seconds, peak } = await runCommand('import', args, { dataDir });
    if (code !== 0) throw new Error(`${name}, ${step}: ${out.slice(-2000)}`);
    if (step === 'apply') applied = out;
    const posts = Number(
      /^(\d+) posts? and pages?|^(\d+) post or page/m.exec(out)?.[1] ?? rows[0]?.[2]?.replace(',', ''),
    );
    const each = [(posts / seconds).toFixed(1), ratio(seconds / posts, reference)];
    rows.push([name, step, whole(posts), seconds.toFixed(1), ...each, whole(peak)]);
    console.log(rows.at(-1)!.join(', '));
  }
  await rm(dataDir, { recursive: true });
  return rows;
}
