import type { Generator } from '@/lib/import/files/site-settings';
import type { Notes } from '@/lib/import/files/text/notes';

/** What the words of one file are read against. */
export type TextContext = {
  /** Its path in the source. */
  file: string;
  title: string;
  generator: Generator | null;
  isMdx: boolean;
  notes: Notes;
  /** The path of a document that is called so: by its name, its path, its title or another name of it. */
  findDocument: (name: string) => string | null;
  /** The path of any file, from the text or from the top, or by its name alone. */
  findFile: (name: string) => string | null;
};

/** The address of a file of the source, as it can stand in a link: the importer finds it, and the post made of it. */
export const addressOfFile = (file: string): string =>
  `/${file.split('/').map(encodeURIComponent).join('/')}`;
