import 'server-only';
import { sql } from 'drizzle-orm';
import { guests, users } from '@/drizzle/schema';
import { OWNER_ID } from '@/lib/access/actor';
import type { Transaction } from '@/lib/db';
import { readRows } from './snapshot';

export type PersonRow = {
  id: number;
  isGuest: boolean;
  key: string;
  name: string;
  email: string;
  website: string;
  bio: string;
};

/**
 * Members by their username, and who came with an import by the key from there. Of two with one key the second has a number
 * behind it, before the list is put in order: the order is the same when all of them come from one import.
 */
export const readPeople = (tx: Transaction): AsyncGenerator<PersonRow> =>
  readRows<PersonRow>(
    tx,
    sql`select id, "isGuest", "ownKey" as key, name, email, website, bio
      from (
        select *, case when number = 1 then key else key || ' (' || number || ')' end as "ownKey"
        from (
          select *, row_number() over (partition by key order by "isGuest" desc, source collate "C") as number
          from (
            select ${guests.id}, true as "isGuest", ${guests.source}, ${guests.key}, ${guests.name}, ${guests.email},
              ${guests.website}, ${guests.bio} from ${guests}
            union all
            select ${users.id}, false, '', ${users.username}, ${users.name}, ${users.email}, ${users.website}, ${users.bio}
              from ${users} where ${users.id} <> ${OWNER_ID}) as people
        ) as numbered
      ) as named
      order by "ownKey" collate "C"`,
  );
