import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { onTestFinished } from 'vitest';
import { openFolder } from '@/lib/import/files/open-folder';
import { openMarkdown, type MarkdownOptions } from '@/lib/import/markdown/open-markdown';
import type { SourceItem, SourcePost, SourceReader } from '@/lib/import/source-item';

type Files = Record<string, string | Uint8Array>;

/** A folder called `blog` on the disk, gone after the test, as the reader of Markdown has it. */
export async function openFiles(files: Files, options: Partial<MarkdownOptions> = {}): Promise<SourceReader> {
  const around = await mkdtemp(path.join(os.tmpdir(), 'colophon-blog-'));
  onTestFinished(() => rm(around, { recursive: true }));
  const folder = path.join(around, 'blog');
  await mkdir(folder);
  for (const [name, content] of Object.entries(files)) {
    await mkdir(path.dirname(path.join(folder, name)), { recursive: true });
    await writeFile(path.join(folder, name), content);
  }
  return openMarkdown(await openFolder(folder), { timeZone: 'UTC', ...options });
}

export async function itemsOf(reader: SourceReader): Promise<SourceItem[]> {
  const items: SourceItem[] = [];
  for await (const item of reader.items()) items.push(item);
  return items;
}

export const readFiles = async (files: Files, options: Partial<MarkdownOptions> = {}) =>
  itemsOf(await openFiles(files, options));

/** The posts among them, by their path. */
export const postsAmong = (items: SourceItem[]): Record<string, SourcePost> =>
  Object.fromEntries(items.flatMap((item) => (item.kind === 'post' ? [[item.key, item]] : [])));

export const readPosts = async (files: Files, options: Partial<MarkdownOptions> = {}) =>
  postsAmong(await readFiles(files, options));

/** The only post of one file. @throws when nothing was made of it */
export async function readOne(
  text: string | Uint8Array,
  file = 'a.md',
  options: Partial<MarkdownOptions> = {},
): Promise<SourcePost> {
  const items = await readFiles({ [file]: text }, options);
  const [post] = Object.values(postsAmong(items));
  if (!post) throw new Error(JSON.stringify(items));
  return post;
}
