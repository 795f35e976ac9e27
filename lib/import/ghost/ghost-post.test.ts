import { expect, test } from 'vitest';
import { usualRoutes } from '@/lib/import/ghost/ghost-routes';
import { GhostIndex } from '@/lib/import/ghost/ghost-index';
import { toGhostPost } from '@/lib/import/ghost/ghost-post';

const post = (more: object) => ({ title: 'T', slug: 't', status: 'published', ...more });

const read = ({ posts }: { posts: Record<string, unknown>[] }) =>
  Promise.all(
    posts.map((row) =>
      toGhostPost(row, {
        index: new GhostIndex(),
        routes: usualRoutes(),
        site: '',
        root: '',
        timeZone: 'UTC',
      }),
    ),
  );

test('a text without HTML is read from its tree', async () => {
  const text = (value: string, format = 0) => ({ type: 'extended-text', text: value, format });
  const lexical = {
    root: {
      children: [
        {
          type: 'paragraph',
          children: [
            text('a '),
            text('b', 1),
            { type: 'linebreak' },
            { type: 'link', url: 'https://x.example', children: [text('c', 2)] },
          ],
        },
        { type: 'extended-heading', tag: 'h3', children: [text('d')] },
        {
          type: 'list',
          listType: 'number',
          start: 2,
          children: [{ type: 'listitem', children: [text('e', 16)] }],
        },
        { type: 'codeblock', code: 'f\n\ng', language: 'js' },
        { type: 'image', src: '/i.png', alt: 'I', caption: 'J' },
        { type: 'bookmark', url: 'https://k.example', metadata: { title: 'K' } },
        { type: 'markdown', markdown: '* l\n\n> m' },
        { type: 'odd' },
      ],
    },
  };
  const mobiledoc = {
    version: '0.3.1',
    atoms: [['soft-return', '', {}]],
    cards: [
      ['markdown', { markdown: 'x *y*' }],
      ['hr', {}],
    ],
    markups: [['strong'], ['a', ['href', '/z']]],
    sections: [
      [
        1,
        'p',
        [
          [0, [0], 1, 'bold'],
          [1, [], 0, 0],
          [0, [1], 1, 'link'],
        ],
      ],
      [10, 0],
      [10, 1],
      [3, 'ul', [[[0, [], 0, 'item']]]],
    ],
  };
  const posts = await read({
    posts: [
      post({ id: 'l', lexical: JSON.stringify(lexical) }),
      post({ id: 'm', mobiledoc: JSON.stringify(mobiledoc) }),
      post({ id: 'n', lexical: '{broken', html: null }),
    ],
  });
  expect(posts[0]?.body).toBe(
    'a **b**\\\n[*c*](https://x.example)\n\n### d\n\n2. `e`\n\n```js\nf\n\ng\n```\n\n![I](/i.png "J")\n\n[K](https://k.example)\n\n* l\n\n> m',
  );
  expect(posts[0]?.notes).toEqual(['The card "odd" was left out.']);
  expect(posts[1]?.body).toBe('**bold**\\\n[link](/z)\n\nx *y*\n\n---\n\n- item');
  expect(posts[2]?.body).toBe('');
});

test('what was not public says why', async () => {
  const cases = [
    { status: 'draft' },
    { status: 'scheduled', published_at: '2031-01-01 10:00:00' },
    { status: 'sent' },
    { visibility: 'members' },
    { visibility: 'paid' },
    { visibility: 'label:x' },
  ];
  const posts = await read({ posts: cases.map((one, index) => post({ id: `p${index}`, ...one })) });
  expect(posts.map(({ hidden }) => hidden)).toEqual([
    'it is a draft there',
    'it was scheduled there for 2031-01-01 10:00 UTC',
    'it was only sent by mail there',
    'it is for members there',
    'it is for paying members there',
    'only "label:x" could read it there',
  ]);
});
