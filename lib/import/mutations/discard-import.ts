import 'server-only';
import { and, eq, inArray, not } from 'drizzle-orm';
import { imports } from '@/drizzle/schema';
import type { Actor } from '@/lib/access/actor';
import { canManagePosts } from '@/lib/access/permissions';
import { db } from '@/lib/db';
import { NotFoundError } from '@/lib/errors';
import { isBegun } from '@/lib/import/mutations/request-import';
import { fail, ok, type Result } from '@/lib/result';

/**
 * What was read and not applied, while it is read, too. What an import brought in is known by its row, which stays.
 * @returns where its upload lies, which nothing needs any more; null for none. @throws {NotFoundError}
 */
export async function discardImport(
  actor: Actor,
  id: number,
): Promise<Result<{ upload: string | null }, 'not-now'>> {
  if (!canManagePosts(actor)) throw new NotFoundError();
  const [gone] = await db
    .delete(imports)
    .where(
      and(
        eq(imports.id, id),
        inArray(imports.state, ['reading', 'planned', 'failed', 'undone']),
        not(isBegun),
      ),
    )
    .returning({ location: imports.location, isUpload: imports.isUpload });
  if (gone) return ok({ upload: gone.isUpload ? gone.location : null });
  if ((await db.$count(imports, eq(imports.id, id))) === 0) throw new NotFoundError();
  return fail('not-now');
}
