import { expect, test } from 'vitest';
import { undoOfBulk, wayBack } from './bulk-undo';

const targets = [
  { id: 4, version: 2 },
  { id: 5, version: 7 },
];
const changed = [
  { id: 4, title: 'Four', problem: null },
  { id: 5, title: 'Five', problem: 'unchanged' as const },
];

test('the way back is taken by what was changed, and by nothing else', () => {
  expect(undoOfBulk(wayBack('publish', targets, changed))).toEqual({ verb: 'unpublish', 'post-4': '2' });
  expect(undoOfBulk(wayBack('unpublish', targets, changed))).toEqual({ verb: 'publish', 'post-4': '2' });
  expect(undoOfBulk(wayBack('delete', targets, changed))).toEqual({ verb: 'restore', deleted: '4' });
});

test('where nothing was changed, or nothing leads back, there is no undo', () => {
  expect(undoOfBulk(wayBack('tag', targets, changed))).toBeUndefined();
  expect(undoOfBulk(wayBack('publish', targets, []))).toBeUndefined();
  expect(undoOfBulk(wayBack('delete', targets, []))).toBeUndefined();
  expect(undoOfBulk(undefined)).toBeUndefined();
});
