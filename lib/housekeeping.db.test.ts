import { expect, test } from 'vitest';
import { makeUser } from '@/lib/testing/factories';
import { auditEvents, oneTimeLinks, outbox, throttles } from '@/drizzle/schema';
import { db } from '@/lib/db';
import { sweep } from '@/lib/housekeeping';

const daysAgo = (days: number) => new Date(Date.now() - days * 86_400_000);

test('what nobody needs any more goes, and the rest stays', async () => {
  const { id: userId } = await makeUser();
  const mail = { recipient: 'a@example.org', subject: '', text: '', html: '' };
  const link = { userId, purpose: 'reset-password' as const };
  await db.insert(outbox).values([
    { ...mail, subject: 'old', createdAt: daysAgo(31) },
    { ...mail, subject: 'new', createdAt: daysAgo(29) },
  ]);
  await db.insert(auditEvents).values([
    { kind: 'log-in', userId, createdAt: daysAgo(366) },
    { kind: 'new-device', userId, createdAt: daysAgo(366) },
    { kind: 'log-in', userId, createdAt: daysAgo(364) },
  ]);
  await db.insert(oneTimeLinks).values([
    { ...link, tokenHash: 'ended', expiresAt: daysAgo(1) },
    { ...link, tokenHash: 'live', expiresAt: daysAgo(-1) },
  ]);
  await db.insert(throttles).values([
    { key: 'ended', points: 1, expiresAt: daysAgo(2) },
    { key: 'live', points: 1, expiresAt: daysAgo(0) },
  ]);

  await sweep();

  expect((await db.select().from(outbox)).map(({ subject }) => subject)).toEqual(['new']);
  expect((await db.select().from(auditEvents)).map(({ kind }) => kind)).toEqual(['new-device', 'log-in']);
  expect((await db.select().from(oneTimeLinks)).map(({ tokenHash }) => tokenHash)).toEqual(['live']);
  expect((await db.select().from(throttles)).map(({ key }) => key)).toEqual(['live']);
});
