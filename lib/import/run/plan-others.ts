import { guestFacts, type GuestFacts } from '@/lib/guests/guest-facts';
import type { PlannedComment, PlannedRedirect } from '@/lib/import/mutations/apply-others';
import type { PlannedItem } from '@/lib/import/mutations/stage-items';
import type { PostPlanning } from '@/lib/import/plan-post';
import {
  findGuests,
  listCommentPosts,
  listKnownNames,
  listTargetsOf,
  recallItems,
  type RecalledItem,
} from '@/lib/import/queries/recalled-items';
import type { ImportRow, StagedItem } from '@/lib/import/queries/staged-items';
import { planNamed } from '@/lib/import/plan-named';
import type {
  SourceComment,
  SourceItemKind,
  SourcePerson,
  SourceProblem,
  SourceRedirect,
  SourceSeries,
  SourceSettings,
  SourceTag,
} from '@/lib/import/source-item';
import { planPictures, planSettings } from '@/lib/import/run/plan-own';
import { FromSchema, TargetSchema } from '@/lib/redirects/address';
import { isReservedPath } from '@/lib/reserved-paths';

type Staged<Item> = { hash: string; payload: Item };
type PostPlace = { targetId: number | null; isNew: boolean; comesIn: boolean };

/** Decides what becomes of everything but posts. */
export class OtherPlanning {
  /** Comments of which what they answer is not there. */
  orphans: ReadonlySet<string> = new Set();
  private readonly posts = new Map<string, PostPlace>();
  /** Keys of posts that come in, by their addresses here. */
  private readonly places = new Map<string, string>();
  private readonly usedTags = new Set<string>();

  constructor(
    private readonly row: ImportRow,
    private readonly planning: PostPlanning,
    readonly ownerKeys: ReadonlySet<string>,
  ) {}

  notePosts(plans: PlannedItem[], tags: string[][]): void {
    for (const [index, { key, action, targetId = null, address }] of plans.entries()) {
      const comesIn = action === 'create' || action === 'update' || targetId !== null;
      this.posts.set(key, { targetId, isNew: action === 'create', comesIn });
      if (comesIn && address) this.places.set(address, key);
      if (comesIn) for (const tag of tags[index] ?? []) this.usedTags.add(tag);
    }
  }

  async plan(kind: SourceItemKind, items: StagedItem[]): Promise<PlannedItem[]> {
    const keys = items.map(({ payload }) => payload.key);
    const recalled =
      kind === 'problem' || kind === 'site'
        ? new Map<string, RecalledItem>()
        : await recallItems(this.row.id, this.row.source, kind, keys);
    const of = <Item>() => items as unknown as Staged<Item>[];
    if (kind === 'person') return this.planPeople(of<SourcePerson>(), recalled);
    if (kind === 'comment') return this.planComments(of<SourceComment>(), recalled);
    if (kind === 'redirect') return this.planRedirects(of<SourceRedirect>());
    if (kind === 'tag' || kind === 'series') {
      const known = await listKnownNames(kind);
      return of<SourceTag | SourceSeries>().map((item) =>
        planNamed(kind, item, { known, recalled, used: this.usedTags }),
      );
    }
    if (kind === 'picture') return planPictures(keys);
    if (kind === 'settings')
      return Promise.all(
        of<SourceSettings>().map(({ payload }) => planSettings(payload, this.row.options.settings)),
      );
    return items.map(({ payload }) => planPlainly(payload as SourceProblem));
  }

  private async planPeople(
    items: Staged<SourcePerson>[],
    recalled: Map<string, RecalledItem>,
  ): Promise<PlannedItem[]> {
    const known = await findGuests(
      this.row.source,
      items.map(({ payload }) => payload.key),
    );
    return items.map(({ hash, payload }): PlannedItem => {
      const { key } = payload;
      const [guest, earlier] = [known.get(key), recalled.get(key)];
      const base = { kind: 'person', key, targetId: guest?.id ?? null };
      if (payload.isOwner) return { ...base, action: 'unchanged', why: 'what they wrote is yours' };
      if (!guest && earlier) return { ...base, action: 'skip', why: 'they were taken over or removed here' };
      if (!guest) return { ...base, action: 'create' };
      const isSame = earlier?.hash === hash || isSamePerson(guestFacts(payload), guest);
      return { ...base, action: isSame ? 'unchanged' : 'update' };
    });
  }

  private async planComments(
    items: Staged<SourceComment>[],
    recalled: Map<string, RecalledItem>,
  ): Promise<PlannedItem[]> {
    const present = await listCommentPosts([...recalled.values()].map(({ targetId }) => targetId));
    return items.map(({ hash, payload }): PlannedItem => {
      const { key } = payload;
      const [post, earlier] = [this.posts.get(payload.post), recalled.get(key)];
      const base = { kind: 'comment', key };
      if (!post?.comesIn) return { ...base, action: 'skip', why: 'its post does not come in' };
      if (earlier && !post.isNew) {
        const isHere = present.get(earlier.targetId) === post.targetId;
        const kept = { ...base, targetId: earlier.targetId };
        if (!isHere) return { ...kept, action: 'skip', why: 'it was deleted here' };
        if (earlier.hash === hash) return { ...kept, action: 'unchanged' };
        if (payload.isDeleted) return { ...kept, action: 'skip', why: 'it was deleted in the source since' };
        return { ...kept, action: 'update' };
      }
      if (Number.isNaN(new Date(payload.createdAt).getTime()))
        return { ...base, action: 'fail', why: `its date "${payload.createdAt}" cannot be kept` };
      return { ...base, action: 'create', ...this.commentToMake(payload) };
    });
  }

  private commentToMake(comment: SourceComment) {
    const isOwners = comment.author !== null && this.ownerKeys.has(comment.author);
    const notes = [];
    const isOrphan = this.orphans.has(comment.key);
    if (isOrphan) notes.push('what it answers is not in the source, so it begins a thread');
    if (comment.author !== null && !this.planning.people.has(comment.author))
      notes.push('who wrote it is not in the source');
    const payload: PlannedComment = {
      ...comment,
      parent: isOrphan ? null : comment.parent,
      author: isOwners ? null : comment.author,
      isOwners,
    };
    return { payload, ...(notes.length > 0 && { findings: { notes } }) };
  }

  private async planRedirects(items: Staged<SourceRedirect>[]): Promise<PlannedItem[]> {
    const paths = items.flatMap(({ payload }) => FromSchema.safeParse(payload.key).data ?? []);
    const known = await listTargetsOf(paths);
    return items.map(({ payload }) => {
      const { why, address, post } = this.leadOn(payload);
      const base = { kind: 'redirect', key: payload.key, address };
      if (why !== undefined) return { ...base, action: 'skip', why };
      const path = FromSchema.parse(payload.key);
      const target = known.get(path);
      const place = post === undefined ? null : (this.posts.get(post) ?? null);
      if (target === address || (place?.targetId && target === place.targetId))
        return { ...base, action: 'unchanged' };
      if (target !== undefined)
        return { ...base, action: 'skip', why: 'something leads on from there already' };
      const planned: PlannedRedirect = { ...payload, key: path, target: address, post };
      return { ...base, action: 'create', payload: planned };
    });
  }

  /** Where a redirect leads here, or why it cannot. */
  private leadOn({ key, target }: SourceRedirect): { address: string; post?: string; why?: string } {
    const from = FromSchema.safeParse(key);
    if (!from.success) return { address: target, why: from.error.issues[0]?.message ?? 'it cannot be kept' };
    const isOwn = this.planning.reader.kind === 'colophon';
    const destination = isOwn ? 'other' : this.planning.links.resolve({ base: '/', addresses: [] }, target);
    const bare = (path: string) => path.replace(/#.*$/, '');
    if (destination === 'broken' && !isReservedPath(bare(target)))
      return { address: target, why: 'what it leads to does not come in' };
    const address = typeof destination === 'object' ? destination.place : target;
    const post = address.includes('#') ? undefined : this.places.get(address);
    const to = TargetSchema.safeParse(address);
    if (!to.success && post === undefined)
      return { address, why: to.error.issues[0]?.message ?? 'it cannot be kept' };
    return { address, post: isOwn ? undefined : post };
  }
}

const isSamePerson = (one: GuestFacts, other: GuestFacts): boolean =>
  one.name === other.name &&
  one.email === other.email &&
  one.website === other.website &&
  one.bio === other.bio;

function planPlainly({ kind, key, ...item }: SourceProblem): PlannedItem {
  if (kind === 'problem') return { kind, key, action: item.result, why: item.why };
  return { kind, key, action: 'unchanged' };
}
