import type postgres from 'postgres';
import { db } from '@/lib/db';

/** How PostgreSQL carries out each query that `run` sends, as EXPLAIN tells it. Reads alone: each is planned once more. */
export async function plansOf(run: () => Promise<unknown>): Promise<string[]> {
  const { $client: client } = db as typeof db & { $client: postgres.Sql };
  const sent: [string, unknown[]][] = [];
  const { unsafe } = client;
  client.unsafe = ((query: string, values: unknown[] = [], options = {}) => {
    sent.push([query, values]);
    return unsafe.call(client, query, values as never, options);
  }) as typeof unsafe;
  try {
    await run();
  } finally {
    client.unsafe = unsafe;
  }
  const plans: string[] = [];
  for (const [query, values] of sent) {
    const lines = await client.unsafe<{ 'QUERY PLAN': string }[]>(`explain ${query}`, values as never);
    plans.push([query, ...lines.map((line) => line['QUERY PLAN'])].join('\n'));
  }
  return plans;
}
