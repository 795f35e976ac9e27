import type { Fields } from '@/lib/import/fields';

/** A file that may become a post, with its fields apart from its text. */
export type SourceDocument = {
  file: string;
  fields: Fields;
  body: string;
  isHtml: boolean;
  /** Why its text alone does not say that it was public. */
  doubt: string | null;
  notes: string[];
};
