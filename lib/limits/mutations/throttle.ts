import 'server-only';
import { inArray, lt, sql } from 'drizzle-orm';
import { throttles } from '@/drizzle/schema';
import { db, type Executor } from '@/lib/db';
import { sign } from '@/lib/access/tokens';

export type Limit = {
  name: string;
  points: number;
  /** Seconds. */
  window: number;
};

/** Seconds to wait; never more than this, so that nothing locks for ever. */
const LONGEST_WAIT = 2 * 3600;

export class ThrottledError extends Error {
  override name = 'ThrottledError';
  constructor(
    readonly limit: string,
    readonly retryAfter: number,
  ) {
    super(`throttled: ${limit}`);
  }
}

/** Counted before the work, in one atomic statement: parallel attempts cannot pass together. @throws {ThrottledError} */
export async function takePoints(attempts: { limit: Limit; key: string }[]): Promise<void> {
  for (const { limit, key } of attempts) {
    const { points, wait } = await takePoint(limit, keyOf(limit, key));
    if (points > limit.points) throw new ThrottledError(limit.name, wait);
  }
}

/** @returns false when the limit is used up */
export async function tryPoint(limit: Limit, key: string, executor: Executor = db): Promise<boolean> {
  const { points } = await takePoint(limit, keyOf(limit, key), executor);
  return points <= limit.points;
}

export async function clearPoints(attempts: { limit: Limit; key: string }[]): Promise<void> {
  await db.delete(throttles).where(
    inArray(
      throttles.key,
      attempts.map(({ limit, key }) => keyOf(limit, key)),
    ),
  );
}

export async function sweepThrottles(): Promise<void> {
  await db.delete(throttles).where(lt(throttles.expiresAt, sql`now() - interval '1 day'`));
}

async function takePoint(
  limit: Limit,
  key: string,
  executor: Executor = db,
): Promise<{ points: number; wait: number }> {
  const expired = sql`${throttles.expiresAt} < now()`;
  const forgotten = sql`${throttles.expiresAt} < now() - interval '1 day'`;
  // The attempt that goes over the limit starts a wait that doubles with each strike.
  const striking = sql`${throttles.points} = ${limit.points}`;
  const waitAfterStrike = sql`make_interval(secs => least(${LONGEST_WAIT}, ${limit.window} * power(2, least(${throttles.strikes}, 10))))`;
  const [row] = await executor
    .insert(throttles)
    .values({ key, points: 1, expiresAt: sql`now() + make_interval(secs => ${limit.window})` })
    .onConflictDoUpdate({
      target: throttles.key,
      set: {
        points: sql`case when ${expired} then 1 else ${throttles.points} + 1 end`,
        strikes: sql`case when ${forgotten} then 0 when ${expired} then ${throttles.strikes}
          when ${striking} then ${throttles.strikes} + 1 else ${throttles.strikes} end`,
        expiresAt: sql`case when ${expired} then now() + make_interval(secs => ${limit.window})
          when ${striking} then now() + ${waitAfterStrike} else ${throttles.expiresAt} end`,
      },
    })
    .returning({
      points: throttles.points,
      wait: sql<number>`ceil(extract(epoch from ${throttles.expiresAt} - now()))::int`,
    });
  return row!;
}

/** Keyed, so that the table does not tell who tried what. */
const keyOf = (limit: Limit, key: string) => `${limit.name}:${sign(normalise(key))}`;

/** `A@x`, ` a@x ` and full-width letters are one and the same key. */
const normalise = (key: string) => key.normalize('NFKC').trim().toLowerCase();
