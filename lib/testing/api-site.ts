import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { pino } from 'pino';
import { startEmbeddedPostgres } from '@/lib/server/embedded-postgres/start';
import { becomeOwner, owner, startProductionSite } from '@/lib/testing/production-site';

export const SECRET = 'the secret of a site that tests ask by programs';

type Call = {
  token?: string;
  /** Sent as JSON, unless it is text or bytes. */
  body?: unknown;
  headers?: Record<string, string>;
};

export type ApiAnswer = { status: number; headers: Headers; text: string; json: unknown };

/** The production build on a PostgreSQL of its own, claimed by `owner`, as programs use it. */
export async function startApiSite(environment: Record<string, string> = {}) {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'colophon-api-'));
  const postgres = await startEmbeddedPostgres({
    dataDir: path.join(folder, 'database'),
    logger: pino({ level: 'silent' }),
    isDurable: false,
  });
  const site = await startProductionSite({
    databaseUrl: postgres.url,
    folder,
    environment: { BCRYPT_COST: '4', AUTH_SECRET: SECRET, ...environment },
  });
  await becomeOwner(site.browser);
  const { origin } = site.browser;

  /** @param address below `/api/v1` */
  async function call(method: string, address: string, { token, body, headers }: Call = {}) {
    const isRaw = typeof body === 'string' || body instanceof Uint8Array || body === undefined;
    const answer = await fetch(`${origin}/api/v1${address}`, {
      method,
      headers: { ...(token !== undefined && { authorization: `Bearer ${token}` }), ...headers },
      body: isRaw ? (body as string | undefined) : JSON.stringify(body),
      redirect: 'manual',
    });
    const text = await answer.text();
    return { status: answer.status, headers: answer.headers, text, json: parse(text) } satisfies ApiAnswer;
  }

  async function logIn(person: { username: string; password: string }): Promise<string> {
    const { username: identifier, password } = person;
    const { json } = await call('POST', '/tokens', { body: { identifier, password } });
    return (json as { token: string }).token;
  }

  async function stop() {
    await site.stop();
    await postgres.stop();
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  }

  return { ...site, origin, postgres, databaseUrl: postgres.url, folder, call, logIn, stop, owner };
}

export type ApiSite = Awaited<ReturnType<typeof startApiSite>>;

function parse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

let people = 0;

export const newPerson = () => {
  people++;
  const username = `program_${process.pid}_${people}`;
  return { username, email: `${username}@example.org`, password: 'correct horse battery' };
};
