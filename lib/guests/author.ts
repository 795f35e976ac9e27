/** Who stands at a comment or a post: somebody with an account, or a guest, who has a name here and nothing else. */
export type Author = Member | Guest;

type Member = { username: string; name: string };

export type Guest = {
  username: null;
  name: string;
  /** http(s), of nobody who was checked; empty for none. */
  website: string;
};

export const isGuest = (author: { username: string | null } | null): author is Guest =>
  author !== null && author.username === null;

/** What links to a guest's website say of it: nobody vouches for it. */
export const GUEST_LINK_REL = 'nofollow ugc noopener';
