import type { ImportOptions } from '@/drizzle/schema';

export type Wish = {
  /** A folder or a file on the machine of the server; of several files each on a line of its own. */
  location: string;
  /** Which blog it is, in the memory of imports: another name is another blog. Without one, the source is asked, then its place. */
  name?: string;
  options?: ImportOptions;
};

/** As it is noted before anything is read. */
export const wishOf = ({ location, name = '', options = {} }: Wish) => ({
  location,
  source: name || location,
  options: { ...options, isNamed: name !== '' },
});
