import type { OutgoingHttpHeaders } from 'node:http';
import { LRUCache } from 'lru-cache';
import { headerList } from './response-headers';

export type Heads = {
  headers: OutgoingHttpHeaders;
  /** As `writeHead` takes them. */
  whole: string[];
  /** What goes with a 304. */
  notModified: string[];
};

/** Nearly all pages have the same headers, and thousands of them are in memory. */
const known = new LRUCache<string, Heads>({ max: 200 });

export function headsOf(headers: OutgoingHttpHeaders): Heads {
  const key = JSON.stringify(headers);
  let heads = known.get(key);
  if (!heads) {
    const { 'content-type': _type, 'content-encoding': _encoding, ...rest } = headers;
    heads = { headers, whole: headerList(headers), notModified: headerList(rest) };
    known.set(key, heads);
  }
  return heads;
}
