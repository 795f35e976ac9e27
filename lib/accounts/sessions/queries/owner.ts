import 'server-only';
import { makeActor, OWNER_ID, type Actor } from '@/lib/access/actor';
import { getPerson } from '@/lib/accounts/sessions/queries/person';

/**
 * The owner, for commands: whoever can run one on this machine holds the database anyway. Null until the site is
 * claimed. Never call it for a request.
 */
export async function getOwner(): Promise<Actor | null> {
  const owner = await getPerson(OWNER_ID);
  return owner && makeActor(owner);
}
