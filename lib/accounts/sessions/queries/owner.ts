import 'server-only';
import { makeActor, OWNER_ID, type Actor } from '@/lib/access/actor';
import { getIdentity } from '@/lib/accounts/sessions/queries/identity';

/**
 * The owner, for commands: whoever can run one on this machine holds the database anyway. Null until the site is
 * claimed. Never call it for a request.
 */
export async function getOwner(): Promise<Actor | null> {
  const owner = await getIdentity(OWNER_ID);
  return owner && makeActor(owner);
}
