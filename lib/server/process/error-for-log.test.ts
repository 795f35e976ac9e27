import { expect, test } from 'vitest';
import { errorForLog } from '@/lib/server/process/error-for-log';

test('the values of a failed query stay out of the log', () => {
  const cause = Object.assign(new Error('duplicate key value'), {
    code: '23505',
    detail: 'Key (email)=(a@b.c)',
  });
  const error = Object.assign(
    new Error('Failed query: insert into users\nparams: a@b.c,$2b$12$hash', { cause }),
    {
      query: 'insert into users',
      params: ['a@b.c', '$2b$12$hash'],
    },
  );
  const logged = JSON.stringify(errorForLog(error));
  expect(logged).toContain('insert into users');
  expect(logged).toContain('23505');
  expect(logged).not.toContain('a@b.c');
  expect(logged).not.toContain('$2b$');
});

test('what was thrown without being an error is still told', () => {
  expect(errorForLog('oops')).toEqual({ name: 'string', message: 'oops' });
});
