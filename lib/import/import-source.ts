import type { Actor } from '@/lib/access/actor';
import type { AddressBook } from '@/lib/import/address-book';
import { isVariantOf } from '@/lib/import/choose-slugs';
import { ImportError } from '@/lib/import/import-error';
import { importPost } from '@/lib/import/mutations/import-post';
import type { PostSource } from '@/lib/import/post-source';
import { preparePost, type Findings, type PreparedPost } from '@/lib/import/prepare-post';
import type { ImportedPost } from '@/lib/import/queries/imported-posts';
import { listDroppedMarkup } from '@/lib/markdown/render-off-thread';
import { encodeImage } from '@/lib/media/encode-image';
import { storeImage } from '@/lib/media/mutations/store-image';
import { decodedPath, type PostKind } from '@/lib/paths';
import { importedNames, newPostTexts, pick } from '@/lib/posts/post-fields';
import type { PostInput } from '@/lib/posts/post-input';
import { PostSchema } from '@/lib/posts/validation';

export type FileOutcome = {
  path: string;
  result: 'created' | 'updated' | 'unchanged' | 'skipped' | 'failed';
  why?: string;
  findings?: Findings;
  post?: ImportedAs;
};

export type ImportedAs = {
  title: string;
  slug: string;
  kind: PostKind;
  publishedAt: Date | null;
  hidden: string | null;
  /** Nobody but the owner could read it before. */
  becomesPublic: boolean;
};

export type ImportTask = {
  folder: string;
  name: string;
  source: PostSource;
  slug: string;
  earlier: ImportedPost | undefined;
  book: AddressBook;
  dryRun: boolean;
};

/** @throws {ImportError} when the file cannot be imported */
export async function importSource(actor: Actor, task: ImportTask): Promise<FileOutcome> {
  const { folder, source, earlier, book, dryRun } = task;
  const { title, publishedAt, hidden } = source;
  const { path } = source;
  const prepared = await preparePost(folder, source, book);
  if (earlier?.contentHash === prepared.contentHash) return { path, result: 'unchanged' };
  const obstacle = earlier && obstacleTo(source, earlier);
  if (obstacle) return { path, result: 'skipped', why: obstacle };

  const body = await withImages(actor, prepared, dryRun);
  const findings = { ...prepared.findings, droppedMarkup: await listDroppedMarkup(body) };
  if (!dryRun) {
    const saved = await importPost(actor, {
      source: task.name,
      path,
      contentHash: prepared.contentHash,
      target: earlier ? { id: earlier.postId, version: earlier.importedVersion } : null,
      // Whoever closed the comments of the post since is not undone.
      input: { ...inputOf(source, task.slug, body), ...(earlier && { commentsOpen: undefined }) },
      isDraft: hidden !== null,
    });
    if (!saved.ok && saved.code === 'stale') return { path, result: 'skipped', why: EDITED };
    if (!saved.ok) throw new ImportError(`the slug ${task.slug} is taken`);
  }
  const becomesPublic = hidden === null && earlier?.status !== 'published';
  const kind = source.kind ?? earlier?.kind ?? 'post';
  const post = { title, slug: task.slug, kind, publishedAt, hidden, becomesPublic };
  return { path, result: earlier ? 'updated' : 'created', findings, post };
}

const EDITED = 'the post was edited in the browser since it was imported, and the file has changed too';

function obstacleTo(source: PostSource, earlier: ImportedPost): string | null {
  if (earlier.version !== earlier.importedVersion) return EDITED;
  if (earlier.importedStatus && earlier.status !== earlier.importedStatus) return EDITED;
  // Another blog may lie where this one lay; its post must not overwrite this one.
  if (earlier.title === source.title || isVariantOf(earlier.slug, source.slug)) return null;
  return `an earlier import made another post of a file with this path: "${earlier.title}", ${decodedPath(earlier)}`;
}

async function withImages(
  actor: Actor,
  { body, images, findings }: PreparedPost,
  dryRun: boolean,
): Promise<string> {
  let text = body;
  for (const [placeholder, { bytes, url }] of images) {
    const options = { allowSvg: true };
    const stored = dryRun ? await encodeImage(bytes, options) : await storeImage(actor, bytes, options);
    if (!stored.ok) findings.notes.push(`${url} was left as it is: ${reasons[stored.code]}`);
    const address = stored.ok && 'url' in stored.value ? stored.value.url : url;
    text = text.replaceAll(placeholder, () => address);
  }
  return text;
}

const reasons = { 'not-an-image': 'it is not an image that can be read', 'too-large': 'it is too large' };

const newPost = PostSchema.parse({ ...newPostTexts, title: 'A post' });

const addressFor = ({ kind }: PostSource, slug: string) => decodedPath({ slug, kind: kind ?? 'post' });

const inputOf = (source: PostSource, slug: string, body: string): PostInput => ({
  ...newPost,
  ...pick(source, [...importedNames, 'kind', 'tags', 'series', 'seriesPosition', 'feedId']),
  commentsOpen: source.kind === undefined,
  slug,
  body,
  publishedAt: source.publishedAt ?? undefined,
  unpublishAt: source.unpublishAt ?? undefined,
  redirectPaths: source.addresses.filter((address) => address !== addressFor(source, slug)),
});
