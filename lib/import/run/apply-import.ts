import type { Actor } from '@/lib/access/actor';
import { MAX_BODY_LENGTH } from '@/lib/body-length';
import { fitPost } from '@/lib/import/fit-post';
import {
  applyBatch,
  finishApplying,
  reasonOf,
  takeUpMemory,
  type Applied,
  type Step,
} from '@/lib/import/mutations/apply-batch';
import {
  applyComment,
  applyPerson,
  applyRedirect,
  applySeries,
  applyTag,
  guestOf,
  type PlannedComment,
  type PlannedRedirect,
} from '@/lib/import/mutations/apply-others';
import { applyCommentChange } from '@/lib/import/mutations/comment-changes';
import { applySettings } from '@/lib/import/mutations/apply-own';
import { importPost } from '@/lib/import/mutations/import-post';
import { bounded, EDITED, type PlannedPost } from '@/lib/import/plan-post';
import { countDue } from '@/lib/import/queries/count-staged';
import { getImportedVersion } from '@/lib/import/queries/imported-posts';
import { listDueItems, type DueItem, type ImportRow } from '@/lib/import/queries/staged-items';
import type { Progress } from '@/lib/import/run/progress';
import { preparePicture } from '@/lib/import/run/prepare-picture';
import { storePictures } from '@/lib/import/run/store-pictures';
import type {
  SourcePerson,
  SourcePicture,
  SourceReader,
  SourceSeries,
  SourceSettings,
  SourceTag,
} from '@/lib/import/source-item';
import { isDatabaseUnavailable } from '@/lib/errors';
import { decodedPath } from '@/lib/paths';
import { prepareRow } from '@/lib/posts/mutations/post-row';

/** Posts are rendered and their pictures encoded before their transaction; more at once would only wait in memory. */
const POSTS_AT_ONCE = 8;
const OTHERS_AT_ONCE = 100;
/** Pictures that are fetched or encoded at a time, by posts. */
const LANES = 3;

/** What is planned and not done yet. @returns false where nobody wants it any more */
export async function applyImport(
  actor: Actor,
  row: ImportRow,
  reader: SourceReader,
  { onStep, signal }: Progress = {},
): Promise<boolean> {
  await takeUpMemory(row.id, row.source, row.options.formerSource);
  const total = await countDue(row.id);
  let done = 0;
  for (let after = -1; ;) {
    signal?.throwIfAborted();
    const items = await nextItems(row.id, after);
    if (items.length === 0) return finishApplying(row.id);
    const steps = await inLanes(items, (item) => prepare(actor, row, reader, item));
    signal?.throwIfAborted();
    if (!(await applyBatch(row.id, steps))) return false;
    onStep?.((done += items.length), total);
    after = items.at(-1)!.position;
  }
}

/** Of one sort. */
async function nextItems(importId: number, after: number): Promise<DueItem[]> {
  const few = await listDueItems(importId, { after, limit: POSTS_AT_ONCE });
  const kind = few[0]?.kind;
  if (kind === undefined || kind === 'post' || few.length < POSTS_AT_ONCE)
    return few.filter((item) => item.kind === kind);
  const more = await listDueItems(importId, { after, limit: OTHERS_AT_ONCE });
  return more.filter((item) => item.kind === kind);
}

async function inLanes(items: DueItem[], run: (item: DueItem) => Promise<Step>): Promise<Step[]> {
  const steps: Step[] = [];
  const waiting = items.entries();
  const lane = async () => {
    for (const [index, item] of waiting) steps[index] = await run(item);
  };
  await Promise.all(Array.from({ length: LANES }, lane));
  return steps;
}

async function prepare(actor: Actor, row: ImportRow, reader: SourceReader, item: DueItem): Promise<Step> {
  const payload: unknown = item.payload;
  if (item.kind === 'person') return { item, apply: (tx) => applyPerson(tx, row, payload as SourcePerson) };
  if (item.kind === 'tag') return { item, apply: (tx) => applyTag(tx, payload as SourceTag) };
  if (item.kind === 'series') return { item, apply: (tx) => applySeries(tx, payload as SourceSeries) };
  if (item.kind === 'comment') return { item, apply: commentStep(actor, row, item) };
  if (item.kind === 'redirect')
    return { item, apply: (tx) => applyRedirect(tx, actor, row, payload as PlannedRedirect) };
  if (item.kind === 'settings')
    return { item, apply: (tx) => applySettings(tx, actor, row.id, payload as SourceSettings) };
  if (item.kind !== 'post' && item.kind !== 'picture')
    return { item, apply: async () => ({ action: 'skip', why: 'nothing is made of it' }) };
  try {
    if (item.kind === 'picture')
      return { item, apply: await preparePicture(actor, reader, payload as SourcePicture) };
    return { item, apply: await preparePost(actor, row, reader, item) };
  } catch (error) {
    if (isDatabaseUnavailable(error)) throw error;
    return { item, apply: async () => ({ action: 'fail', why: reasonOf(error) }) };
  }
}

function commentStep(actor: Actor, row: ImportRow, { action, targetId, payload }: DueItem): Step['apply'] {
  const comment = payload as PlannedComment;
  return action === 'update' && targetId !== null
    ? (tx) => applyCommentChange(tx, row, targetId, comment)
    : (tx) => applyComment(tx, actor, row, comment);
}

async function preparePost(
  actor: Actor,
  row: ImportRow,
  reader: SourceReader,
  item: DueItem,
): Promise<Step['apply']> {
  const post = item.payload as PlannedPost;
  const fetchPictures = row.options.fetchPictures === true;
  const pictures = await storePictures(actor, post, { importId: row.id, reader, fetchPictures });
  if (pictures.body.length > MAX_BODY_LENGTH)
    return async () => ({ action: 'fail', why: 'its text is too long with the addresses of its pictures' });
  const { post: fitted } = fitPost({ ...post, body: pictures.body });
  const input = {
    ...fitted,
    coverUrl: pictures.coverUrl,
    // Whoever closed the comments of the post since is not undone.
    ...(item.action === 'update' && { commentsOpen: undefined }),
    redirectPaths: post.addresses.filter((address) => address !== item.address && isKept(address)),
  };
  const prepared = await prepareRow(input);
  return async (tx): Promise<Applied> => {
    const known = await getImportedVersion(row.source, item.key, tx);
    // Another import of the same source was quicker.
    if (known && item.action === 'create') return { action: 'unchanged', targetId: known.id };
    const saved = await importPost(
      actor,
      {
        source: row.source,
        path: item.key,
        // Pictures that may answer another time make it another post than the next reading finds.
        contentHash: pictures.retry.length > 0 ? `${item.hash} retry` : item.hash,
        target: known,
        input,
        isDraft: post.hidden !== null,
        guestId: await guestOf(tx, row.source, post.author),
        revisedAt: dateOf(post.revisedAt),
        createdAt: dateOf(post.createdAt) ?? undefined,
        commentsCloseByAge: post.commentsCloseByAge,
      },
      tx,
      prepared,
    );
    if (!saved.ok) return refused(saved.code);
    const { id, slug, before } = saved.value;
    const kind = input.kind ?? (item.address.startsWith('/posts/') ? 'post' : 'page');
    return {
      targetId: id,
      before,
      address: decodedPath({ slug, kind }),
      findings: withNotes(item.findings, pictures),
    };
  };
}

const dateOf = (text: string | null | undefined): Date | null => {
  const date = new Date(text ?? NaN);
  return Number.isNaN(date.getTime()) ? null : date;
};

/** Longer ones are no addresses that anybody has. */
const isKept = (address: string): boolean => address.startsWith('/') && address.length <= 2000;

const refused = (code: 'stale' | 'slug-taken' | 'slug-reserved'): Applied =>
  code === 'stale'
    ? { action: 'skip', why: EDITED }
    : { action: 'fail', why: 'its address is taken by something else' };

const withNotes = (
  findings: DueItem['findings'],
  { notes, retry }: { notes: string[]; retry: string[] },
): DueItem['findings'] => bounded({ ...findings, notes: [...(findings.notes ?? []), ...notes], retry });
