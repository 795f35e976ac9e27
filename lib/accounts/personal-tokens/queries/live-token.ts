import 'server-only';
import { and, eq, gt, isNull, or, sql } from 'drizzle-orm';
import { personalTokens, users } from '@/drizzle/schema';
import { isScope, type Scope } from '@/lib/access/scopes';
import { hashToken } from '@/lib/access/tokens';
import { db } from '@/lib/db';

/** Seconds for which a use need not be noted again. */
const NOTED_FOR = 60;

export type LiveToken = {
  id: number;
  person: { id: number; username: string; name: string };
  scopes: Scope[];
  isNoted: boolean;
};

/** Null for one that was revoked, has expired or belongs to somebody who is disabled. */
export async function getLiveToken(token: string): Promise<LiveToken | null> {
  const [row] = await db
    .select({
      id: personalTokens.id,
      person: { id: users.id, username: users.username, name: users.name },
      scopes: personalTokens.scopes,
      isNoted: sql<boolean>`coalesce(${personalTokens.lastUsedAt} > now() - make_interval(secs => ${NOTED_FOR}), false)`,
    })
    .from(personalTokens)
    .innerJoin(users, eq(users.id, personalTokens.userId))
    .where(
      and(
        eq(personalTokens.tokenHash, hashToken(token)),
        or(isNull(personalTokens.expiresAt), gt(personalTokens.expiresAt, sql`now()`)),
        isNull(users.disabledAt),
      ),
    );
  return row ? { ...row, scopes: row.scopes.filter(isScope) } : null;
}
