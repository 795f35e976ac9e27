import { expect, test } from 'vitest';
import { NOTE_WORDS } from '@/lib/page-sizes';
import { makePost } from '@/lib/testing/factories';
import { listNoteBodies } from './note-bodies';

const idsOf = async (made: Promise<{ id: number }>[]) => (await Promise.all(made)).map(({ id }) => id);

test('short public texts stand whole, each under its number', async () => {
  const ids = await idsOf([
    makePost({ bodyHtml: '<p>Short.</p>', wordCount: 1 }),
    makePost({ bodyHtml: '<p>Just short enough.</p>', wordCount: NOTE_WORDS }),
    makePost({ bodyHtml: '<p>Long.</p>', wordCount: NOTE_WORDS + 1 }),
    makePost({ bodyHtml: '<p>Draft.</p>', wordCount: 1, state: 'draft' }),
    makePost({ bodyHtml: '<p>To come.</p>', wordCount: 1, state: 'scheduled' }),
    makePost({ bodyHtml: '<p>Deleted.</p>', wordCount: 1, deletedAt: new Date() }),
  ]);
  expect(await listNoteBodies(ids)).toEqual(
    new Map([
      [ids[0], '<p>Short.</p>'],
      [ids[1], '<p>Just short enough.</p>'],
    ]),
  );
});

test('a text with ids in it stays on its own page, or two would have the same', async () => {
  const [id] = await idsOf([makePost({ bodyHtml: '<h2 id="one">One</h2>', wordCount: 1 })]);
  expect(await listNoteBodies([id!])).toEqual(new Map());
  expect(await listNoteBodies([])).toEqual(new Map());
});
