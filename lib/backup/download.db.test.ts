import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { randomBytes } from 'node:crypto';
import os from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import { auditEvents } from '@/drizzle/schema';
import { hashPassword } from '@/lib/accounts/passwords/password';
import { makeDownloadPath, sendBackup, TICKET_LIFETIME } from '@/lib/backup/download';
import { db } from '@/lib/db';
import { makeOwner } from '@/lib/testing/factories';

const dataDir = await mkdtemp(path.join(os.tmpdir(), 'colophon-download-'));
process.env.DATA_DIR = dataDir;
const file = path.join(dataDir, 'backups', 'one.tar');
const bytes = randomBytes(700_000);
const password = 'correct horse battery';
const owner = await makeOwner(await hashPassword(password));

beforeAll(async () => {
  await mkdir(path.dirname(file), { recursive: true });
  await writeFile(file, bytes);
});
afterEach(() => void vi.useRealTimers());
afterAll(() => rm(dataDir, { recursive: true, force: true }));

async function begin() {
  const made = await makeDownloadPath(owner, { fileName: 'one.tar', currentPassword: password });
  if (!made.ok) throw new Error('the password was right');
  const ask = (headers: Record<string, string> = {}) =>
    sendBackup(new Request(new URL(made.value, 'http://localhost:3000'), { headers }), owner);
  const first = await ask();
  await first.body?.cancel();
  return { ask, first, etag: first.headers.get('etag')! };
}

const bodyOf = async (answer: Response) => Buffer.from(await answer.arrayBuffer());
const later = (milliseconds: number) => {
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + milliseconds });
};

test('a download that broke off goes on where it did', async () => {
  const { ask, first, etag } = await begin();
  expect(first.headers.get('accept-ranges')).toBe('bytes');
  expect(etag).toMatch(/^"[\w-]+"$/);
  const rest = await ask({ range: 'bytes=300000-', 'if-range': etag });
  expect(rest.status).toBe(206);
  expect(rest.headers.get('content-range')).toBe('bytes 300000-699999/700000');
  expect(rest.headers.get('content-length')).toBe('400000');
  expect((await bodyOf(rest)).equals(bytes.subarray(300_000))).toBe(true);
  const last = await ask({ range: 'bytes=-10' });
  expect((await bodyOf(last)).equals(bytes.subarray(-10))).toBe(true);
  // The two that were no continuation.
  expect(await db.select().from(auditEvents)).toHaveLength(2);
});

test.each([
  ['of another file', { range: 'bytes=5-', 'if-range': '"another"' }],
  ['in several parts', { range: 'bytes=0-1,5-6' }],
  ['in other units', { range: 'lines=0-1' }],
  ['in no words', { range: 'bytes=x' }],
])('whoever asks for a part %s gets the whole', async (_, headers) => {
  const { ask } = await begin();
  const answer = await ask(headers);
  expect(answer.status).toBe(200);
  expect((await bodyOf(answer)).equals(bytes)).toBe(true);
});

test('a part beyond the end is refused with the size', async () => {
  const { ask } = await begin();
  const answer = await ask({ range: 'bytes=700000-' });
  expect([answer.status, answer.headers.get('content-range')]).toEqual([416, 'bytes */700000']);
});

test('after ten minutes only who has begun goes on, and after a day nobody does', async () => {
  const { ask, etag } = await begin();
  later(TICKET_LIFETIME + 1000);
  expect((await ask()).status).toBe(410);
  expect((await ask({ range: 'bytes=1-' })).status).toBe(410);
  expect((await ask({ range: 'bytes=1-', 'if-range': '"guessed"' })).status).toBe(410);
  const rest = await ask({ range: 'bytes=1-', 'if-range': etag });
  expect(rest.status).toBe(206);
  await rest.body?.cancel();
  later(25 * 3_600_000);
  expect((await ask({ range: 'bytes=1-', 'if-range': etag })).status).toBe(410);
});

test('a file that was made anew is not joined to what was had of the other', async () => {
  const { ask, etag } = await begin();
  const other = randomBytes(700_001);
  await writeFile(file, other);
  const answer = await ask({ range: 'bytes=1-', 'if-range': etag });
  expect(answer.status).toBe(200);
  expect((await bodyOf(answer)).equals(other)).toBe(true);
});
