import { expect, test } from 'vitest';
import { endsTooSoon, readSettings } from '@/lib/posts/sent-settings';
import { SavePostSchema } from '@/lib/posts/validation';

const read = (values: Record<string, string>) =>
  readSettings(SavePostSchema.parse({ title: 'T', body: '', ...values }), values, 'Europe/Berlin');

test('a new post has the settings of its form, in the zone of the site', () => {
  const { changes } = read({ publishedAt: '2026-07-01T10:00', commentsOpen: 'on' });
  expect(changes).toEqual({
    publishedAt: new Date('2026-07-01T08:00:00Z'),
    unpublishAt: null,
    commentsOpen: true,
    kind: 'post',
  });
  expect(read({ kind: 'page' }).changes).toMatchObject({ kind: 'page', commentsOpen: false });
});

test('whether it is a page is saved where the box was touched, and else left alone', () => {
  expect(read({ id: '3', kindShown: 'page', kind: 'page' }).changes.kind).toBeUndefined();
  expect(read({ id: '3', kindShown: '' }).changes.kind).toBeUndefined();
  expect(read({ id: '3', kindShown: 'page' }).changes.kind).toBe('post');
  expect(read({ id: '3', kindShown: '', kind: 'page' }).changes.kind).toBe('page');
});

test('of a stored post only what was changed is saved', () => {
  const shown = { publishedAtShown: '2026-07-01T10:00', unpublishAtShown: '', commentsOpenShown: 'on' };
  const form = { id: '3', publishedAt: '2026-07-01T10:00', unpublishAt: '', commentsOpen: 'on', ...shown };
  expect(read(form)).toMatchObject({ changed: [], changes: {} });
  const { changed, changes } = read({ ...form, unpublishAt: '2026-12-01T10:00', commentsOpen: '' });
  expect(changed).toEqual(['unpublishAt', 'commentsOpen']);
  expect(changes).toEqual({ unpublishAt: new Date('2026-12-01T09:00:00Z'), commentsOpen: false });
});

test('an end lies ahead, and behind the beginning', () => {
  const now = new Date('2026-01-02T00:00:00Z');
  const [yesterday, tomorrow, later] = ['01', '03', '04'].map((day) => new Date(`2026-01-${day}T00:00:00Z`));
  expect(endsTooSoon(null, null, now)).toBe(false);
  expect(endsTooSoon(yesterday!, null, now)).toBe(true);
  expect(endsTooSoon(now, yesterday!, now)).toBe(true);
  expect(endsTooSoon(tomorrow!, yesterday!, now)).toBe(false);
  expect(endsTooSoon(tomorrow!, tomorrow!, now)).toBe(true);
  expect(endsTooSoon(later!, tomorrow!, now)).toBe(false);
});
