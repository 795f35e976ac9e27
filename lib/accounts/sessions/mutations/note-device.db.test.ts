import { and, eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { makeUser } from '@/lib/testing/factories';
import { auditEvents, outbox, site } from '@/drizzle/schema';
import { noteDevice } from '@/lib/accounts/sessions/mutations/note-device';
import { db } from '@/lib/db';

const firefox = { userAgent: 'Mozilla/5.0 (X11; Linux x86_64) Firefox/140.0', network: '203.0.113.0/24' };
const newerFirefox = { ...firefox, userAgent: firefox.userAgent.replace('140', '141') };
const chrome = { ...firefox, userAgent: 'Mozilla/5.0 (Windows NT 10.0) Chrome/149.0 Safari/537.36' };
const elsewhere = { ...firefox, network: '198.51.100.0/24' };

const mails = async (user: { username: string }) =>
  db
    .select({ text: outbox.text })
    .from(outbox)
    .where(eq(outbox.recipient, `${user.username}@example.org`));

test('a login from a device or a network that is new for the account is told by mail', async () => {
  const user = await makeUser();
  await noteDevice(user.id, firefox);
  await noteDevice(user.id, newerFirefox);
  expect(await mails(user)).toEqual([]);
  await noteDevice(user.id, chrome);
  await noteDevice(user.id, elsewhere);
  const texts = (await mails(user)).map(({ text }) => text);
  expect(texts).toHaveLength(2);
  expect(texts[0]).toContain('Chrome on Windows');
  expect(texts[1]).toContain('198.51.100.0/24');
  await noteDevice(user.id, chrome);
  expect(await mails(user)).toHaveLength(2);
});

test('the owner of the site can turn these mails off', async () => {
  const user = await makeUser();
  await db.update(site).set({ notifyNewDevice: false });
  await noteDevice(user.id, firefox);
  await noteDevice(user.id, chrome);
  expect(await mails(user)).toEqual([]);
  await db.update(site).set({ notifyNewDevice: true });
});

test('a header that is an advertisement is an unknown device, and its words go nowhere', async () => {
  const user = await makeUser();
  await noteDevice(user.id, firefox);
  const offer = 'You won! Claim https://evil.example/p0 Limited offer. /1.0 (x)';
  await noteDevice(user.id, { ...firefox, userAgent: offer });
  await noteDevice(user.id, { ...firefox, userAgent: `${offer} 2` });
  const texts = (await mails(user)).map(({ text }) => text);
  expect(texts).toHaveLength(1);
  expect(texts[0]).toContain('Unknown device');
  expect(texts[0]).not.toContain('evil');
});

test('whoever never confirmed the address hears nothing there, and an account keeps a hundred places', async () => {
  const user = await makeUser({ emailVerifiedAt: null });
  for (let index = 0; index < 103; index += 1)
    await noteDevice(user.id, { ...firefox, network: `10.0.${index}.0/24` });
  expect(await mails(user)).toEqual([]);
  const places = and(eq(auditEvents.userId, user.id), eq(auditEvents.kind, 'new-device'));
  expect(await db.$count(auditEvents, places)).toBe(100);
});
