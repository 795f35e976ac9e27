import { expect, test, vi } from 'vitest';
import { makeComment, makePost, makeUser } from '@/lib/testing/factories';
import { logIn } from '@/lib/accounts/sessions/log-in';
import { COMMENT_AUTHOR } from '@/lib/limits/attempt-limits';
import { hashPassword } from '@/lib/accounts/passwords/password';
import { updateCommentAction } from '@/lib/comments/actions';
import { limitComments } from '@/lib/comments/limit-comments';
import { idle } from '@/lib/form-state';
import { newBrowser } from '@/lib/testing/next-headers';

vi.mock('next/headers', () => import('@/lib/testing/next-headers'));

test('edits are counted as comments are, whosever comment is named', async () => {
  const password = 'correct horse battery';
  const member = await makeUser(await hashPassword(password));
  const foreign = await makeComment(await makePost(), {});
  const browser = newBrowser();
  await browser.request(() => logIn({ identifier: member.username, password, remember: false }));
  for (let count = 0; count < COMMENT_AUTHOR.points; count += 1) await limitComments(member);
  const form = new FormData();
  form.set('id', String(foreign.id));
  form.set('body', '~~~bash\n<<<<\n~~~');
  expect(await browser.request(() => updateCommentAction(idle, form))).toMatchObject({
    status: 'failed',
    message: expect.stringContaining('Too many') as string,
  });
});
