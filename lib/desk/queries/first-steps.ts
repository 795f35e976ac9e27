import 'server-only';
import { eq, sql } from 'drizzle-orm';
import { posts, site, users } from '@/drizzle/schema';
import type { Actor } from '@/lib/access/actor';
import { canManageSite } from '@/lib/access/permissions';
import { db } from '@/lib/db';
import { isSample } from '@/lib/desk/queries/sample';
import { NotFoundError } from '@/lib/errors';
import { isKeptPost } from '@/lib/posts/queries/visibility';

export type FirstSteps = {
  isHidden: boolean;
  isNamed: boolean;
  isDescribed: boolean;
  isIntroduced: boolean;
  hasPost: boolean;
  hasPublished: boolean;
  hasTwoFactor: boolean;
  /** While it is as it was made: what somebody changed or published is theirs. */
  samplePostId: number | null;
};

/** What a new owner has done already, by what there is. @throws {NotFoundError} for anybody but the admin */
export async function getFirstSteps(actor: Actor): Promise<FirstSteps> {
  if (!canManageSite(actor)) throw new NotFoundError();
  const [row] = await db
    .select({
      isHidden: sql<boolean>`${site.firstStepsHiddenAt} is not null`,
      isNamed: sql<boolean>`${site.title} <> 'Colophon'`,
      isDescribed: sql<boolean>`${site.description} <> ''`,
      isIntroduced: sql<boolean>`${users.bio} <> ''`,
      hasPost: sql<boolean>`exists (select 1 from ${posts} where ${isKeptPost} and not ${isSample})`,
      hasPublished: sql<boolean>`exists (select 1 from ${posts} where ${isKeptPost} and ${posts.status} = 'published')`,
      hasTwoFactor: sql<boolean>`${users.totpEnabledAt} is not null`,
      samplePostId: sql<number | null>`(select ${posts.id} from ${posts} where ${isSample})`,
    })
    .from(site)
    .innerJoin(users, eq(users.id, actor.id));
  if (!row) throw new Error('the site row is missing; were the migrations applied?');
  return row;
}
