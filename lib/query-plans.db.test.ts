import { beforeAll, expect, inject, test } from 'vitest';
import { makeCases, type QueryCase } from '@/bench/queries/cases';
import { seedLarge, type Sizes } from '@/bench/queries/seed';
import { settings } from '@/lib/env';
import { plansOf } from '@/lib/testing/plans-of';

/** A tenth of what is measured in `npm run bench -- queries`: enough that PostgreSQL minds which way it goes. */
const sizes: Sizes = { posts: 10_000, comments: 100_000, users: 2000, events: 20_000, tags: 400, words: 100 };

let cases: QueryCase[] = [];

beforeAll(async () => {
  const url = new URL(inject('databaseAdminUrl'));
  url.pathname = new URL(settings().DATABASE_URL!).pathname;
  await seedLarge(url.href, sizes);
  cases = (await makeCases(sizes)).filter(({ supply }) => !supply);
}, 120_000);

/** They look into titles, which no index helps with. */
const readingTitles = /^title search/;
/** People are few beside them; all uses of tags are counted at once. */
const growing = /Seq Scan on (?:posts|comments|audit_events|post_stats|webhook_deliveries)\b/;

test('no list reads a whole table that grows', async () => {
  const reading: string[] = [];
  for (const { name, run } of cases) {
    if (readingTitles.test(name)) continue;
    for (const plan of await plansOf(run)) if (growing.test(plan)) reading.push(`${name}: ${plan}`);
  }
  expect(reading).toEqual([]);
});

test('the owner’s table takes every order from an index', async () => {
  for (const { name, run } of cases.filter((one) => /^posts|^drafts/.test(one.name))) {
    const plan = (await plansOf(run)).at(-1)!;
    // What follows is done for each row that is shown.
    const [order] = plan.split('SubPlan');
    expect(order, name).toContain('Limit');
    if (name !== 'drafts') expect(order, name).not.toMatch(/->\s+Sort\b/);
  }
});
