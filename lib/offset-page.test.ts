import { expect, test } from 'vitest';
import { offsetPage, pageFromNearerEnd } from '@/lib/offset-page';

const take = (list: number[], page: number, size: number) => {
  const place = pageFromNearerEnd(list.length, page, size);
  if (!place) return null;
  const { isReversed, offset, limit } = place;
  const part = (isReversed ? list.toReversed() : list).slice(offset, offset + limit);
  return isReversed ? part.toReversed() : part;
};

test.each([0, 1, 9, 10, 11, 95])('of %d things each page is the same from either end', (length) => {
  const list = Array.from({ length }, (_, index) => index);
  for (const page of [0, 1, 2, 5, 9, 10, 11, 1.5]) {
    const place = offsetPage(length, page, 10);
    expect(take(list, page, 10)).toEqual(place && list.slice(place.offset, place.offset + place.limit));
  }
});

test('the last page is taken from the end', () => {
  expect(pageFromNearerEnd(95, 10, 10)).toMatchObject({ isReversed: true, offset: 0, limit: 5 });
  expect(pageFromNearerEnd(95, 1, 10)).toMatchObject({ isReversed: false, offset: 0, limit: 10 });
});
