import type { DateStyle } from '@/lib/format-date';

/** @property url of the site, without a path */
export type EditorSite = DateStyle & { url: string };
