import { z } from 'zod';
import { ArchiveError } from '@/lib/backup/archive/archive-error';

/** Raised when an archive is laid out otherwise, so that an older Colophon refuses it in words. */
export const FORMAT = 1;

export const MANIFEST_PATH = 'manifest.json';
/** The last entry: SHA-256 of the manifest. An archive without it is half an archive. */
export const SEAL_PATH = 'manifest.sha256';
export const SECRET_PATH = 'secrets/auth-secret';
/** Bytes; a hundred thousand pictures take a fifth of it. */
export const LARGEST_MANIFEST = 128 * 2 ** 20;

const sha256 = z.string().regex(/^[0-9a-f]{64}$/);
const size = z.int().nonnegative();
const name = z.string().regex(/^[a-z_][a-z0-9_]{0,62}$/);

const schema = z.strictObject({
  format: z.literal(FORMAT),
  colophon: z.string(),
  postgresql: z.string(),
  /** The address of the site. */
  site: z.string(),
  madeAt: z.iso.datetime(),
  /** Those that had been applied, oldest first, as `drizzle/migrations/meta/_journal.json` dates them. */
  migrations: z.array(z.strictObject({ when: z.int(), hash: z.string() })).min(1),
  /** Where the secret that seals rows came from, and a mark by which it is recognised. */
  authSecret: z.strictObject({ from: z.enum(['archive', 'environment']), mark: sha256 }),
  sequences: z.record(
    name,
    z
      .string()
      .regex(/^-?\d+$/)
      .nullable(),
  ),
  /** `bytes` and `sha256` are those of the rows, in the text format of COPY. */
  tables: z.record(name, z.strictObject({ columns: z.array(name).min(1), rows: size, bytes: size, sha256 })),
  /** Tables whose rows end with the site that they belong to, and those of others that do not fit in here. */
  leftOut: z.array(z.string()),
  /** Pictures that rows name and of which there was no file. */
  missing: z.array(z.string()),
  /** What follows the manifest, in this order. */
  files: z.array(z.strictObject({ path: z.string(), size, sha256 })),
});

export type Manifest = z.output<typeof schema>;
export type ArchivedFile = Manifest['files'][number];
export type ArchivedTable = Manifest['tables'][string];

export const dataPath = (table: string): string => `data/${table}.copy.gz`;
export const mediaPath = (file: string): string => `media/${file}`;

export const tableOf = (path: string): string | null => /^data\/(\w+)\.copy\.gz$/.exec(path)?.[1] ?? null;
export const mediaOf = (path: string): string | null => /^media\/([\w-]+\.webp)$/.exec(path)?.[1] ?? null;

const isName = (text: string): boolean => name.safeParse(text).success;

/** Whether an archive can hold a table; Colophon's own all fit. */
export const fits = (table: { name: string; columns: string[] | null }): boolean =>
  isName(table.name) && table.columns !== null && table.columns.every(isName);

/** Rows and pictures in it, by name, for lists. */
export function countsOf({ tables, files }: Manifest): Record<string, number> {
  const pictures = files.filter(({ path }) => mediaOf(path)).length;
  const rows = Object.entries(tables).map(([table, facts]) => [table, facts.rows] as const);
  return { ...Object.fromEntries(rows.filter(([, count]) => count > 0)), files: pictures };
}

/** @throws {ArchiveError} */
export function parseManifest(text: string): Manifest {
  const json = parseJson(text);
  const format = (json as { format?: unknown } | null)?.format;
  if (typeof format === 'number' && format > FORMAT) {
    const { colophon } = json as { colophon?: unknown };
    throw new ArchiveError(
      `The archive was made by a newer Colophon (${String(colophon)}), in a form that this one does not know. Install that version, or a newer one, first.`,
    );
  }
  const parsed = schema.safeParse(json);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw new ArchiveError(
      `The manifest of the archive is damaged (${issue?.path.join('.')}: ${issue?.message}).`,
    );
  }
  requireWhole(parsed.data);
  return parsed.data;
}

/** Each table has its file and each file its meaning, once. */
function requireWhole({ tables, files, authSecret }: Manifest): void {
  const paths = new Set(files.map(({ path }) => path));
  if (paths.size !== files.length) throw new ArchiveError('The manifest of the archive names a file twice.');
  const expected = Object.keys(tables).map(dataPath);
  if (authSecret.from === 'archive') expected.push(SECRET_PATH);
  const lost = expected.find((path) => !paths.has(path));
  if (lost) throw new ArchiveError(`The manifest of the archive does not list ${lost}.`);
  const known = new Set(expected);
  const strange = files.find(({ path }) => !known.has(path) && !mediaOf(path));
  if (strange)
    throw new ArchiveError(`The archive holds ${JSON.stringify(strange.path)}, which does not belong there.`);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new ArchiveError('The manifest of the archive is damaged: it cannot be read.');
  }
}
