import 'server-only';
import { and, eq } from 'drizzle-orm';
import { personalTokens } from '@/drizzle/schema';
import type { Actor } from '@/lib/access/actor';
import { recordEvent } from '@/lib/audit/mutations/record-event';
import { db } from '@/lib/db';
import { NotFoundError } from '@/lib/errors';

/** It opens nothing from now on. @throws {NotFoundError} when it is somebody else's, or gone */
export async function revokeToken(actor: Actor, id: number): Promise<void> {
  await db.transaction(async (tx) => {
    const [revoked] = await tx
      .delete(personalTokens)
      .where(and(eq(personalTokens.id, id), eq(personalTokens.userId, actor.id)))
      .returning({ name: personalTokens.name });
    if (!revoked) throw new NotFoundError();
    await recordEvent('token-revoked', { actorId: actor.id, userId: actor.id, detail: revoked.name }, tx);
  });
}
