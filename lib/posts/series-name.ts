import { line } from '@/lib/fields';
import { tagSlug } from '@/lib/posts/tags';

export const MAX_SERIES_NAME = 100;

/** Empty for none. */
export const SeriesNameSchema = line('The name of a series', MAX_SERIES_NAME).refine(
  (name) => name === '' || tagSlug(name) !== '',
  { error: 'A series needs at least one letter or digit.' },
);
