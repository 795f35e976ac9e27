import 'server-only';
import { createHmac } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { readFile, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { ArchiveError } from '@/lib/backup/archive/archive-error';
import { createMeter } from '@/lib/backup/archive/digest';
import {
  dataPath,
  FORMAT,
  mediaPath,
  SECRET_PATH,
  type ArchivedFile,
  type Manifest,
} from '@/lib/backup/archive/manifest';
import { writeTar } from '@/lib/backup/archive/write-tar';
import { explainDatabaseError } from '@/lib/backup/database-trouble';
import { explainFileError, requireSpace } from '@/lib/backup/disk-space';
import { keepPictures } from '@/lib/backup/keep-pictures';
import * as snapshot from '@/lib/backup/queries/snapshot';
import { withTemporaryFolder } from '@/lib/backup/temporary-folder';

/** What is backed up. */
export type ArchiveSource = {
  /** Of PostgreSQL itself, not of a pooler. The database may be at any migration, and in use. */
  url: string;
  dataDir: string;
  /** The address of the site. */
  site: string;
  /** Written into the archive unless it came from the environment, which is then needed again. */
  authSecret: { value: string; isFromEnvironment: boolean };
  passphrase?: string;
};

export type Step = 'rows' | 'pictures' | 'archive' | 'check';
export type OnStep = (step: Step, done: number, total: number) => void;

/**
 * Tables whose rows end with the site that they belong to: everybody logs in anew, attempts are counted anew, and which
 * archives there are is known where they lie.
 */
export const LEFT_OUT = ['backups', 'sessions', 'throttles'];

/**
 * Rows, pictures and secrets of one moment in one file, while the site runs. It is written beside its place and then
 * moved there whole. @returns what is in it and its bytes @throws {ArchiveError} in words
 */
export async function writeArchive(
  source: ArchiveSource,
  file: string,
  onStep: OnStep = () => {},
): Promise<{ manifest: Manifest; bytes: number }> {
  const folder = path.dirname(file);
  const isThere = await stat(file).then(
    () => true,
    () => false,
  );
  if (isThere) throw new ArchiveError(`${file} is there already.`);
  try {
    return await withTemporaryFolder(folder, (draft) =>
      withTemporaryFolder(path.join(source.dataDir, 'media'), (pictures) =>
        writeParts(source, file, { draft, pictures }, onStep),
      ),
    );
  } catch (error) {
    throw await explainDatabaseError(explainFileError(error, folder), source.url);
  }
}

/** Folders for the rows and the archive, and for the pictures, each on the disk of where they go or come from. */
type Folders = { draft: string; pictures: string };

async function writeParts(source: ArchiveSource, file: string, folders: Folders, onStep: OnStep) {
  const mediaFolder = path.join(source.dataDir, 'media');
  const rows = await snapshot.inSnapshot(source.url, async (tx) => {
    const migrations = await snapshot.listApplied(tx);
    if (migrations.length === 0) throw new ArchiveError('There is no site of Colophon in this database.');
    const kept = await keepPictures(mediaFolder, folders.pictures, await snapshot.listPictures(tx));
    const server = await snapshot.getServer(tx);
    await requireSpace(folders.draft, server.bytes + (await sizeOf(folders.pictures, kept.files)));
    const { tables, unfit } = await snapshot.listArchivable(tx, LEFT_OUT);
    const written = await writeTables(tx, tables, folders.draft, onStep);
    return { ...written, ...kept, unfit, migrations, server, sequences: await snapshot.listSequences(tx) };
  });
  const pictures = await hashPictures(folders.pictures, rows.files, onStep);
  const manifest: Manifest = {
    format: FORMAT,
    colophon: await versionHere(),
    postgresql: rows.server.version,
    site: source.site,
    madeAt: rows.madeAt,
    migrations: rows.migrations,
    authSecret: {
      from: source.authSecret.isFromEnvironment ? 'environment' : 'archive',
      mark: markOf(source.authSecret.value),
    },
    sequences: Object.fromEntries(rows.sequences.map(({ name, last }) => [name, last])),
    tables: rows.tables,
    leftOut: [...LEFT_OUT, ...rows.unfit],
    missing: rows.missing,
    files: [...rows.data, ...(await writeSecret(source, folders.draft)), ...pictures],
  };
  const total = manifest.files.reduce((sum, { size }) => sum + size, 0);
  const bytes = await writeTar(file, path.join(folders.draft, 'archive'), {
    manifest,
    sourceOf: (name) =>
      path.join(name.startsWith('media/') ? folders.pictures : folders.draft, path.basename(name)),
    passphrase: source.passphrase,
    onProgress: (done) => onStep('archive', Math.min(done, total), total),
  });
  return { manifest, bytes };
}

async function writeTables(
  tx: Parameters<typeof snapshot.copyOut>[0],
  tables: snapshot.StoredTable[],
  folder: string,
  onStep: OnStep,
) {
  const madeAt = new Date().toISOString();
  const data: ArchivedFile[] = [];
  const facts: Manifest['tables'] = {};
  for (const [index, table] of tables.entries()) {
    onStep('rows', index, tables.length);
    const name = dataPath(table.name);
    const [plain, packed] = [createMeter(), createMeter()];
    await pipeline(
      await snapshot.copyOut(tx, table),
      through(plain),
      createGzip({ level: 1 }),
      through(packed),
      createWriteStream(path.join(folder, path.basename(name)), { mode: 0o600 }),
    );
    facts[table.name] = { columns: table.columns, ...plain.digest() };
    const { bytes: size, sha256 } = packed.digest();
    data.push({ path: name, size, sha256 });
  }
  onStep('rows', tables.length, tables.length);
  return { madeAt, data, tables: facts };
}

const through = (meter: ReturnType<typeof createMeter>) =>
  async function* (source: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
    for await (const chunk of source) {
      meter.add(chunk);
      yield chunk;
    }
  };

async function hashPictures(folder: string, files: string[], onStep: OnStep): Promise<ArchivedFile[]> {
  const hashed: ArchivedFile[] = [];
  for (const [index, file] of files.entries()) {
    onStep('pictures', index, files.length);
    const meter = createMeter();
    for await (const chunk of createReadStream(path.join(folder, file))) meter.add(chunk as Buffer);
    const { bytes: size, sha256 } = meter.digest();
    hashed.push({ path: mediaPath(file), size, sha256 });
  }
  return hashed;
}

async function writeSecret({ authSecret }: ArchiveSource, folder: string): Promise<ArchivedFile[]> {
  if (authSecret.isFromEnvironment) return [];
  const text = Buffer.from(`${authSecret.value}\n`);
  await writeFile(path.join(folder, path.basename(SECRET_PATH)), text, { mode: 0o600 });
  const meter = createMeter();
  meter.add(text);
  return [{ path: SECRET_PATH, size: text.length, sha256: meter.digest().sha256 }];
}

/** Recognises a secret and tells nothing of it. */
export const markOf = (secret: string): string =>
  createHmac('sha256', secret).update('colophon backup').digest('hex');

async function sizeOf(folder: string, files: string[]): Promise<number> {
  let bytes = 0;
  for (const file of files) bytes += (await stat(path.join(folder, file))).size;
  return bytes;
}

async function versionHere(): Promise<string> {
  const { version } = JSON.parse(await readFile('package.json', 'utf8')) as { version: string };
  return version;
}
