/** The account that owns the site: the one that claimed it, first of all. */
export const OWNER_ID = 1;

declare const fromSession: unique symbol;

/**
 * Somebody whose session was checked. Only session.ts and the test factories make one (the linter holds this),
 * so an id from a form can never pose as an identity.
 */
export type Actor = {
  readonly id: number;
  readonly username: string;
  readonly name: string;
  readonly isAdmin: boolean;
  readonly [fromSession]: true;
};

/** The person who reads: a signed-in one, or a visitor. */
export type Viewer = Actor | null;

export function makeActor(user: { id: number; username: string; name: string }): Actor {
  return { id: user.id, username: user.username, name: user.name, isAdmin: user.id === OWNER_ID } as Actor;
}
