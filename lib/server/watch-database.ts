import postgres from 'postgres';
import { isDatabaseUnavailable } from '@/lib/errors';

export type DatabaseWatch = {
  /** Whether the database answers within two seconds. Callers at the same time share one question. */
  isReady(): Promise<boolean>;
  close(): Promise<void>;
};

/** Milliseconds. */
const PATIENCE = 2000;

/**
 * Listens for changes of content until `close`. The driver reconnects by itself; what was announced meanwhile is
 * unknown, so a new connection counts as a change too.
 */
export async function watchDatabase(
  url: string,
  channel: string,
  onChange: () => void,
): Promise<DatabaseWatch> {
  const listener = connect(url);
  await listener.listen(channel, onChange, onChange).catch((error: unknown) => {
    // It keeps trying.
    if (!isDatabaseUnavailable(error)) throw error;
  });
  const probe = createProbe(url);
  return {
    isReady: probe.isReady,
    close: async () => void (await Promise.all([listener.end({ timeout: 1 }), probe.close()])),
  };
}

function createProbe(url: string) {
  let sql: postgres.Sql | undefined;
  let asking: Promise<boolean> | undefined;

  async function ask(): Promise<boolean> {
    const current = (sql ??= connect(url));
    const answer = current`select 1`.then(
      () => true,
      () => false,
    );
    const isReady = await Promise.race([answer, silence()]);
    // A connection that hung or failed is not asked again: the next question takes a new one, without back-off.
    if (!isReady) await close();
    return isReady;
  }

  async function close(): Promise<void> {
    const current = sql;
    sql = undefined;
    await current?.end({ timeout: 0 });
  }

  return { isReady: () => (asking ??= ask().finally(() => (asking = undefined))), close };
}

const silence = () => new Promise<false>((resolve) => setTimeout(resolve, PATIENCE, false).unref());

const connect = (url: string) =>
  postgres(url, {
    max: 1,
    idle_timeout: 60,
    connect_timeout: 2,
    backoff: (retries) => Math.min(0.25 * 2 ** Math.min(retries, 4), 2),
    onnotice: () => {},
    connection: { application_name: 'colophon server' },
  });
