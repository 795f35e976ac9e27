import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readPostFile, writePostFile, type PostFile } from './post-file';

const post: PostFile = {
  title: 'Hello',
  slug: 'hello',
  date: '2026-03-01T09:30:00.000Z',
  lastmod: null,
  description: '',
  type: 'post',
  draft: false,
  tags: [],
  series: null,
  lang: '',
  cover: '',
  coverAlt: '',
  coverX: 50,
  coverY: 50,
  comments: true,
  commentsCloseByAge: true,
  expiryDate: null,
  pinned: false,
  author: null,
  authorName: '',
  guid: 'urn:uuid:1',
  created: '2026-03-01T09:00:00.000Z',
  aliases: [],
  body: 'Text.',
};

test('a file says what does not go without saying, by names that others know', () => {
  expect(writePostFile({ ...post, tags: ['a: b', 'yes'], draft: true, type: 'page' })).toBe(`---
title: "Hello"
date: 2026-03-01T09:30:00.000Z
slug: "hello"
type: "page"
draft: true
tags:
  - "a: b"
  - "yes"
comments: true
guid: "urn:uuid:1"
created: 2026-03-01T09:00:00.000Z
---

Text.
`);
});

test.each([
  ...['', '\n', '\n\n\n', 'a', 'a\n', '\na  \n\n', '---', '---\n', 'a\n---\nb\n---\n', '\r\na\r\nb', '\ttab'],
  ...['+++\n+++', '# title', ' \u2028 \u{1F600} \u202E', '--- \n'],
])('the body %j comes back to the letter', (body) => {
  expect(readPostFile(writePostFile({ ...post, body }))?.body).toBe(body);
});

test('texts of any kind come back', () => {
  const text = fc.string({ unit: 'grapheme', maxLength: 60 });
  fc.assert(
    fc.property(text, text, fc.array(text), text, (title, description, tags, body) => {
      const read = readPostFile(writePostFile({ ...post, title, description, tags, body }));
      expect(read?.body).toBe(body);
      expect([read?.fields.title ?? '', read?.fields.description ?? '', read?.fields.tags ?? []]).toEqual([
        title,
        description,
        tags,
      ]);
    }),
  );
});

test('a file that a program has given other line ends is the same post', () => {
  const file = writePostFile({ ...post, body: 'a\n\nb' }).replaceAll('\n', '\r\n');
  expect(readPostFile(file)).toMatchObject({ body: 'a\n\nb', fields: { title: 'Hello' } });
});

test('what is none of ours is none', () => {
  for (const file of ['', 'text', '---\n- a\n---\n', '---\na: 1\n', '+++\na=1\n+++\n'])
    expect(readPostFile(file)).toBeNull();
});
