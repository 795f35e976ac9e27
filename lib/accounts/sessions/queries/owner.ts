import 'server-only';
import { makeActor, OWNER_ID, type Actor } from '@/lib/access/actor';
import { getIdentity } from '@/lib/accounts/sessions/queries/identity';

/** For commands, never for a request: whoever can run one holds the database anyway. Null until the site is claimed. */
export const getOwner = (): Promise<Actor | null> => getPersonAsActor(OWNER_ID);

/** For commands, as `getOwner`. Null for nobody. */
export async function getPersonAsActor(id: number): Promise<Actor | null> {
  const person = await getIdentity(id);
  return person && makeActor(person);
}
