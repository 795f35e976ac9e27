import { expect, test } from 'vitest';
import { ApiError } from '@/lib/api/api-error';
import { matchedVersion, tagOf } from '@/lib/api/entity-tag';

const asking = (tag?: string) =>
  new Request('http://localhost/api/v1/posts/1', { headers: tag === undefined ? {} : { 'If-Match': tag } });

test.each([
  [undefined, null],
  ['*', 'any'],
  [tagOf(12), 12],
  ['W/"3"', 3],
  ['"3-gzip"', 3],
  ['"3;br"', 3],
])('If-Match: %s names the version %s', (tag, version) => {
  expect(matchedVersion(asking(tag))).toBe(version);
});

test.each(['3', '""', '"0"', '"3", "4"', '"-3"', '"3.5"', '"99999999999"', 'anything'])(
  'If-Match: %s is refused, not ignored',
  (tag) => {
    expect(() => matchedVersion(asking(tag))).toThrow(ApiError);
  },
);
