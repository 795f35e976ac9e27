import 'server-only';
import { and, eq, inArray, sql, type SQL } from 'drizzle-orm';
import { importItems, imports } from '@/drizzle/schema';
import type { Actor } from '@/lib/access/actor';
import { canManagePosts } from '@/lib/access/permissions';
import { db } from '@/lib/db';
import { NotFoundError } from '@/lib/errors';
import { announceWork } from '@/lib/import/mutations/begin-import';
import { fail, ok, type Result } from '@/lib/result';

const isPlanned = sql`exists (select from ${importItems}
  where ${importItems.importId} = ${imports.id} and ${importItems.action} is not null)`;

/** Whether something of it is applied. */
export const isBegun = sql`exists (select from ${importItems}
  where ${importItems.importId} = ${imports.id} and ${importItems.doneAt} is not null)`;

/** What one that failed was at. */
const ended = sql`coalesce(${imports.options} ->> 'failedIn', 'applying')::import_state`;

/** What was planned is applied in the background; one that failed goes on with what it was at. @throws {NotFoundError} */
export async function requestApply(actor: Actor, id: number): Promise<Result<null, 'not-now'>> {
  return request(
    actor,
    id,
    sql`case when ${imports.state} = 'failed' then ${ended} else 'applying' end`,
    and(inArray(imports.state, ['planned', 'failed']), isPlanned)!,
  );
}

/** What it did is undone in the background, however far it came. @throws {NotFoundError} */
export async function requestUndo(actor: Actor, id: number): Promise<Result<null, 'not-now'>> {
  return request(
    actor,
    id,
    sql`'undoing'`,
    and(inArray(imports.state, ['applied', 'applying', 'planned', 'failed']), isBegun)!,
  );
}

async function request(actor: Actor, id: number, state: SQL, when: SQL): Promise<Result<null, 'not-now'>> {
  if (!canManagePosts(actor)) throw new NotFoundError();
  return db.transaction(async (tx) => {
    const changed = await tx
      .update(imports)
      .set({ state, problem: '', options: sql`${imports.options} - 'failedIn'` })
      .where(and(eq(imports.id, id), when))
      .returning({ id: imports.id });
    if (changed.length > 0) {
      await announceWork(tx);
      return ok(null);
    }
    if ((await tx.$count(imports, eq(imports.id, id))) === 0) throw new NotFoundError();
    return fail('not-now');
  });
}
