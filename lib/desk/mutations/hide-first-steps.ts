import 'server-only';
import { and, eq, isNull, sql } from 'drizzle-orm';
import { site } from '@/drizzle/schema';
import type { Actor } from '@/lib/access/actor';
import { canManageSite } from '@/lib/access/permissions';
import { db } from '@/lib/db';
import { NotFoundError } from '@/lib/errors';

/** For good. @throws {NotFoundError} for anybody but the admin */
export async function hideFirstSteps(actor: Actor): Promise<void> {
  if (!canManageSite(actor)) throw new NotFoundError();
  await db
    .update(site)
    .set({ firstStepsHiddenAt: sql`now()` })
    .where(and(eq(site.id, 1), isNull(site.firstStepsHiddenAt)));
}
