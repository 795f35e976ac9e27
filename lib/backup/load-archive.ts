import 'server-only';
import { ArchiveError } from '@/lib/backup/archive/archive-error';
import { createMeter } from '@/lib/backup/archive/digest';
import type { Manifest } from '@/lib/backup/archive/manifest';
import { readArchive, type ReadOptions } from '@/lib/backup/archive/read-archive';
import type { Visitor } from '@/lib/backup/archive/read-entry';
import { explainDatabaseError } from '@/lib/backup/database-trouble';
import {
  copyIn,
  finishRows,
  openScratch,
  prepareForRows,
  setSequences,
  type Scratch,
} from '@/lib/backup/mutations/scratch';
import { copyOut, listTables, type StoredTable } from '@/lib/backup/queries/snapshot';
import { LEFT_OUT } from '@/lib/backup/write-archive';
import { knownMigrations } from '@/lib/server/database/migrate-schema';

export type LoadOptions = ReadOptions & {
  /** Gets the pictures as they pass; otherwise they are hashed and forgotten. */
  onPicture?: Visitor['onPicture'];
};

export type Loaded = {
  scratch: Scratch;
  manifest: Manifest;
  /** The secret that rows are sealed with; null where the archive does not hold it. */
  secret: string | null;
  /** Tables of somebody else's, which are in the archive and were not loaded. */
  strange: string[];
};

/**
 * Reads an archive through and loads its rows into a scratch schema at the migration that they were written at. What is
 * loaded is read back and compared, row by row, and its keys are checked. For whoever has the lock of backups, and
 * closes the scratch. @param url of PostgreSQL itself @throws {ArchiveError} having removed the scratch; {DatabaseTrouble} says nothing of the archive
 */
export async function loadArchive(url: string, file: string, options: LoadOptions = {}): Promise<Loaded> {
  let target: { scratch: Scratch; tables: Map<string, StoredTable> } | undefined;
  const strange: string[] = [];
  let secret: string | null = null;
  try {
    const manifest = await readArchive(
      file,
      {
        async onManifest(found) {
          const scratch = await openScratch(url, await migrationsOf(found));
          target = { scratch, tables: new Map() };
          target.tables = await tablesFor(scratch, found);
          await prepareForRows(scratch);
        },
        async onTable(name, { columns }, rows) {
          const { scratch, tables } = target!;
          if (tables.has(name)) await copyIn(scratch, name, columns, rows);
          else strange.push(name);
        },
        onPicture: options.onPicture,
        onSecret: (found) => (secret = found),
      },
      options,
    );
    const { scratch, tables } = target!;
    for (const [name, table] of tables) await compare(scratch, { ...table, name }, manifest);
    await finish(scratch, manifest);
    return { scratch, manifest, secret, strange };
  } catch (error) {
    await target?.scratch.close();
    throw await explainDatabaseError(error, url);
  }
}

/** How many migrations had been applied. @throws {ArchiveError} where one of them is not known here */
export async function migrationsOf({ migrations, colophon }: Manifest): Promise<number> {
  const known = await knownMigrations();
  const isPrefix = migrations.every(({ when }, index) => known[index]?.when === when);
  if (isPrefix) return migrations.length;
  throw new ArchiveError(
    `The archive was made by a newer or another Colophon (${colophon}), whose database this one does not know. Install that version, or a newer one, first.`,
  );
}

/** Those that are loaded. @throws {ArchiveError} where what Colophon had at that migration is not what the archive has */
async function tablesFor({ sql, schema }: Scratch, manifest: Manifest): Promise<Map<string, StoredTable>> {
  const tables = (await listTables(sql, schema)).filter(
    ({ name }) =>
      name !== '__drizzle_migrations' && !LEFT_OUT.includes(name) && !manifest.leftOut.includes(name),
  );
  for (const { name, columns } of tables) {
    const archived = manifest.tables[name];
    if (!archived) throw new ArchiveError(`The archive lacks the table ${name}.`);
    if (archived.columns.toSorted().join() !== columns.toSorted().join())
      throw new ArchiveError(
        `The columns of ${name} in the archive are not those that this Colophon knows from its time.`,
      );
  }
  return new Map(tables.map((table) => [table.name, table]));
}

async function compare({ sql, schema }: Scratch, table: StoredTable, manifest: Manifest): Promise<void> {
  const { columns, rows, sha256 } = manifest.tables[table.name]!;
  const meter = createMeter();
  for await (const chunk of await copyOut(sql, { ...table, columns }, schema)) meter.add(chunk as Buffer);
  const found = meter.digest();
  if (found.rows !== rows || found.sha256 !== sha256)
    throw new ArchiveError(
      `Loading ${table.name} gave ${found.rows} rows that are not the ${rows} of the archive.`,
    );
}

async function finish(scratch: Scratch, { sequences }: Manifest): Promise<void> {
  try {
    await finishRows(scratch);
  } catch (error) {
    const { code, message } = error as { code?: string; message: string };
    // Integrity constraint violations.
    if (!code?.startsWith('23')) throw error;
    throw new ArchiveError(`The rows of the archive do not fit together: ${message}.`);
  }
  await setSequences(scratch, sequences);
}
