import { randomBytes } from 'node:crypto';
import postgres from 'postgres';
import { afterAll, inject } from 'vitest';
import { closeDatabase } from '@/lib/db';
import { TEMPLATE } from '@/lib/testing/start-database';

/** Each test file gets a fresh copy of the migrated database; lib/db connects to it at its first query. */
const url = new URL(inject('databaseAdminUrl'));
const admin = postgres(url.href, { max: 1, onnotice: () => {} });
const name = `test_${randomBytes(6).toString('hex')}`;
await admin`create database ${admin(name)} template ${admin(TEMPLATE)} owner colophon`;

url.pathname = `/${name}`;
url.username = 'colophon';
process.env.DATABASE_URL = url.href;

afterAll(async () => {
  await closeDatabase();
  await admin`drop database ${admin(name)} with (force)`;
  await admin.end({ timeout: 5 });
});
