import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import postgres from 'postgres';
import type { Shutdown } from '@/lib/server/process/shutdown';
import { startDatabases, temporaryFolder } from './database';
import { commentEverySecond } from './disturb';
import { measure, type Load } from './load';
import { printTable, ratio, whole } from './report';
import { seededRandom } from './random';
import { fetchRaw, memoryOf, startColophon, startNginx, type Server } from './servers';

const POSTS = 10_000;
/** Pages asked for before anything is measured, so that Next's code is compiled. */
const WARM_UP = 100;
const gzip = { 'accept-encoding': 'gzip' };

/** What a reader costs who asks for a page that nobody has asked for yet, and many pages at once. */
export async function benchReading(shutdown: Shutdown, postCount = POSTS): Promise<void> {
  const databases = await startDatabases(shutdown);
  const url = await databases.make(postCount);
  const variables = {
    DATABASE_URL: url,
    DATA_DIR: await temporaryFolder(shutdown),
    AUTH_SECRET: randomBytes(33).toString('base64'),
  };
  const colophon = await startColophon(variables, shutdown);
  const sql = postgres(url, { max: 1 });
  shutdown.add(() => sql.end());
  let next = 0;
  const inTurn = () => `/posts/post-${(next++ % postCount) + 1}`;
  await run(colophon, { amount: WARM_UP, nextPath: inTurn });
  const rows: string[][] = [];
  const add = (name: string, { rate, perCore, failed }: Run, bar: string) =>
    rows.push([name, whole(rate), whole(perCore), bar, String(failed), whole(memoryOf(colophon))]);
  add('never seen', await run(colophon, { amount: postCount - WARM_UP, nextPath: inTurn }), '120 a core');
  const random = seededRandom(7);
  const anywhere = () => `/posts/post-${1 + Math.floor(random() * postCount)}`;
  await run(colophon, { amount: postCount, nextPath: anywhere });
  const undisturbed = await run(colophon, { amount: postCount, nextPath: anywhere });
  add('10,000 at random, second round', undisturbed, '245, in 300 MB');
  const disturbance = commentEverySecond(sql);
  const disturbed = await run(colophon, { amount: 3 * postCount, nextPath: anywhere });
  const comments = await disturbance.stop();
  add(`the same, ${comments}`, disturbed, '0.9 of it');
  const nginx = await addFromMemory(colophon, rows, shutdown);
  printTable(['case', 'req/s', 'a core of the process', 'bar', 'failed', 'MB after it'], rows);
  console.log(
    `\nDisturbed ÷ undisturbed ${ratio(disturbed.rate, undisturbed.rate)} (bar 0.9); a post from memory ÷ nginx with a file of the same bytes ${nginx} (bar 0.5).`,
  );
}

/** The same compressed bytes from nginx, which knows nothing of encodings, in turns with ours. */
async function addFromMemory(colophon: Server, rows: string[][], shutdown: Shutdown): Promise<string> {
  const post = `${colophon.url}/posts/post-500`;
  const { body } = await fetchRaw(post, 'gzip');
  const nginx = await startNginx(body, shutdown);
  if (!nginx) return '– (there is no nginx)';
  const [ours, theirs]: number[][] = [[], []];
  for (let round = 0; round < 3; round++) {
    ours!.push((await measure({ url: post, headers: gzip, seconds: 3 })).rate);
    theirs!.push((await measure({ url: `${nginx.url}/page.html`, headers: gzip, seconds: 3 })).rate);
  }
  const middle = (rates: number[]) => rates.sort((a, b) => a - b)[1]!;
  rows.push(['a post from memory', whole(middle(ours!)), '', '0.5 of nginx', '', whole(memoryOf(colophon))]);
  rows.push(['reference: nginx', whole(middle(theirs!)), '', '', '', '']);
  return ratio(middle(ours!), middle(theirs!));
}

type Run = { rate: number; perCore: number; failed: number };

async function run({ url, pid }: Server, load: Omit<Load, 'url'>): Promise<Run> {
  const before = cpuSeconds(pid);
  const { rate, failed } = await measure({ url, headers: gzip, connections: 10, ...load });
  return { rate, perCore: load.amount! / (cpuSeconds(pid) - before), failed };
}

/** What the process has used of all cores, with its threads: how busy the machine is otherwise hardly matters to it. */
function cpuSeconds(pid: number): number {
  const [, after = ''] = /\) (.*)/.exec(readFileSync(`/proc/${pid}/stat`, 'utf8')) ?? [];
  const fields = after.split(' ').map(Number);
  return (fields[11]! + fields[12]!) / 100;
}
