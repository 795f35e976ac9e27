import { expect, test } from 'vitest';
import { makeOwner, makeUser } from '@/lib/testing/factories';
import { COMMENT_AUTHOR } from '@/lib/limits/attempt-limits';
import { ThrottledError } from '@/lib/limits/mutations/throttle';
import { limitComments } from '@/lib/comments/limit-comments';

const timesInARow = async (count: number, run: () => Promise<void>) => {
  for (let done = 0; done < count; done++) await run();
};

test('a person who sends very many comments must wait, and nobody else', async () => {
  const [busy, other] = [await makeUser(), await makeUser()];
  await timesInARow(COMMENT_AUTHOR.points, () => limitComments(busy));
  await expect(limitComments(busy)).rejects.toThrow(ThrottledError);
  await expect(limitComments(other)).resolves.toBeUndefined();
});

test('the owner answers as often as there are questions', async () => {
  const owner = await makeOwner();
  await timesInARow(COMMENT_AUTHOR.points, () => limitComments(owner));
  await expect(limitComments(owner)).resolves.toBeUndefined();
});
