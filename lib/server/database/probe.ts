import postgres from 'postgres';

export type DatabaseProbe = {
  /** False also when the database is read-only. Callers at the same time share one question. */
  isReady: () => Promise<boolean>;
  notify: (channel: string) => Promise<boolean>;
  close: () => Promise<void>;
};

/** Milliseconds until a question counts as unanswered. */
const ANSWER_TIMEOUT = 2000;

export function createProbe(url: string): DatabaseProbe {
  let sql: postgres.Sql | undefined;
  let asking: Promise<boolean> | undefined;

  async function isAnswered(question: (sql: postgres.Sql) => Promise<unknown>): Promise<boolean> {
    const answer = question((sql ??= connect(url))).then(
      () => true,
      () => false,
    );
    const isInTime = await Promise.race([answer, silence()]);
    // A connection that hung or failed is not asked again: the next question takes a new one, without back-off.
    if (!isInTime) await close();
    return isInTime;
  }

  async function close(): Promise<void> {
    const current = sql;
    sql = undefined;
    await current?.end({ timeout: 0 });
  }

  return {
    isReady: () =>
      (asking ??= isAnswered(async (sql) => {
        const [row] = await sql<{ writable: boolean }[]>`
          select not pg_is_in_recovery() and current_setting('transaction_read_only') = 'off' as writable`;
        if (!row?.writable) throw new Error('the database is read-only');
      }).finally(() => (asking = undefined))),
    notify: (channel) => isAnswered((sql) => sql`select pg_notify(${channel}, '')`),
    close,
  };
}

const silence = () => new Promise<false>((resolve) => setTimeout(resolve, ANSWER_TIMEOUT, false).unref());

export const connect = (url: string): postgres.Sql =>
  postgres(url, {
    max: 1,
    idle_timeout: 60,
    connect_timeout: 2,
    backoff: (retries) => Math.min(0.25 * 2 ** Math.min(retries, 4), 2),
    onnotice: () => {},
    connection: { application_name: 'colophon server' },
  });
