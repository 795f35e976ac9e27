import { startOf } from '@/lib/cut-text';
import { isVariantOf, wantedSlug } from '@/lib/import/choose-slugs';
import { fitPost, refusalOf } from '@/lib/import/fit-post';
import type { LinkMap } from '@/lib/import/link-map';
import type { PlannedItem } from '@/lib/import/mutations/stage-items';
import {
  isRemote,
  placeReferences,
  type PlacedPicture,
  type PlacedPost,
} from '@/lib/import/place-references';
import {
  getStoredPost,
  listLedPaths,
  type ImportedPost,
  type ImportedPosts,
  type KnownPost,
  type StoredPost,
} from '@/lib/import/queries/imported-posts';
import type { SourcePost, SourceReader } from '@/lib/import/source-item';
import { listDroppedMarkup } from '@/lib/markdown/render-off-thread';
import { decodedPath } from '@/lib/paths';

export type PostPlanning = {
  reader: SourceReader;
  links: LinkMap;
  slugs: ReadonlyMap<string, string>;
  imported: ImportedPosts;
  titles: ReadonlyMap<string, KnownPost>;
  people: ReadonlySet<string>;
  /** Addresses of posts that another Colophon may have had, too, by who they are in feeds. */
  feedIds: ReadonlyMap<string, string>;
  fetchPictures: boolean;
  /** Of posts that say none; undefined for that of this site. */
  language?: string;
};

/** As it is applied: under its slug, links set right, with its pictures still to be stored. */
export type PlannedPost = SourcePost & { pictures: PlacedPicture[] };

export const EDITED =
  'the post was edited in the browser since it was imported, and the file has changed too';

export async function planPost(item: SourcePost, hash: string, planning: PostPlanning): Promise<PlannedItem> {
  const { key } = item;
  const earlier = planning.imported.get(key);
  const base = { kind: 'post', key, targetId: earlier?.postId ?? null };
  const slug = planning.slugs.get(key) ?? wantedSlug(item);
  const kind = item.isPage === undefined ? (earlier?.kind ?? 'post') : item.isPage ? 'page' : 'post';
  const address = decodedPath({ slug, kind });
  if (earlier?.contentHash === hash) return { ...base, action: 'unchanged', address: decodedPath(earlier) };
  const here = earlier ? undefined : planning.feedIds.get(item.feedId ?? '');
  if (here !== undefined) return { ...base, action: 'skip', why: 'it is here already', address: here };
  const refusal = refusalOf(item);
  if (refusal) return { ...base, action: 'fail', why: refusal };
  const obstacle = earlier && obstacleTo(item, earlier);
  if (obstacle) return { ...base, action: 'skip', why: obstacle, address: decodedPath(earlier) };
  const placed = await placeReferences(item, planning);
  const hidden = hiddenNow(item, planning.reader.kind);
  if (earlier && isAsStored(item, slug, placed, hidden, await getStoredPost(earlier.postId)))
    return { ...base, action: 'unchanged', address };
  const language = item.language ?? planning.language;
  const payload: PlannedPost = {
    ...item,
    language,
    body: placed.body,
    slug,
    hidden,
    pictures: placed.pictures,
  };
  return {
    ...base,
    action: earlier ? 'update' : 'create',
    why: hidden ?? '',
    address,
    becomesPublic: hidden === null && earlier?.status !== 'published',
    findings: await findingsOf(item, { address, placed, earlier }, planning),
    payload,
  };
}

function obstacleTo(item: SourcePost, earlier: ImportedPost): string | null {
  if (earlier.version !== earlier.importedVersion) return EDITED;
  if (earlier.importedStatus && earlier.status !== earlier.importedStatus) return EDITED;
  // Known by what is no place, it is the same wherever it lies and whatever it is called.
  if (item.feedId === item.key) return null;
  // Another blog may lie where this one lay; its post must not overwrite this one.
  if (earlier.title === fitPost(item).post.title || isVariantOf(earlier.slug, wantedSlug(item))) return null;
  return `an earlier import made another post of a file with this path: "${earlier.title}", ${decodedPath(earlier)}`;
}

/** What was not for everybody comes as a draft; of another Colophon what waits for its day waits here, too. */
function hiddenNow(item: SourcePost, kind: SourceReader['kind']): string | null {
  if (item.hidden !== null) return item.hidden || 'it was hidden';
  const [now, at, end] = [Date.now(), dateOf(item.publishedAt), dateOf(item.unpublishAt)];
  if (kind !== 'colophon' && at > now) return `it is scheduled for ${item.publishedAt}`;
  return end <= now && end > 0 ? `its time ended at ${item.unpublishAt}` : null;
}

const dateOf = (text: string | null): number => (text === null ? 0 : new Date(text).getTime() || 0);

/** An older importer noted something else of the same file, and made the same of it. */
function isAsStored(
  item: SourcePost,
  slug: string,
  { body, pictures }: PlacedPost,
  hidden: string | null,
  stored: StoredPost | null,
): boolean {
  if (!stored || item.coverUrl !== '' || (item.author !== null && item.author !== '')) return false;
  const { post } = fitPost(item);
  const isSame =
    stored.title === post.title &&
    stored.subtitle === post.subtitle &&
    stored.slug === slug &&
    (stored.status === 'draft') === (hidden !== null) &&
    (!post.publishedAt || stored.publishedAt?.getTime() === post.publishedAt.getTime()) &&
    stored.tags.map(({ name }) => name).join(',') === post.tags.join(',');
  if (!isSame) return false;
  if (pictures.length === 0) return stored.body === body;
  const pieces = body
    .split(/colophon-picture-[0-9a-f]{40}/)
    .map((text) => text.replace(/[$()*+.?[\]\\^{|}]/g, '\\$&'));
  return new RegExp(`^${pieces.join('/media/[\\w-]+\\.webp')}$`).test(stored.body);
}

async function findingsOf(
  item: SourcePost,
  { address, placed, earlier }: { address: string; placed: PlacedPost; earlier?: ImportedPost },
  { titles, people, slugs, fetchPictures, reader }: PostPlanning,
): Promise<Record<string, string[]>> {
  const { notes } = fitPost(item);
  if (item.author && !people.has(item.author))
    notes.push(`who wrote it is not in the source: ${item.author}`);
  const clashes: string[] = [];
  const [wanted, slug] = [wantedSlug(item), slugs.get(item.key)];
  if (!earlier && slug !== undefined && slug !== wanted)
    clashes.push(`another has the address that it asks for, ${wanted}; it comes to ${address}`);
  const twin = titles.get(item.title.trim().toLowerCase());
  if (twin && twin.id !== earlier?.postId)
    clashes.push(`"${twin.title}" is here already, at ${twin.address}`);
  for (const [path, postId] of await listLedPaths(item.addresses))
    if (postId !== earlier?.postId) clashes.push(`${path} leads elsewhere already, and goes on doing so`);
  const cover = await missingCover(item, reader, fetchPictures);
  const dropped = placed.body.includes('<') ? await listDroppedMarkup(placed.body) : [];
  return bounded({
    ...placed.findings,
    missingImages: [...placed.findings.missingImages, ...cover],
    droppedMarkup: dropped,
    clashes,
    unusedFields: item.unusedFields,
    notes,
  });
}

async function missingCover(item: SourcePost, reader: SourceReader, fetches: boolean): Promise<string[]> {
  const { coverUrl, base } = item;
  if (coverUrl === '' || (await reader.openPicture(coverUrl, base))) return [];
  return isRemote(coverUrl) && (fetches || /^https:/i.test(coverUrl)) ? [] : [coverUrl];
}

/** Of each, more than anybody reads. */
const MOST = 100;

/** Without empty lists. */
export const bounded = (findings: Record<string, string[]>): Record<string, string[]> =>
  Object.fromEntries(
    Object.entries(findings).flatMap(([name, list]) => {
      if (list.length === 0) return [];
      const shown = list.slice(0, MOST).map((text) => startOf(text, 500));
      return [[name, list.length > MOST ? [...shown, `and ${list.length - MOST} more`] : shown]];
    }),
  );
