import { expect, test } from 'vitest';
import { pathForLog } from '@/lib/server/process/path-for-log';

test.each([
  ['/posts/x?token=secret', '/posts/x'],
  ['/links/secret', '/links/…'],
  ['/links/secret.rsc?_rsc=1', '/links/…'],
  ['/drafts/secret', '/drafts/…'],
  ['/login?next=/links/secret', '/login'],
  ['/', '/'],
])('of %s the log keeps %s', (url, kept) => {
  expect(pathForLog(url)).toBe(kept);
});
