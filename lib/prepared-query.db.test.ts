import { eq, sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { posts } from '@/drizzle/schema';
import { closeDatabase, db, preparedQuery, preparedStatement } from '@/lib/db';
import { makePost } from '@/lib/testing/factories';

const titleOf = preparedQuery<{ slug: string }, { title: string }[]>(() =>
  db
    .select({ title: posts.title })
    .from(posts)
    .where(eq(posts.slug, sql.placeholder('slug'))),
);
const sumOf = preparedStatement<{ one: number; other: number }, { sum: number }>(
  () => sql`select ${sql.placeholder('one')}::int + ${sql.placeholder('other')}::int as sum`,
);

test('a prepared query answers each time for its own values, also many at once', async () => {
  const [one, other] = [await makePost({ title: 'One' }), await makePost({ title: 'Other' })];
  const asked = Array.from({ length: 30 }, (_, i) => (i % 2 ? one : other));
  const answers = await Promise.all(asked.map(({ slug }) => titleOf({ slug })));
  expect(answers).toEqual(asked.map(({ title }) => [{ title }]));
  expect(await titleOf({ slug: `${one.slug}' or true --` })).toEqual([]);
  expect(await Promise.all([sumOf({ one: 1, other: 2 }), sumOf({ one: 20, other: 1 })])).toEqual([
    [{ sum: 3 }],
    [{ sum: 21 }],
  ]);
});

test('PostgreSQL plans it once for a connection, and a new connection has it again', async () => {
  const post = await makePost();
  for (let round = 0; round < 2; round++) {
    await closeDatabase();
    await titleOf({ slug: post.slug });
    await titleOf({ slug: 'another' });
    const known = await db.execute(
      sql`select name from pg_prepared_statements where statement like '%title%'`,
    );
    expect(known).toHaveLength(1);
  }
});
