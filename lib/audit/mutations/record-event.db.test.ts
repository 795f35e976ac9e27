import { and, eq } from 'drizzle-orm';
import { expect, test, vi } from 'vitest';
import { makeUser } from '@/lib/testing/factories';
import { auditEvents } from '@/drizzle/schema';
import { recordEvent } from '@/lib/audit/mutations/record-event';
import { REFUSALS_NOTED } from '@/lib/limits/attempt-limits';
import { db } from '@/lib/db';
import { newBrowser } from '@/lib/testing/next-headers';

vi.mock('next/headers', () => import('@/lib/testing/next-headers'));

const count = (kind: string, detail: string) =>
  db.$count(auditEvents, and(eq(auditEvents.kind, kind), eq(auditEvents.detail, detail)));

test('whoever is refused again and again is written down so often, and nobody else is left out', async () => {
  const browser = newBrowser();
  for (let index = 0; index < REFUSALS_NOTED.points + 5; index += 1) {
    await browser.request(() => recordEvent('throttled', { detail: 'flood' }));
  }
  expect(await count('throttled', 'flood')).toBe(REFUSALS_NOTED.points);
  await newBrowser().request(() => recordEvent('throttled', { detail: 'flood' }));
  expect(await count('throttled', 'flood')).toBe(REFUSALS_NOTED.points + 1);
  const { id: actorId } = await makeUser();
  await browser.request(() => recordEvent('denied', { actorId, detail: 'of a person' }));
  expect(await count('denied', 'of a person')).toBe(1);
});

test('what takes a right is always written down', async () => {
  const browser = newBrowser();
  for (let index = 0; index < REFUSALS_NOTED.points + 5; index += 1) {
    await browser.request(() => recordEvent('settings-changed', { detail: 'often' }));
  }
  expect(await count('settings-changed', 'often')).toBe(REFUSALS_NOTED.points + 5);
});
