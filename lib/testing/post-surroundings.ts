import { randomUUID } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { eq } from 'drizzle-orm';
import { expect } from 'vitest';
import { importedFiles, postRevisions, redirects } from '@/drizzle/schema';
import { makeToken } from '@/lib/access/tokens';
import { deleteComment } from '@/lib/comments/mutations/delete-comment';
import { keepUnposted } from '@/lib/comments/unposted/mutations/unposted-comments';
import { db } from '@/lib/db';
import { createDraftLink } from '@/lib/posts/draft-links/mutations/draft-links';
import { keepFirstRevision } from '@/lib/posts/mutations/keep-revision';
import { keepWorkingCopy } from '@/lib/posts/mutations/keep-working-copy';
import { makeComment, makeOwner, makePost, makeTag, makeUser } from '@/lib/testing/factories';

/** A post with everything that hangs on one; it is the newest, so that it stands on every first page. */
export async function makeSurroundings(state: 'published' | 'scheduled') {
  const [owner, member, tag] = [await makeOwner(), await makeUser(), await makeTag()];
  const soon = new Date(Date.now() + 3_600_000);
  const publishedAt = state === 'published' ? new Date() : soon;
  const linked = await makePost();
  const body = `[there](/posts/${linked.slug})`;
  const post = await makePost({ state, publishedAt, tags: [tag.name], body });
  const older = await makePost({ publishedAt: new Date(Date.now() - 1000) });
  const comment = await makeComment(post, { authorId: member.id });
  const removed = await makeComment(post, { authorId: owner.id });
  await deleteComment(owner, removed.id);
  const link = await createDraftLink(owner, post.id, { label: 'Bob', days: null });
  const secret = link.ok ? link.value.token : '';
  await db.transaction((tx) => keepFirstRevision(tx, post.id));
  const [revision] = await db
    .select({ id: postRevisions.id })
    .from(postRevisions)
    .where(eq(postRevisions.postId, post.id));
  const opened = { copy: 0, editorKey: randomUUID(), sequence: 1 };
  const text = { body: 'Not saved', fields: { title: 'Not saved' } };
  const kept = await keepWorkingCopy(owner, { id: post.id, basis: post.version }, opened, text);
  if (!kept.ok) throw new Error(kept.code);
  const editor = { ...opened, copy: kept.value.copy };
  const path = `/old/${post.slug}`;
  await db.insert(redirects).values({ path, postId: post.id });
  const token = makeToken();
  await keepUnposted(token, { postId: post.id, parentId: null, body: 'Waits' });
  const file = { source: `folder of ${post.slug}`, path: 'a.md', contentHash: 'x' };
  await db.insert(importedFiles).values({ ...file, postId: post.id });
  return {
    owner,
    member,
    tag,
    post,
    linked,
    older,
    comment,
    removed,
    revision: revision!.id,
    editor,
    path,
    token,
    secret,
    file,
    year: publishedAt.getUTCFullYear(),
    month: publishedAt.getUTCMonth() + 1,
  };
}
export type Surroundings = Awaited<ReturnType<typeof makeSurroundings>>;

const exportsOf = (code: string) =>
  [...code.matchAll(/^export (?:(?:async )?function|const) (\w+)(?:\(| = (?:async )?(?:cache)?\()/gm)].map(
    ([, name]) => name!,
  );

/** What files of such a folder that know posts export beside `known`. */
export function listUntried(kind: 'queries' | 'mutations', known: ReadonlySet<string>): string[] {
  const files = readdirSync('lib', { recursive: true, encoding: 'utf8' })
    .map((name) => `lib/${name.replaceAll('\\', '/')}`)
    .filter((name) => name.includes(`/${kind}`) && /\/[^.]+\.ts$/.test(name));
  const exported = files.flatMap((name) => {
    const code = readFileSync(name, 'utf8');
    if (!/import \{[^}]*\bposts\b[^}]*\} from '@\/drizzle\/schema'/.test(code)) return [];
    return exportsOf(code);
  });
  expect(exported.length).toBeGreaterThan(20);
  return exported.filter((name) => !known.has(name));
}
