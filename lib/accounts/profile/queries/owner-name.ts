import 'server-only';
import { remove as withoutConfusables } from 'confusables';
import { eq } from 'drizzle-orm';
import { OWNER_ID } from '@/lib/access/actor';
import { users } from '@/drizzle/schema';
import { db } from '@/lib/db';

/** Whether readers would take this for the name of the owner, whose word counts for more. */
export async function isNameOfOwner(name: string): Promise<boolean> {
  const [owner] = await db
    .select({ name: users.name, username: users.username })
    .from(users)
    .where(eq(users.id, OWNER_ID));
  const looks = skeletonOf(name);
  return looks !== '' && [owner?.name, owner?.username].some((own) => own && skeletonOf(own) === looks);
}

/** A skeleton as in Unicode's UTS 39, for comparing alone: look-alike letters become Latin, accents and signs go. */
export function skeletonOf(name: string): string {
  return withoutConfusables(name.normalize('NFKC'))
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}|]/gu, '')
    .replaceAll('0', 'o')
    .replace(/[1i|]/g, 'l')
    .replaceAll('rn', 'm');
}
