import { expect, test } from 'vitest';
import { answerChoice } from '@/lib/media/answer-choice';
import { PictureChoiceSchema } from '@/lib/media/choice';
import { PICTURES_PER_PAGE } from '@/lib/page-sizes';
import { makeOwner, makePicture } from '@/lib/testing/factories';

const owner = await makeOwner();
const ask = async (query = '') => {
  const answer = await answerChoice(new Request(`http://site.example/admin/media/choose${query}`), owner);
  return PictureChoiceSchema.parse(await answer.json());
};

test('the newest pictures come first, page by page, each with an address and words', async () => {
  expect(await ask()).toEqual({ pictures: [], hasMore: false });
  const made = [];
  for (let count = 0; count <= PICTURES_PER_PAGE; count++)
    made.push(await makePicture({ sourceName: `file-${count}.jpg`, alt: count === 1 ? 'A lamp' : null }));
  const first = await ask();
  expect(first.pictures).toHaveLength(PICTURES_PER_PAGE);
  expect(first.hasMore).toBe(true);
  expect(first.pictures[0]).toMatchObject({
    id: made.at(-1)!.id,
    label: `file-${PICTURES_PER_PAGE}.jpg`,
    alt: '',
  });
  expect(first.pictures[0]!.url).toMatch(/^\/media\/[a-f0-9]{24}\.webp$/);
  const second = await ask('?page=2');
  expect(second).toMatchObject({ pictures: [{ label: 'file-0.jpg' }], hasMore: false });
  expect(await ask('?page=3')).toEqual({ pictures: [], hasMore: false });
  expect(await ask('?search=a+LAMP')).toMatchObject({ pictures: [{ label: 'A lamp', alt: 'A lamp' }] });
});

test.each(['?page=-1', '?page=x', `?search=${'x'.repeat(300)}`, '?search=%00'])(
  '%s is no error',
  async (query) => {
    expect((await ask(query)).pictures.length).toBeGreaterThan(0);
  },
);
