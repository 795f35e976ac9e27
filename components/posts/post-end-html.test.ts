import { expect, test } from 'vitest';
import type { PostAuthor } from '@/lib/posts/queries/views';
import { draftEndHtml } from './post-end-html';

const author: PostAuthor = {
  username: 'bea',
  name: 'Bea',
  bio: 'Writes.',
  website: 'https://bea.example.org/',
  picture: null,
};
const boxOf = (values: Partial<PostAuthor> = {}) =>
  draftEndHtml({ tags: [], author: { ...author, ...values } });

test('the box of an author leads to their page and their website', () => {
  const box = boxOf();
  expect(box).toContain('<a href="/users/bea"><bdi>Bea</bdi></a>');
  expect(box).toContain('More by <bdi>Bea</bdi>');
  expect(box).toContain('<a href="https://bea.example.org/" rel="noopener"');
});

test('a guest of the same name has no page, no picture, and a website that nobody vouches for', () => {
  const box = boxOf({ username: null });
  expect(box).not.toContain('/users/');
  expect(box).not.toContain('More by');
  expect(box).toContain('<bdi>Bea</bdi>');
  expect(box).toContain('Guest author');
  expect(box).toContain('Writes.');
  expect(box).toContain('<a href="https://bea.example.org/" rel="nofollow ugc noopener"');
});

test('what a guest is called is never markup', () => {
  const name = '</p><script>alert(1)</script>';
  expect(boxOf({ username: null, name, bio: name })).not.toContain('<script');
});
