import 'server-only';
import { OWNER_ID } from '@/lib/access/actor';
import type { Transaction } from '@/lib/db';
import { OWNER_KEY, type PersonLine } from './export-format';
import { readPeople } from './queries/people';

type Known = { key: string; name: string };
type Profile = { name: string; website: string; bio: string; picture: string | null };
type Author = { authorId: number | null; guestId: number | null };

/** Who wrote what, by the keys of `people.jsonl`. Whole once its lines were read. */
export class People {
  readonly #members = new Map<number, Known>([[OWNER_ID, { key: OWNER_KEY, name: '' }]]);
  readonly #guests = new Map<number, Known>();

  get count(): number {
    return this.#members.size + this.#guests.size;
  }

  async *lines(tx: Transaction, owner: Profile): AsyncGenerator<PersonLine> {
    yield ownerLine(owner);
    for await (const { id, isGuest, key, name, email, website, bio } of readPeople(tx)) {
      (isGuest ? this.#guests : this.#members).set(id, { key, name });
      yield { key, name, email, website, bio };
    }
  }

  /** Null for who is gone, or was never known. */
  authorOf({ authorId, guestId }: Author): Known | null {
    return (
      (guestId !== null && this.#guests.get(guestId)) ||
      (authorId !== null && this.#members.get(authorId)) ||
      null
    );
  }
}

/** Without the address: whoever imports it is the owner there. */
const ownerLine = ({ name, website, bio, picture }: Profile): PersonLine => ({
  key: OWNER_KEY,
  isOwner: true,
  name,
  website,
  bio,
  ...(picture !== null && { picture }),
});
