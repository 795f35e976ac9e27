import { beforeEach, expect, test } from 'vitest';
import { contentState, isOutdated, raiseContentVersion } from './content-version';

beforeEach(() => raiseContentVersion());
const rendered = (...shown: string[]) => ({ contentVersion: contentState.version, shown });

test('a change makes out of date what shows it, and nothing else', () => {
  const [one, other, frame] = [rendered('post:1', 'posts'), rendered('post:2'), rendered()];
  raiseContentVersion(['post:1', 'discussion:1']);
  expect([one, other, frame].map(isOutdated)).toEqual([true, false, false]);
  raiseContentVersion(['post:2']);
  expect([one, other, frame].map(isOutdated)).toEqual([true, true, false]);
  raiseContentVersion();
  expect(isOutdated(frame)).toBe(true);
});

test('what never said what it shows is out of date with each change', () => {
  const page = { contentVersion: contentState.version, shown: undefined };
  expect(isOutdated(page)).toBe(false);
  raiseContentVersion(['post:1']);
  expect(isOutdated(page)).toBe(true);
});

test('a render from before a change is out of date, though it ends after it', () => {
  const before = contentState.version;
  raiseContentVersion(['post:1']);
  expect(isOutdated({ contentVersion: before, shown: ['post:1'] })).toBe(true);
  expect(isOutdated(rendered('post:1'))).toBe(false);
});

test('changes without end are forgotten, and what was made before them counts as out of date', () => {
  const page = rendered('post:1');
  for (let id = 0; id <= 10_000; id++) raiseContentVersion([`discussion:${id}`]);
  expect(contentState.changedAt.size).toBeLessThanOrEqual(10_000);
  expect(isOutdated(page)).toBe(true);
  expect(isOutdated(rendered('post:1'))).toBe(false);
});
