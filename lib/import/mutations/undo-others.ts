import 'server-only';
import { and, eq, notExists, sql } from 'drizzle-orm';
import {
  comments,
  guests,
  media,
  ownRedirects,
  posts,
  postTags,
  redirects,
  series,
  seriesPosts,
  tags,
} from '@/drizzle/schema';
import { notifyContentChanged } from '@/lib/content-changed';
import type { Executor } from '@/lib/db';
import { factColumns } from '@/lib/guests/queries/fact-columns';
import { noteLeftover } from '@/lib/media/mutations/leftovers';
import { isUsed } from '@/lib/media/queries/uses';
import { fileBase } from '@/lib/media/storage/file-name';
import { lockTags } from '@/lib/posts/mutations/set-post-tags';

const one = { one: sql`1` };

/** Its answers that came with it are gone already. @returns why it stays, as for all of these; null where it is undone */
export async function undoComment(
  tx: Executor,
  id: number,
  { isOfKeptPost, editedAt }: { isOfKeptPost: boolean; editedAt?: string },
): Promise<string | null> {
  const [comment] = await tx
    .select({ postId: comments.postId, editedAt: comments.editedAt })
    .from(comments)
    .where(eq(comments.id, id))
    .for('update');
  if (!comment) return null;
  if (isOfKeptPost) return 'its post stays';
  if ((await tx.$count(comments, eq(comments.parentId, id))) > 0) return 'somebody has answered it since';
  if (comment.editedAt && comment.editedAt.toISOString() !== editedAt) return 'it was changed since';
  await tx.delete(comments).where(eq(comments.id, id));
  await notifyContentChanged(tx);
  return null;
}

type Facts = { name: string; email: string; website: string; bio: string };
export type PersonBefore = { was: (Facts & { id: number }) | null; after: Facts };

export async function undoPerson(
  tx: Executor,
  id: number,
  { was, after }: PersonBefore,
): Promise<string | null> {
  const [guest] = await tx.select(factColumns()).from(guests).where(eq(guests.id, id)).for('update');
  if (!guest) return null;
  const isSame = (Object.keys(after) as (keyof Facts)[]).every((name) => guest[name] === after[name]);
  if (was) {
    if (!isSame) return 'what is said of them was changed since';
    const { name, email, website, bio } = was;
    await tx.update(guests).set({ name, email, website, bio }).where(eq(guests.id, id));
  } else {
    const gone = await tx
      .delete(guests)
      .where(
        and(
          eq(guests.id, id),
          notExists(tx.select(one).from(comments).where(eq(comments.guestId, guests.id))),
          notExists(tx.select(one).from(posts).where(eq(posts.guestId, guests.id))),
        ),
      )
      .returning({ id: guests.id });
    if (gone.length === 0) return 'something that stays is theirs';
  }
  await notifyContentChanged(tx);
  return null;
}

export type DescribedBefore = { was: string | null; description: string };

export async function undoTag(
  tx: Executor,
  kind: 'tag' | 'series',
  id: number,
  { was, description }: DescribedBefore,
): Promise<string | null> {
  await lockTags(tx);
  const [table, uses, used] =
    kind === 'tag' ? [tags, postTags, postTags.tagId] : [series, seriesPosts, seriesPosts.seriesId];
  const [found] = await tx.select({ description: table.description }).from(table).where(eq(table.id, id));
  if (!found) return null;
  if (found.description !== description) return 'it was described anew since';
  const isInUse = (await tx.$count(uses, eq(used, id))) > 0;
  if (was !== null || isInUse)
    await tx
      .update(table)
      .set({ description: was ?? '' })
      .where(eq(table.id, id));
  else await tx.delete(table).where(eq(table.id, id));
  await notifyContentChanged(tx);
  return null;
}

export type RedirectBefore = { path: string; postId?: number; target?: string; missing?: object | null };

export async function undoRedirect(tx: Executor, before: RedirectBefore): Promise<string | null> {
  const { path, postId, target, missing } = before;
  if (postId !== undefined) {
    await tx.delete(redirects).where(and(eq(redirects.path, path), eq(redirects.postId, postId)));
  } else {
    const [own] = await tx
      .select({ target: ownRedirects.target })
      .from(ownRedirects)
      .where(eq(ownRedirects.path, path));
    if (own && own.target !== target) return 'it leads elsewhere since';
    await tx.delete(ownRedirects).where(eq(ownRedirects.path, path));
    if (missing)
      await tx.execute(sql`insert into missing_paths select * from jsonb_populate_record(
        null::missing_paths, ${JSON.stringify(missing)}::jsonb) on conflict do nothing`);
  }
  await notifyContentChanged(tx);
  return null;
}

/** @param before the day since which it lay in the bin, where storing it took it out */
export async function undoPicture(
  tx: Executor,
  id: number,
  before: { deletedAt: string } | null,
): Promise<string | null> {
  if (before) {
    await tx
      .update(media)
      .set({ deletedAt: sql`${before.deletedAt}::timestamptz` })
      .where(and(eq(media.id, id), sql`not ${isUsed(media.name)}`));
    return null;
  }
  const [gone] = await tx
    .delete(media)
    .where(and(eq(media.id, id), sql`not ${isUsed(media.name)}`))
    .returning({ name: media.name, edition: media.edition });
  if (gone) await noteLeftover(fileBase(gone.name, gone.edition), tx, 0);
  return !gone && (await tx.$count(media, eq(media.id, id))) > 0 ? 'something that stays shows it' : null;
}
