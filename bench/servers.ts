import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { createRequire } from 'node:module';
import { once } from 'node:events';
import http from 'node:http';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { scripts } from '@/package.json';
import { freePort } from '@/lib/server/process/free-port';
import type { Shutdown } from '@/lib/server/process/shutdown';
import { temporaryFolder } from './database';

export type Server = { name: string; url: string; pid: number };
export type RawAnswer = { head: string[]; body: Buffer };

const root = path.resolve(import.meta.dirname, '..');
const HOST = '127.0.0.1';

export async function startColophon(variables: Record<string, string>, shutdown: Shutdown): Promise<Server> {
  const port = await freePort();
  // As `npm start` does it, but without npm.
  const child = spawn('sh', ['-c', scripts.start], {
    cwd: root,
    env: environment({ ...variables, PORT: String(port), TRUSTED_PROXY_HOPS: '1', LOG_LEVEL: 'warn' }),
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  return started('colophon', child, shutdown, `http://localhost:${port}`, '/api/health/ready');
}

export async function startNext(variables: Record<string, string>, shutdown: Shutdown): Promise<Server> {
  const port = await freePort();
  const url = `http://localhost:${port}`;
  const next = createRequire(import.meta.url).resolve('next/dist/bin/next');
  const child = spawn(process.execPath, [next, 'start', '--port', String(port), '--hostname', HOST], {
    cwd: root,
    env: environment({ ...variables, PORT: String(port), AUTH_URL: url }),
    stdio: 'ignore',
  });
  return started('next start', child, shutdown, url, '/robots.txt');
}

export async function startRaw(
  name: string,
  { head, body }: RawAnswer,
  shutdown: Shutdown,
  processes = 1,
): Promise<Server> {
  const port = await freePort();
  const folder = await temporaryFolder(shutdown);
  const files = [path.join(folder, 'head.json'), path.join(folder, 'body')] as const;
  await Promise.all([writeFile(files[0], JSON.stringify(head)), writeFile(files[1], body)]);
  const script = path.join(import.meta.dirname, 'raw-server.mjs');
  const child = spawn(process.execPath, [script, String(port), ...files, String(processes)], {
    stdio: 'ignore',
  });
  return started(name, child, shutdown, `http://localhost:${port}`, '/');
}

export async function startNginx(body: Buffer, shutdown: Shutdown): Promise<Server | null> {
  if (spawnSync('nginx', ['-v']).status !== 0) return null;
  const port = await freePort();
  const folder = await temporaryFolder(shutdown);
  await writeFile(path.join(folder, 'page.html'), body);
  await writeFile(
    path.join(folder, 'nginx.conf'),
    `daemon off; worker_processes 1; pid ${folder}/pid; error_log /dev/null;
     events { worker_connections 512; }
     http { access_log off; types { text/html html; } sendfile on; open_file_cache max=10;
       client_body_temp_path ${folder}; proxy_temp_path ${folder}; fastcgi_temp_path ${folder};
       uwsgi_temp_path ${folder}; scgi_temp_path ${folder};
       server { listen ${HOST}:${port}; root ${folder}; keepalive_requests 1000000; } }`,
  );
  const child = spawn('nginx', ['-p', folder, '-c', path.join(folder, 'nginx.conf')], { stdio: 'ignore' });
  return started('nginx', child, shutdown, `http://localhost:${port}`, '/page.html');
}

export function fetchRaw(url: string, encoding: string): Promise<RawAnswer & { etag: string }> {
  return new Promise((resolve, reject) => {
    http
      .get(url, { headers: { 'accept-encoding': encoding } }, (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('end', () => {
          const own = ['date', 'connection', 'keep-alive'];
          const head = response.rawHeaders.flatMap((name, i, all) =>
            i % 2 || own.includes(name.toLowerCase()) ? [] : [name, all[i + 1] ?? ''],
          );
          resolve({ head, body: Buffer.concat(chunks), etag: response.headers.etag ?? '' });
        });
      })
      .on('error', reject);
  });
}

/** Resident memory in megabytes. */
export function memoryOf({ pid }: Server): number {
  return Number(spawnSync('ps', ['-o', 'rss=', '-p', String(pid)]).stdout.toString()) / 1024;
}

function environment(variables: Record<string, string>): NodeJS.ProcessEnv {
  return { ...process.env, NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1', ...variables };
}

async function started(
  name: string,
  child: ChildProcess,
  shutdown: Shutdown,
  url: string,
  path: string,
): Promise<Server> {
  const ended = once(child, 'exit');
  shutdown.add(async () => {
    child.kill('SIGTERM');
    await ended;
  });
  // Building comes first when the build is stale.
  for (let tries = 0; tries < 1200; tries++) {
    if (child.exitCode !== null) throw new Error(`${name} did not start`);
    const up = await fetch(url + path).then(
      (response) => response.ok,
      () => false,
    );
    if (up) return { name, url, pid: child.pid ?? 0 };
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
  throw new Error(`${name} did not answer in five minutes`);
}
