import type { OutgoingHttpHeaders } from 'node:http';
import type { Head } from './next-response';

/** Headers in which Next tells itself and its own network about a prerendered page, or says something twice. */
const DROPPED = [
  'x-powered-by',
  'x-nextjs-prerender',
  'x-nextjs-stale-time',
  'connection',
  'keep-alive',
  'date',
];

export function publicHeaders({ headers }: Head): OutgoingHttpHeaders {
  const kept: OutgoingHttpHeaders = { ...headers };
  for (const name of DROPPED) delete kept[name];
  // Next 16.4 adds the location of a fresh prerendered redirect twice.
  if (Array.isArray(kept.location)) kept.location = String(kept.location[0]);
  return kept;
}
