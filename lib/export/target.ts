import type { Entry } from './entry';

/** Where an export goes. Nothing of it stands under its name before it is whole. */
export type Target = {
  add: (entry: Entry) => Promise<void>;
  finish: () => Promise<void>;
  /** Leaves nothing behind; also after a failure, and more than once. */
  discard: () => Promise<void>;
};
