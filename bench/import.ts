/** What an import costs: plan, apply, the same once more, and undo, each by its command. */
import { rm, stat } from 'node:fs/promises';
import path from 'node:path';
import type { Shutdown } from '@/lib/server/process/shutdown';
import { temporaryFolder } from './database';
import { claimSite, runCommand } from './import/command';
import { writeSources } from './import/write-sources';
import { writeWxr } from './import/write-wxr';
import { printTable, whole } from './report';

/** Real posts beside the repository, where they are. */
const REAL = path.resolve(import.meta.dirname, '../../shared/data/rust-blog');

/** @param sizes of exports of WordPress, in megabytes */
export async function benchImport(sizes: number[], shutdown: Shutdown): Promise<void> {
  process.env.BCRYPT_COST = '4';
  const folder = await temporaryFolder(shutdown);
  const sources = await writeSources(path.join(folder, 'sources'));
  if (await stat(REAL).catch(() => null)) sources.push(['367 real posts', REAL]);
  const rows: string[][] = [];
  for (const [name, place] of sources) rows.push(...(await stepsOf(folder, name, place)));
  for (const size of sizes) {
    const file = path.join(folder, `export-${size}.xml`);
    await writeWxr(file, size * 1_000_000);
    rows.push(...(await stepsOf(folder, `WXR of ${size} MB`, file)));
    await rm(file);
  }
  console.log(
    '\nThe command as a whole, its start included; resident memory at its highest, without PostgreSQL\n',
  );
  printTable(['source', 'step', 'posts', 'seconds', 'posts a second', 'MB'], rows);
}

async function stepsOf(folder: string, name: string, place: string): Promise<string[][]> {
  const dataDir = path.join(folder, 'data');
  await claimSite(dataDir);
  const rows: string[][] = [];
  const step = async (what: string, args: string[]): Promise<string> => {
    const { out, code, seconds, peak } = await runCommand('import', args, { dataDir });
    if (code !== 0) throw new Error(`${name}, ${what}: ${out.slice(-2000)}`);
    const posts = Number(
      /^(\d+) posts? and pages?|^(\d+) post or page/m.exec(out)?.[1] ?? rows[0]?.[2]?.replace(',', ''),
    );
    rows.push([name, what, whole(posts), seconds.toFixed(1), (posts / seconds).toFixed(1), whole(peak)]);
    console.log(rows.at(-1)!.join(', '));
    return out;
  };
  await step('plan', [place, '--dry-run']);
  const applied = await step('apply', [place]);
  await step('again', [place]);
  await step('undo', ['--undo', /--undo (\d+)/.exec(applied)?.[1] ?? '']);
  await rm(dataDir, { recursive: true });
  return rows;
}
