import { setTimeout as sleep } from 'node:timers/promises';
import postgres from 'postgres';
import { isDatabaseUnavailable } from '@/lib/errors';
import type { Say } from '@/lib/server/process/say';
import { StartError } from '@/lib/server/process/start-error';

/** Seconds that a database which still starts is given. */
const START_TIMEOUT = 30;

/** @throws {StartError} after 30 s, or at once when it refuses (a wrong password, no such database) */
export async function waitForDatabase(
  url: string,
  say: Say,
  setting = 'DATABASE_URL',
  startTimeout = START_TIMEOUT,
): Promise<void> {
  const deadline = Date.now() + startTimeout * 1000;
  for (let attempt = 1; ; attempt++) {
    const error = await tryDatabase(url);
    if (!error) return;
    const reason = `${describe(url)} (${reasonOf(error)})`;
    if (!isDatabaseUnavailable(error)) throw new StartError(`${setting}: the database refuses ${reason}.`);
    if (Date.now() > deadline) {
      throw new StartError(
        `${setting}: after ${startTimeout} s there is still no answer from ${reason}. Is PostgreSQL running there?`,
      );
    }
    if (attempt === 1) say(`Waiting up to ${startTimeout} s for the database at ${reason}…`);
    await sleep(Math.min(1000, Math.max(0, deadline - Date.now()) + 1));
  }
}

/** The database's address for people: never the password. */
export function describe(url: string): string {
  const { username, host, pathname } = new URL(url);
  return `${username ? `${username}@` : ''}${host}${pathname}`;
}

async function tryDatabase(url: string): Promise<unknown> {
  const sql = postgres(url, { max: 1, connect_timeout: 5, onnotice: () => {} });
  try {
    await sql`select 1`;
    return null;
  } catch (error) {
    return error;
  } finally {
    await sql.end({ timeout: 1 });
  }
}

function reasonOf(error: unknown): string {
  const { code, message } = error as { code?: unknown; message?: unknown };
  return String(message || code);
}
