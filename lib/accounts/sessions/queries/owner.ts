import 'server-only';
import { makeActor, OWNER_ID, type Actor } from '@/lib/access/actor';
import { getIdentity } from '@/lib/accounts/sessions/queries/identity';

/** For commands, never for a request: whoever can run one holds the database anyway. Null until the site is claimed. */
export async function getOwner(): Promise<Actor | null> {
  const owner = await getIdentity(OWNER_ID);
  return owner && makeActor(owner);
}
