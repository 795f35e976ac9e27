import type { Change } from '@/lib/server/http/content-version';

export const CONTENT_CHANNEL = 'content_changed';

/** PostgreSQL takes 8,000 bytes with a notice. */
const LONGEST = 7_900;

/** Empty means everything. */
export function payloadOf(change: Change): string {
  const payload = change === 'everything' ? '' : JSON.stringify(change);
  return Buffer.byteLength(payload) > LONGEST ? '' : payload;
}

export function changeOf(payload = ''): Change {
  try {
    const names: unknown = JSON.parse(payload);
    if (Array.isArray(names)) return names.map(String);
  } catch {
    return 'everything';
  }
  return 'everything';
}
