import 'server-only';
import { desc, eq, sql } from 'drizzle-orm';
import { personalTokens } from '@/drizzle/schema';
import type { Actor } from '@/lib/access/actor';
import { isScope, type Scope } from '@/lib/access/scopes';
import { db } from '@/lib/db';

export type OwnToken = {
  id: number;
  name: string;
  lastFour: string;
  scopes: Scope[];
  createdAt: Date;
  lastUsedAt: Date | null;
  expiresAt: Date | null;
  isExpired: boolean;
};

export async function listOwnTokens(actor: Actor): Promise<OwnToken[]> {
  const rows = await db
    .select({
      id: personalTokens.id,
      name: personalTokens.name,
      lastFour: personalTokens.lastFour,
      scopes: personalTokens.scopes,
      createdAt: personalTokens.createdAt,
      lastUsedAt: personalTokens.lastUsedAt,
      expiresAt: personalTokens.expiresAt,
      isExpired: sql<boolean>`coalesce(${personalTokens.expiresAt} <= now(), false)`,
    })
    .from(personalTokens)
    .where(eq(personalTokens.userId, actor.id))
    .orderBy(desc(personalTokens.id));
  return rows.map((row) => ({ ...row, scopes: row.scopes.filter(isScope) }));
}

export async function countOwnTokens(actor: Actor): Promise<number> {
  return db.$count(personalTokens, eq(personalTokens.userId, actor.id));
}
