import type { Site } from '@/lib/site/queries/site';

/** Beside the colours with names, one of the owner's own. */
export const OWN_ACCENT = 'own';

type Choice = { label: string; hint: string };

export const fontPairs: Record<Site['fontPair'], Choice> = {
  serif: { label: 'Serif', hint: 'Titles and text as in a book.' },
  sans: { label: 'Sans', hint: 'Everything in the plain letters of the menus; one font less to load.' },
  mixed: { label: 'Mixed', hint: 'Titles in serif, text in sans.' },
};

export const homeLayouts: Record<Site['homeLayout'], Choice> = {
  magazine: { label: 'Magazine', hint: 'The newest post large, then cards, then a list.' },
  journal: { label: 'Journal', hint: 'A list with a title and a few words of each post.' },
  notes: { label: 'Notes', hint: 'Whole posts, one below the other.' },
};
