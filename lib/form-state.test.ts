import { expect, test } from 'vitest';
import { errorOf, failed, valueOf, valuesOf } from '@/lib/form-state';

test('what was typed goes back, and no secret, file or field of the framework does', () => {
  const form = new FormData();
  const secrets = [
    'password',
    'currentPassword',
    'confirmPassword',
    'token',
    'csrfToken',
    'code',
    'clientSecret',
  ];
  for (const name of ['title', 'codeName', 'next', ...secrets, '$ACTION_1:0'])
    form.set(name, `typed ${name}`);
  form.set('picture', new File(['x'], 'x.png'));
  expect(valuesOf(form)).toEqual({ title: 'typed title', codeName: 'typed codeName', next: 'typed next' });
});

test('a state says what a field holds and what is wrong with it', () => {
  const invalid = { status: 'invalid', fieldErrors: { title: 'Too long.' }, values: { title: 'x' } } as const;
  expect([errorOf(invalid, 'title'), errorOf(invalid, 'body')]).toEqual(['Too long.', undefined]);
  expect(valueOf(invalid, 'title')).toBe('x');
  expect(errorOf(failed({ title: 'x' }, 'No.'), 'title')).toBeUndefined();
  expect(valueOf({ status: 'idle' }, 'title')).toBeUndefined();
});
