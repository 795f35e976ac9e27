import { spawn } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';

const root = await mkdtemp(path.join(os.tmpdir(), 'colophon-import-life-'));
const blog = path.join(root, 'blog');
afterAll(() => rm(root, { recursive: true, force: true }));

const POSTS = 60;

type Run = { code: number | null; signal: NodeJS.Signals | null; out: string; err: string };

/** `npm run …` as a person runs it. @param kill looked at with each line that it says */
function run(
  script: string,
  args: string[],
  { input = '', kill }: { input?: string; kill?: (out: string) => boolean } = {},
): Promise<Run> {
  const node = ['--conditions=react-server', '--import', './scripts/load-typescript.mjs', script, ...args];
  const env: NodeJS.ProcessEnv = {
    ...process.env,
    DATA_DIR: path.join(root, 'data'),
    BCRYPT_COST: '4',
    NODE_ENV: 'production',
    DATABASE_URL: '',
    INIT_CWD: root,
  };
  const child = spawn(process.execPath, node, { env });
  let [out, err] = ['', ''];
  child.stdout.on('data', (chunk: Buffer) => {
    out += chunk.toString();
    if (kill?.(out)) child.kill('SIGKILL');
  });
  child.stderr.on('data', (chunk: Buffer) => (err += chunk.toString()));
  child.stdin.end(input);
  return new Promise((resolve) => child.on('close', (code, signal) => resolve({ code, signal, out, err })));
}

beforeAll(async () => {
  await mkdir(blog);
  for (let number = 0; number < POSTS; number++)
    await writeFile(
      path.join(blog, `post-${number}.md`),
      `---\ntitle: Post ${number}\ndate: 2020-01-${String((number % 28) + 1).padStart(2, '0')}\ntags: [a, b]\n---\nText ${number}, [next](post-${(number + 1) % POSTS}.md).\n`,
    );
  const claimed = await run('scripts/admin.ts', ['claim', 'bea', 'bea@example.org'], {
    input: 'violet-harbour-lamp-93',
  });
  expect(claimed.err).toBe('');
}, 180_000);

test('an import that is killed at random moments is gone on with by the next run, and every post is there once', async () => {
  let kills = 0;
  for (const tenth of [3, 6, 8]) {
    const dead = await run('scripts/import.ts', ['blog', '--time-zone', 'UTC'], {
      // The first numbers are those of the plan.
      kill: (out) => (out.match(new RegExp(`^\\d+ of ${POSTS}$`, 'gm')) ?? []).length >= tenth && kills < 3,
    });
    if (dead.signal === 'SIGKILL') kills += 1;
  }
  expect(kills).toBeGreaterThan(0);
  const last = await run('scripts/import.ts', ['blog', '--time-zone', 'UTC']);
  expect(last).toMatchObject({ code: 0, err: '' });
  const again = await run('scripts/import.ts', ['blog', '--time-zone', 'UTC']);
  expect(again.out).toContain(
    `${POSTS} posts and pages = 0 created + 0 updated + ${POSTS} unchanged + 0 skipped + 0 failed`,
  );
}, 600_000);

test('what is nothing ends with status 1 and a sentence', async () => {
  await writeFile(path.join(root, 'letter.txt'), 'Dear all');
  const [none, missing, empty, zone] = [
    await run('scripts/import.ts', ['letter.txt']),
    await run('scripts/import.ts', ['nowhere']),
    await run('scripts/import.ts', []),
    await run('scripts/import.ts', ['blog', '--time-zone', 'Mars/Base']),
  ];
  expect(none).toMatchObject({
    code: 1,
    err: expect.stringContaining('letter.txt is nothing that can be imported') as string,
  });
  expect(missing).toMatchObject({ code: 1, err: expect.stringContaining('is not there') as string });
  expect(empty).toMatchObject({ code: 1, err: expect.stringContaining('Usage:') as string });
  expect(zone).toMatchObject({ code: 1, err: expect.stringContaining('is no time zone') as string });
}, 300_000);
