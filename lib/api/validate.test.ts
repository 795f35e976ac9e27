import { expect, test } from 'vitest';
import { ApiError } from '@/lib/api/api-error';
import { NewPost } from '@/lib/api/schemas/posts';
import { NewUser } from '@/lib/api/schemas/users';
import { pointerTo, validateBody } from '@/lib/api/validate';
import type { z } from '@/lib/zod';

function pointersOf(schema: z.ZodType, value: unknown): string[] {
  try {
    validateBody(schema, value);
    return [];
  } catch (error) {
    expect(error).toBeInstanceOf(ApiError);
    const { problem, more } = error as ApiError;
    expect(problem).toBe('validation');
    for (const { detail } of more.errors!) expect(detail).toMatch(/\S/);
    return more.errors!.map(({ pointer }) => pointer);
  }
}

test.each([undefined, null, [], 'text', 7, true])(
  '%j is no object, and each needed field is named',
  (body) => {
    expect(pointersOf(NewUser, body)).toEqual(['', '/username', '/email', '/password']);
  },
);

test('missing, wrong and unknown fields are each pointed to', () => {
  expect(pointersOf(NewUser, {})).toEqual(['/username', '/email', '/password']);
  expect(pointersOf(NewUser, { username: 'a b', email: 'x', password: 5, isAdmin: true })).toEqual([
    '/username',
    '/email',
    '/password',
    '/isAdmin',
  ]);
  const post = { title: 'T', markdown: '', tags: ['fine', 7], cover: { url: 'ftp://x', 'a/b~c': 1 } };
  expect(pointersOf(NewPost, post)).toEqual(['/tags/1', '/cover/url', '/cover/a~1b~0c']);
});

test('a field of the prototype is an unknown field', () => {
  const body: unknown = JSON.parse('{"title":"T","markdown":"","__proto__":{"isAdmin":true}}');
  expect(pointersOf(NewPost, body)).toEqual(['/__proto__']);
});

test('what is fine comes back as the mutations take it', () => {
  const sent = { title: ' Two\n words ', markdown: 'a\r\nb', tags: ['Rust', 'rust', ' Web '] };
  expect(validateBody(NewPost, sent)).toEqual({
    title: 'Two words',
    markdown: 'a\nb',
    tags: ['Rust', 'Web'],
  });
});

test('pointers are escaped', () => {
  expect(pointerTo([])).toBe('');
  expect(pointerTo(['a/b', 0, '~'])).toBe('/a~1b/0/~0');
});
