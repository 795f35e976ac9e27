import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { randomBytes } from 'node:crypto';
import os from 'node:os';
import path from 'node:path';
import postgres from 'postgres';
import { afterAll, inject, onTestFinished } from 'vitest';
import { writeArchive } from '@/lib/backup/write-archive';

/** Of PostgreSQL's superuser, and where the sites of a test file have their pictures and archives. */
export const admin = postgres(inject('databaseAdminUrl'), { max: 1, onnotice: () => {} });
export const sitesFolder = await mkdtemp(path.join(os.tmpdir(), 'colophon-restore-'));
afterAll(async () => {
  await admin.end({ timeout: 5 });
  await rm(sitesFolder, { recursive: true, force: true });
});

export const SECRET = 'the secret of the first site, long enough';

/** An empty database and a folder beside it, for one test. */
export async function makeSite(owner = 'colophon') {
  const name = `restore_${randomBytes(4).toString('hex')}`;
  await admin`create database ${admin(name)} template template0 encoding 'UTF8' owner ${admin(owner)}`;
  const url = new URL(inject('databaseAdminUrl'));
  url.pathname = `/${name}`;
  url.username = owner;
  const sql = postgres(url.href, { max: 1, onnotice: () => {} });
  onTestFinished(async () => {
    await sql.end({ timeout: 5 });
    await admin`drop database ${admin(name)} with (force)`;
  });
  const dataDir = path.join(sitesFolder, name);
  await mkdir(path.join(dataDir, 'media'), { recursive: true });
  return { name, url: url.href, sql, dataDir, media: path.join(dataDir, 'media') };
}

export type Site = Awaited<ReturnType<typeof makeSite>>;

export async function backUp(site: Site, isFromEnvironment = false): Promise<string> {
  const file = path.join(sitesFolder, `${site.name}.tar`);
  const authSecret = { value: SECRET, isFromEnvironment };
  await writeArchive(
    { url: site.url, dataDir: site.dataDir, site: 'http://localhost:3000', authSecret },
    file,
  );
  return file;
}
