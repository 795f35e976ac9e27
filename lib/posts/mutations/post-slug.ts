import 'server-only';
import { randomBytes } from 'node:crypto';
import { and, eq, ne } from 'drizzle-orm';
import { redirects } from '@/drizzle/schema';
import type { Executor } from '@/lib/db';
import { decodedPath, type PostKind } from '@/lib/paths';
import { isReservedPath } from '@/lib/reserved-paths';
import { MAX_SLUG_LENGTH, slugify } from '@/lib/slug';

/** @param take stores the slug, null when the unique index refuses it. @returns its answer, null when the choice is taken */
export async function takeSlug<Row>(
  tx: Executor,
  input: { slug: string; title: string; kind: PostKind },
  postId: number | null,
  take: (slug: string) => Promise<Row | null>,
): Promise<Row | null> {
  if (input.slug) return take(input.slug);
  for (const slug of slugsFor(input.title)) {
    const path = decodedPath({ slug, kind: input.kind });
    if (isReservedSlug(slug, input.kind)) continue;
    // A made slug never takes the old address of another post: links to it would lead to the wrong text.
    if (await isOldAddressOfAnother(tx, path, postId)) continue;
    const row = await take(slug);
    if (row) return row;
  }
  return null;
}

/** The slug that a post had before, or one like it where another post has it, or is led to from it, by now. */
export async function retakeSlug<Row>(
  tx: Executor,
  { slug, kind }: { slug: string; kind: PostKind },
  postId: number,
  take: (slug: string) => Promise<Row | null>,
): Promise<Row> {
  const path = decodedPath({ slug, kind });
  const same = (await isOldAddressOfAnother(tx, path, postId)) ? null : await take(slug);
  const row = same ?? (await takeSlug(tx, { slug: '', title: slug, kind }, postId, take));
  if (row === null) throw new Error('no slug was free');
  return row;
}

function* slugsFor(title: string): Generator<string> {
  const base = slugify(title) || 'post';
  yield base;
  for (let number = 2; number <= 100; number++) yield withSuffix(base, `-${number}`);
  for (;;) yield withSuffix(base, `-${randomBytes(4).toString('hex')}`);
}

function withSuffix(base: string, suffix: string): string {
  if (base.length + suffix.length <= MAX_SLUG_LENGTH) return base + suffix;
  return (
    slugify([...base].slice(0, MAX_SLUG_LENGTH - suffix.length).join('')).slice(
      0,
      MAX_SLUG_LENGTH - suffix.length,
    ) + suffix
  );
}

/** The site itself has something where such a page would be. */
export const isReservedSlug = (slug: string, kind: PostKind): boolean =>
  kind === 'page' && slug !== '' && isReservedPath(decodedPath({ slug, kind }));

async function isOldAddressOfAnother(tx: Executor, path: string, postId: number | null): Promise<boolean> {
  const others = postId === null ? undefined : ne(redirects.postId, postId);
  return (await tx.$count(redirects, and(eq(redirects.path, path), others))) > 0;
}
