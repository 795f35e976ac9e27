import type postgres from 'postgres';
import { db } from '@/lib/db';

export type SentStatement = { query: string; values: unknown[] };

const clientOf = (database: typeof db) => (database as typeof db & { $client: postgres.Sql }).$client;

/** What `run` sends to the database outside of transactions. */
export async function statementsOf(run: () => Promise<unknown>): Promise<SentStatement[]> {
  const client = clientOf(db);
  const sent: SentStatement[] = [];
  const unsafe = client.unsafe.bind(client);
  client.unsafe = ((query: string, values: unknown[] = [], options = {}) => {
    sent.push({ query, values });
    return unsafe(query, values as never, options);
  }) as typeof unsafe;
  try {
    await run();
  } finally {
    client.unsafe = unsafe;
  }
  return sent;
}

/** How PostgreSQL carries out each of them, as EXPLAIN tells it, below its text. */
export async function plansOf(run: () => Promise<unknown>): Promise<string[]> {
  const plans: string[] = [];
  for (const { query, values } of await statementsOf(run)) {
    const lines = await clientOf(db).unsafe<{ 'QUERY PLAN': string }[]>(`explain ${query}`, values as never);
    plans.push([query, ...lines.map((line) => line['QUERY PLAN'])].join('\n'));
  }
  return plans;
}
