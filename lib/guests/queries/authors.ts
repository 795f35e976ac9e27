import 'server-only';
import { sql } from 'drizzle-orm';
import { guests, users } from '@/drizzle/schema';
import { guestName, personName } from '@/lib/content-names';
import type { Author } from '@/lib/guests/author';

/** Who stands at a comment; null where the account is gone. For selects that join `users` and `guests`. */
export const authorOfComment = sql<Author | null>`case
  when ${users.id} is not null then json_build_object('username', ${users.username}, 'name', ${users.name})
  when ${guests.id} is not null
    then json_build_object('username', null, 'name', ${guests.name}, 'website', ${guests.website}) end`;

/** Who stands at a post: the guest, else who it is of. For selects that join `users` and `guests`. */
export const authorOfPost = sql<Author>`case
  when ${guests.id} is null then json_build_object('username', ${users.username}, 'name', ${users.name})
  else json_build_object('username', null, 'name', ${guests.name}, 'website', ${guests.website}) end`;

type Authored = { authorId: number | null; guestId: number | null };

/** What a page shows that names the authors of these. */
export const namesOfAuthors = (rows: Authored[]): string[] =>
  rows.flatMap(({ authorId, guestId }) => [
    ...(authorId === null ? [] : [personName(authorId)]),
    ...(guestId === null ? [] : [guestName(guestId)]),
  ]);
