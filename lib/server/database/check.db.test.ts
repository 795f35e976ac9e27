import { once } from 'node:events';
import { connect, createServer, type AddressInfo } from 'node:net';
import postgres from 'postgres';
import { afterAll, expect, inject, onTestFinished, test } from 'vitest';
import { checkDatabase, requireNotices } from '@/lib/server/database/check';

const adminUrl = inject('databaseAdminUrl');
const admin = postgres(adminUrl, { max: 1, onnotice: () => {} });
afterAll(() => admin.end({ timeout: 5 }));

const unique = () => `check_${Math.random().toString(36).slice(2, 10)}`;

/** A database of one's own, gone after the test. */
async function makeDatabase(encoding: 'LATIN1' | 'UTF8'): Promise<string> {
  const name = unique();
  await (encoding === 'UTF8'
    ? admin`create database ${admin(name)} encoding 'UTF8' template template0`
    : admin`create database ${admin(name)} encoding 'LATIN1' template template0 locale 'C'`);
  onTestFinished(async () => void (await admin`drop database ${admin(name)} with (force)`));
  const url = new URL(adminUrl);
  url.pathname = `/${name}`;
  return url.href;
}

test('an encoding that cannot hold all texts is told, with what makes a better one', async () => {
  const url = await makeDatabase('LATIN1');
  await expect(checkDatabase(url)).rejects.toThrow(/^DATABASE_URL: .* LATIN1, .*CREATE DATABASE .*UTF8/);
});

test('missing rights are told, with what grants them', async () => {
  const role = unique();
  const url = new URL(await makeDatabase('UTF8'));
  await admin`create role ${admin(role)} login password 'x'`;
  onTestFinished(async () => void (await admin`drop role ${admin(role)}`));
  const owner = postgres(url.href, { max: 1, onnotice: () => {} });
  const own = new URL(url);
  own.username = role;
  own.password = 'x';
  const name = url.pathname.slice(1);
  const grant = `GRANT CREATE ON DATABASE ${name} TO ${role};`;
  await expect(checkDatabase(own.href)).rejects.toThrow(grant);
  await owner`grant create on database ${owner(name)} to ${owner(role)}`;
  const grantSchema = `GRANT ALL ON SCHEMA public TO ${role};`;
  await expect(checkDatabase(own.href)).rejects.toThrow(grantSchema);
  await owner`grant all on schema public to ${owner(role)}`;
  await expect(checkDatabase(own.href)).resolves.toBeUndefined();
  await owner`alter database ${owner(name)} set default_transaction_read_only = on`;
  await expect(checkDatabase(own.href)).rejects.toThrow(/read-only/);
  await owner`set default_transaction_read_only = off`;
  await owner`drop owned by ${owner(role)}`;
  await owner.end({ timeout: 5 });
});

test('an address where notices are lost is told at once, and one where they arrive is fine', async () => {
  await expect(requireNotices(adminUrl)).resolves.toBeUndefined();
  await expect(requireNotices(await withoutNotices(adminUrl), 500)).rejects.toThrow(/DATABASE_DIRECT_URL/);
});

/** A way to the database that carries everything but notices, as a pooler in transaction mode does. */
async function withoutNotices(url: string): Promise<string> {
  const target = new URL(url);
  const server = createServer((near) => {
    const far = connect(Number(target.port), target.hostname);
    near.pipe(far);
    let rest = Buffer.alloc(0);
    far.on('data', (chunk) => {
      rest = Buffer.concat([rest, chunk]);
      // A letter, the length of what follows, and that.
      while (rest.length >= 5 && rest.length > rest.readInt32BE(1)) {
        const end = rest.readInt32BE(1) + 1;
        if (rest[0] !== 'A'.charCodeAt(0)) near.write(rest.subarray(0, end));
        rest = rest.subarray(end);
      }
    });
    far.on('close', () => near.destroy());
    near.on('close', () => far.destroy());
    for (const socket of [near, far]) socket.on('error', () => {});
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => void server.close());
  target.port = String((server.address() as AddressInfo).port);
  return target.href;
}
