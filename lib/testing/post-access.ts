/**
 * Who may do what with a post in which state: the one table that both the permission test (pure functions) and the
 * database test (row filters and mutations) are driven by, so that they cannot drift apart.
 */
/** `named`: a member whose name stands at it, taken over from a guest. It gives no right. */
export const roles = ['visitor', 'member', 'named', 'admin'] as const;
export const states = ['draft', 'scheduled', 'published'] as const;

export type Role = (typeof roles)[number];
export type State = (typeof states)[number];

const everybody: readonly Role[] = roles;
const owner: readonly Role[] = ['admin'];

const allowed = {
  read: { draft: owner, scheduled: owner, published: everybody },
  edit: { draft: owner, scheduled: owner, published: owner },
  publish: { draft: owner, scheduled: owner, published: owner },
  unpublish: { draft: owner, scheduled: owner, published: owner },
  delete: { draft: owner, scheduled: owner, published: owner },
} satisfies Record<string, Record<State, readonly Role[]>>;

export type Verb = keyof typeof allowed;

/** Every cell: `[verb, state, role, expected]`. */
export const accessCases: [Verb, State, Role, boolean][] = Object.entries(allowed).flatMap(
  ([verb, byState]) =>
    states.flatMap((state) =>
      roles.map((role): [Verb, State, Role, boolean] => [
        verb as Verb,
        state,
        role,
        byState[state].includes(role),
      ]),
    ),
);
