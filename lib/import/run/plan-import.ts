import { chooseSlugs, wantedSlug } from '@/lib/import/choose-slugs';
import { LinkMap, type Placed } from '@/lib/import/link-map';
import { orderItems, planItems, type PlannedItem } from '@/lib/import/mutations/stage-items';
import { planPost, type PostPlanning } from '@/lib/import/plan-post';
import { listKnownFeedIds, listKnownTitles, listTakenSlugs } from '@/lib/import/queries/imported-posts';
import { countStaged } from '@/lib/import/queries/count-staged';
import {
  getStagedBody,
  listCommentParents,
  listMisplacedComments,
  listPostOutlines,
  listStagedItems,
  type ImportRow,
  type PostOutline,
  type StagedItem,
} from '@/lib/import/queries/staged-items';
import { getSiteLanguage } from '@/lib/import/queries/site-time-zone';
import { recallPosts, type RecalledPosts } from '@/lib/import/recall-posts';
import { OtherPlanning } from '@/lib/import/run/plan-others';
import type { Progress } from '@/lib/import/run/progress';
import type {
  SourceItemKind,
  SourcePerson,
  SourcePost,
  SourceReader,
  SourceRedirect,
  SourceSite,
} from '@/lib/import/source-item';
import { tagSlug } from '@/lib/posts/tags';
import { threadDepths } from '@/lib/import/thread-depths';

/** Posts may have a megabyte each. */
const POSTS_AT_ONCE = 20;
const OTHERS_AT_ONCE = 500;

/** Decides what becomes of each thing that was read, and in which order. Changes nothing but the rows of the import. */
export async function planImport(
  asked: ImportRow,
  reader: SourceReader,
  site: SourceSite | null,
  progress: Progress,
): Promise<{ source: string; formerSource?: string }> {
  const { row, formerSource, planning } = await preparePlanning(asked, reader, site);
  const step = await stepsOf(row.id, progress);
  const others = new OtherPlanning(row, planning, await listOwnerKeys(row.id));
  const planOthers = async (kinds: SourceItemKind[]) => {
    for (const kind of kinds)
      await eachBatch(row.id, kind, OTHERS_AT_ONCE, (items) => others.plan(kind, items), step);
  };
  await planOthers(['problem', 'site', 'person']);
  await eachBatch(row.id, 'post', POSTS_AT_ONCE, (items) => planPosts(items, planning, others), step);
  const { depths, orphans } = await orderComments(row.id);
  others.orphans = orphans;
  await planOthers(['tag', 'series', 'picture', 'comment', 'redirect', 'settings']);
  await orderItems(row.id, depths);
  return { source: row.source, formerSource };
}

/** The outlines of all posts are let go of when it ends: of tens of thousands they are as large as all else that is kept. */
async function preparePlanning(asked: ImportRow, reader: SourceReader, site: SourceSite | null) {
  const outlines = await listPostOutlines(asked.id);
  const recalled = await recallPosts(asked.source, outlines, asked.options.isNamed === true, (key) =>
    getStagedBody(asked.id, key),
  );
  // Each export lies somewhere else; people and comments are known by the name of the first.
  const isKept = reader.kind === 'colophon' && recalled.formerSource !== undefined;
  const row = isKept ? { ...asked, source: recalled.formerSource! } : asked;
  const planning = await planningOf(row, outlines, recalled, { reader, site });
  return { row, planning, ...(!isKept && { formerSource: recalled.formerSource }) };
}

async function planPosts(
  items: StagedItem[],
  planning: PostPlanning,
  others: OtherPlanning,
): Promise<PlannedItem[]> {
  const plans: PlannedItem[] = [];
  const tags: string[][] = [];
  for (const { payload, hash } of items) {
    const post = payload as SourcePost;
    const author = post.author !== null && others.ownerKeys.has(post.author) ? null : post.author;
    plans.push(await planPost({ ...post, author }, hash, planning));
    tags.push(post.tags.map(tagSlug));
  }
  others.notePosts(plans, tags);
  return plans;
}

async function listOwnerKeys(importId: number): Promise<Set<string>> {
  const keys = new Set<string>();
  await eachOf<SourcePerson>(importId, 'person', ({ key, isOwner }) => isOwner && keys.add(key));
  return keys;
}

async function stepsOf(importId: number, { onStep, signal }: Progress): Promise<(count: number) => void> {
  const total = await countStaged(importId);
  let done = 0;
  return (count) => {
    signal?.throwIfAborted();
    onStep?.((done += count), total);
  };
}

async function eachBatch(
  importId: number,
  kind: string,
  limit: number,
  plan: (items: StagedItem[]) => Promise<PlannedItem[]>,
  step: (count: number) => void,
): Promise<void> {
  for (let after = -1; ;) {
    const items = await listStagedItems(importId, kind, { after, limit });
    if (items.length === 0) return;
    await planItems(importId, await plan(items));
    step(items.length);
    after = items.at(-1)!.position;
  }
}

type Source = { reader: SourceReader; site: SourceSite | null };

async function planningOf(
  row: ImportRow,
  outlines: PostOutline[],
  { imported }: RecalledPosts,
  { reader, site }: Source,
): Promise<PostPlanning> {
  const slugs = chooseSlugs(outlines, imported, await listTakenSlugs());
  const isOwn = reader.kind === 'colophon';
  const places = outlines.flatMap((outline): Placed[] => {
    const { key, base, addresses } = outline;
    const slug = slugs.get(key) ?? outline.slug;
    // Of another Colophon everything leads where it led, but to what had to get another address.
    if (isOwn && wantedSlug(outline) === slug) return [];
    return [{ path: base, addresses, slug, kind: kindOf(outline, imported.get(key)?.kind) }];
  });
  const [redirects, people] = [new Map<string, string>(), new Set<string>()];
  await eachOf<SourceRedirect>(row.id, 'redirect', ({ key, target }) => redirects.set(key, target));
  await eachOf<SourcePerson>(row.id, 'person', ({ key }) => people.add(key));
  return {
    reader,
    links: new LinkMap(places, site?.address ?? '', redirects),
    slugs,
    imported,
    titles: await listKnownTitles(),
    feedIds: isOwn ? await listKnownFeedIds() : new Map(),
    people,
    fetchPictures: row.options.fetchPictures === true,
    language:
      // Another Colophon says it of each post where it matters.
      isOwn ? undefined : foreignLanguage(site?.language ?? '', await getSiteLanguage()),
  };
}

/** What the posts of a source are written in, where this site has another tongue. */
const foreignLanguage = (source: string, own: string): string | undefined =>
  source !== '' && source.split('-')[0] !== own.split('-')[0] ? source : undefined;

const kindOf = ({ isPage }: PostOutline, known: 'post' | 'page' = 'post') =>
  isPage === null ? known : isPage ? 'page' : 'post';

async function eachOf<Item>(importId: number, kind: string, take: (item: Item) => unknown): Promise<void> {
  for (let after = -1; ;) {
    const items = await listStagedItems(importId, kind, { after, limit: OTHERS_AT_ONCE });
    if (items.length === 0) return;
    for (const { payload } of items) take(payload as Item);
    after = items.at(-1)!.position;
  }
}

/** Nearly every source has them in order, and nothing more is read then. */
async function orderComments(importId: number): Promise<ReturnType<typeof threadDepths>> {
  const misplaced = await listMisplacedComments(importId);
  if (misplaced.length === 0) return { depths: new Map(), orphans: new Set() };
  return threadDepths(await listCommentParents(importId));
}
