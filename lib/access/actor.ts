export const OWNER_ID = 1;

declare const fromSession: unique symbol;

/** Made only where the linter allows it (eslint/boundaries.mjs): an id from a form can never pose as an identity. */
export type Actor = {
  readonly id: number;
  readonly username: string;
  readonly name: string;
  readonly isAdmin: boolean;
  readonly [fromSession]: true;
};

export type Viewer = Actor | null;

export function makeActor(user: { id: number; username: string; name: string }): Actor {
  return { id: user.id, username: user.username, name: user.name, isAdmin: user.id === OWNER_ID } as Actor;
}
