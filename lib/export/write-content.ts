import 'server-only';
import type { Actor } from '@/lib/access/actor';
import { canManageSite } from '@/lib/access/permissions';
import type { Transaction } from '@/lib/db';
import { settings } from '@/lib/env';
import { NotFoundError } from '@/lib/errors';
import { commentLines } from './comment-lines';
import { jsonEntry, linesEntry, textEntry } from './entry';
import { files, FORMAT, FORMAT_VERSION, type Counts, type Manifest } from './export-format';
import { relativeReferences } from './media-references';
import { People } from './people';
import { findStored, pictureEntry, pictureLine, type Picture } from './pictures';
import { folderOf, postEntry } from './post-entry';
import { countExported } from './queries/count';
import { readPosts } from './queries/posts';
import {
  getExportedSettings,
  listExportedPictures,
  listExportedRedirects,
  listExportedSeries,
  listExportedTags,
} from './queries/small-lists';
import { inSnapshot } from './queries/snapshot';
import { README } from './readme';
import type { Target } from './target';

export type Progress = {
  /** Posts, comments and pictures. */
  onStart?: (total: number) => void;
  onStep?: () => void;
};

type Task = Required<Progress> & { target: Pick<Target, 'add'>; counts: Counts; missing: string[] };

const nothing: Counts = {
  posts: 0,
  pages: 0,
  drafts: 0,
  comments: 0,
  people: 0,
  pictures: 0,
  tags: 0,
  series: 0,
  redirects: 0,
};

/** All content of the site as files. What is saved meanwhile is not in it. @throws {NotFoundError}, and when it cannot be written */
export async function writeContent(
  actor: Actor,
  target: Pick<Target, 'add'>,
  { onStart = () => {}, onStep = () => {} }: Progress = {},
): Promise<Manifest> {
  if (!canManageSite(actor)) throw new NotFoundError();
  const task: Task = { target, onStart, onStep, counts: { ...nothing }, missing: [] };
  await target.add(textEntry(files.readme, README));
  const pictures = await inSnapshot((tx) => writeDatabase(tx, task));
  // Without the snapshot: they take longest, and a file never changes.
  for (const picture of pictures) await writePicture(task, picture);
  const { counts, missing } = task;
  const manifest: Manifest = {
    format: FORMAT,
    version: FORMAT_VERSION,
    counts,
    missingPictures: missing.sort(),
  };
  await target.add(jsonEntry(files.manifest, manifest));
  return manifest;
}

/** @returns the pictures that have files */
async function writeDatabase(tx: Transaction, task: Task): Promise<Picture[]> {
  task.onStart(await countExported(tx));
  const { stored, lost } = await findStored(await listExportedPictures(tx));
  task.missing.push(...lost);
  await writeLists(tx, task);
  const people = new People();
  const { owner, ...site } = await getExportedSettings(tx);
  await task.target.add(jsonEntry(files.settings, site));
  await task.target.add(linesEntry(files.people, people.lines(tx, owner)));
  task.counts.people = people.count;
  await task.target.add(linesEntry(files.media, stored.map(pictureLine)));
  await writePosts(tx, task, people, stored);
  const onLine = () => {
    task.counts.comments += 1;
    task.onStep();
  };
  await task.target.add(linesEntry(files.comments, commentLines(tx, people, onLine)));
  return stored;
}

async function writeLists(tx: Transaction, { target, counts }: Task): Promise<void> {
  const lists = {
    tags: await listExportedTags(tx),
    series: await listExportedSeries(tx),
    redirects: await listExportedRedirects(tx),
  };
  for (const name of ['tags', 'series', 'redirects'] as const) {
    counts[name] = lists[name].length;
    await target.add(jsonEntry(files[name], lists[name]));
  }
}

async function writePosts(tx: Transaction, task: Task, people: People, stored: Picture[]): Promise<void> {
  const names = new Set(stored.map(({ name }) => name));
  const rewrite = relativeReferences(names, settings().SITE_URL);
  for await (const row of readPosts(tx)) {
    task.counts[folderOf(row)] += 1;
    await task.target.add(postEntry(row, people, rewrite));
    task.onStep();
  }
}

async function writePicture({ target, counts, missing, onStep }: Task, picture: Picture): Promise<void> {
  const entry = await pictureEntry(picture);
  if (entry) await target.add(entry);
  else missing.push(picture.name);
  counts.pictures += entry ? 1 : 0;
  onStep();
}
