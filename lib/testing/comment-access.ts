/** Who may do what to a comment in which state: drives the permission test and the SQL test, so they cannot drift. */
export const roles = ['visitor', 'member', 'author', 'admin'] as const;
export const states = ['fresh', 'old', 'guest', 'hidden', 'deleted'] as const;
export const verbs = ['read', 'reply', 'edit', 'delete', 'hide', 'restore'] as const;

export type Role = (typeof roles)[number];
export type State = (typeof states)[number];
export type Verb = (typeof verbs)[number];

const everybody: readonly Role[] = roles;
const people: readonly Role[] = ['member', 'author', 'admin'];
const nobody: readonly Role[] = [];

/** `author` wrote the comment, `admin` did not; `old` is past the time for editing, `guest` is of nobody with an account. */
const allowed: Record<Verb, Record<State, readonly Role[]>> = {
  read: { fresh: everybody, old: everybody, guest: everybody, hidden: ['admin'], deleted: nobody },
  reply: { fresh: people, old: people, guest: people, hidden: nobody, deleted: nobody },
  edit: { fresh: ['author'], old: nobody, guest: nobody, hidden: nobody, deleted: nobody },
  delete: {
    fresh: ['author', 'admin'],
    old: ['author', 'admin'],
    guest: ['admin'],
    hidden: ['admin'],
    deleted: nobody,
  },
  hide: { fresh: ['admin'], old: ['admin'], guest: ['admin'], hidden: ['admin'], deleted: nobody },
  restore: { fresh: ['admin'], old: ['admin'], guest: ['admin'], hidden: ['admin'], deleted: nobody },
};

export const accessCases = verbs.flatMap((verb) =>
  states.flatMap((state) =>
    roles.map((role) => [verb, state, role, allowed[verb][state].includes(role)] as const),
  ),
);
