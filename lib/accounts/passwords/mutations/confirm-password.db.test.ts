import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { makeUser } from '@/lib/testing/factories';
import { auditEvents } from '@/drizzle/schema';
import { confirmPassword } from '@/lib/accounts/passwords/mutations/confirm-password';
import { CONFIRM_PASSWORD } from '@/lib/limits/attempt-limits';
import { hashPassword } from '@/lib/accounts/passwords/password';
import { db } from '@/lib/db';

const password = 'correct horse battery';
const makePerson = async () => makeUser(await hashPassword(password));

test('a wrong password leaves an event behind, and a right one does not', async () => {
  const person = await makePerson();
  expect(await confirmPassword(person, 'wrong password')).toBe(false);
  expect(await confirmPassword(person, password)).toBe(true);
  const events = await db.select().from(auditEvents).where(eq(auditEvents.userId, person.id));
  expect(events).toEqual([
    expect.objectContaining({ kind: 'denied', actorId: person.id, detail: 'wrong current password' }),
  ]);
});

test('a right password forgets the wrong ones before it', async () => {
  const person = await makePerson();
  for (let guess = 1; guess < CONFIRM_PASSWORD.points; guess += 1)
    expect(await confirmPassword(person, 'wrong password')).toBe(false);
  expect(await confirmPassword(person, password)).toBe(true);
  expect(await confirmPassword(person, 'wrong password')).toBe(false);
  expect(await confirmPassword(person, password)).toBe(true);
});
