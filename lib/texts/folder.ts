import 'server-only';
import { randomBytes } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, rmdir, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { seal, sign, unseal } from '@/lib/access/tokens';
import { settings } from '@/lib/env';
import type { FormValues } from '@/lib/form-state';
import { says } from '@/lib/texts/prose';

export const TEXT_DAYS = 7;
const LIFETIME = TEXT_DAYS * 86_400_000;

/** Texts of one person, and bytes that they take together; then the oldest go. */
const MAX_TEXTS = 20;
const MAX_BYTES = 8 * 1024 * 1024;
/** Bytes of all texts together: beyond it nothing more is kept. */
const MAX_TOTAL = 256 * 1024 * 1024;

export type KeptText = { id: string; path: string; keptAt: Date; fields: FormValues };
type Stored = Pick<KeptText, 'path' | 'fields'>;

/** Folders of people, named so that nobody can tell whose they are. `b…` is a browser that nobody had logged in with. */
export const accountFolder = (userId: number): string => `a${sign(`texts of account ${userId}`)}`;
export const browserFolder = (tokenHash: string): string => `b${tokenHash}`;

const root = () => path.join(settings().DATA_DIR, 'texts');
const folderOf = (owner: string) => path.join(root(), owner);
const isId = (text: string): boolean => /^\d{13}-[a-f0-9]{16}$/.test(text);

/** Written to the disk before anything is done with the text: a database that is away or a crash does not matter. */
export async function writeText(owner: string, text: Stored): Promise<string | null> {
  const sealed = seal('kept text', owner, JSON.stringify(text));
  if ((await totalBytes()) + sealed.length > MAX_TOTAL) return null;
  const id = `${Date.now()}-${randomBytes(8).toString('hex')}`;
  await mkdir(folderOf(owner), { recursive: true, mode: 0o700 });
  const file = path.join(folderOf(owner), id);
  await writeFile(`${file}.part`, sealed, { mode: 0o600 });
  await rename(`${file}.part`, file);
  await dropOldest(owner);
  return id;
}

/** Newest first. */
export async function listTexts(owner: string): Promise<KeptText[]> {
  const texts = await Promise.all((await idsOf(owner)).map((id) => readText(owner, id)));
  return texts.filter((text) => text !== null);
}

export async function readText(owner: string, id: string): Promise<KeptText | null> {
  if (!isId(id) || isOld(id)) return null;
  const sealed = await readFile(path.join(folderOf(owner), id), 'utf8').catch(() => null);
  const text = sealed === null ? null : unseal('kept text', owner, sealed);
  return text === null ? null : { id, keptAt: new Date(timeOf(id)), ...(JSON.parse(text) as Stored) };
}

export async function removeText(owner: string, id: string): Promise<void> {
  if (isId(id)) await rm(path.join(folderOf(owner), id), { force: true });
}

/** Earlier attempts at a text that is there in a newer form: `except` stays. */
export async function removeEarlier(
  owner: string,
  { path: place, fields }: Stored,
  except?: string,
): Promise<void> {
  for (const earlier of await listTexts(owner)) {
    if (earlier.id !== except && earlier.path === place && says(fields, earlier.fields))
      await removeText(owner, earlier.id);
  }
}

export async function moveTexts(from: string, to: string): Promise<void> {
  for (const { path: place, fields } of (await listTexts(from)).reverse())
    await writeText(to, { path: place, fields });
  await removeTextsOf(from);
}

export async function removeTextsOf(owner: string): Promise<void> {
  await rm(folderOf(owner), { recursive: true, force: true });
}

/** For housekeeping: what has waited its time, and folders that nothing is left in. */
export async function sweepTexts(): Promise<void> {
  for (const owner of await namesIn(root())) {
    for (const name of await namesIn(folderOf(owner))) {
      if (isOld(name)) await rm(path.join(folderOf(owner), name), { force: true });
    }
    // It fails where something is left.
    await rmdir(folderOf(owner)).catch(() => undefined);
  }
  measured = undefined;
}

const namesIn = (folder: string): Promise<string[]> => readdir(folder).catch(() => []);
const idsOf = async (owner: string) => (await namesIn(folderOf(owner))).filter(isId).sort().reverse();
const timeOf = (id: string): number => Number(id.slice(0, 13));
const isOld = (name: string): boolean => Date.now() - timeOf(name) > LIFETIME;

async function dropOldest(owner: string): Promise<void> {
  let bytes = 0;
  for (const [index, id] of (await idsOf(owner)).entries()) {
    const file = path.join(folderOf(owner), id);
    bytes += await sizeOf(file);
    if (index >= MAX_TEXTS || (index > 0 && bytes > MAX_BYTES)) await rm(file, { force: true });
  }
}

const sizeOf = (file: string): Promise<number> =>
  stat(file).then(
    ({ size }) => size,
    () => 0,
  );

let measured: { at: number; bytes: number } | undefined;

/** Looked up once a minute: what is written meanwhile is little beside the limit. */
async function totalBytes(): Promise<number> {
  if (measured && Date.now() - measured.at < 60_000) return measured.bytes;
  let bytes = 0;
  for (const owner of await namesIn(root())) {
    for (const name of await namesIn(folderOf(owner)))
      bytes += await sizeOf(path.join(folderOf(owner), name));
  }
  measured = { at: Date.now(), bytes };
  return bytes;
}
