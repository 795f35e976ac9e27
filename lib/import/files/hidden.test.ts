import { expect, test } from 'vitest';
import { readFrontMatter } from '@/lib/import/files/front-matter/read-front-matter';
import { hiddenByFields, hiddenByPath } from '@/lib/import/files/hidden';

const hidden = (fields: string) =>
  hiddenByFields(readFrontMatter(`---\n${fields}\n---\n`)?.fields ?? {}, 'UTC');

test.each([
  ...['draft: true', 'Draft: yes', 'DRAFT: "true"', 'draft: 1', 'draft: on', 'isDraft: Y', 'is_draft: True'],
  ...['draft: maybe', 'hidden: true', 'private: "1"', 'unlisted: yes', 'headless: true', 'wip: true'],
  ...['published: false', 'published: no', 'Published: "off"', 'published: 0', 'published:', 'publish: n'],
  ...['public: false', 'dg-publish: false', 'visible: false', 'render: false', 'permalink: false'],
  ...[
    'password: s3cret',
    'Password: 1234',
    'passwd: x',
    'encrypt: true',
    'protected: yes',
    'members_only: true',
  ],
  ...['status: draft', 'Status: Private', 'status: pending', 'visibility: members', 'access: [paid]'],
  ...[
    'expiryDate: 2001-01-01',
    'expires: "2001-01-01 10:00"',
    'expire: someday',
    'unpublish_date: 2001-01-01',
  ],
  ...['pubDate: someday', 'publishDate:', 'publish_date: 11/12/2020'],
  ...['build:\n  render: never', '_build:\n  list: local', 'build: { list: false }'],
  ...['eleventyExcludeFromCollections: true', 'exclude-from-collections: true\nexclude: true'],
  ...[
    'tags: [a, draft]',
    'tags: a, Private',
    'Tags: "#wip"',
    'categories: [unlisted]',
    'taxonomies: { tags: [draft] }',
  ],
])('%j hides', (fields) => {
  expect(hidden(fields)).toMatch(/^("[^"]+" |it has the tag )/);
});

test.each([
  ...['draft: false', 'draft: "no"', 'Draft: 0', 'draft:', 'draft: off', 'hidden: ""'],
  ...['published: true', 'published: "yes"', 'published: 1', 'published: 2020-01-01', 'publish: 2999-01-01'],
  ...[
    'status: published',
    'Status: PUBLISH',
    'visibility: public',
    'access: everyone',
    'status:',
    'password: ""',
  ],
  ...['expiryDate: 2999-01-01', 'expires:', 'expires: false', 'password: false', 'access: []'],
  ...[
    'pubDate: 2020-01-01',
    'publishDate: 2999-01-01T10:00:00Z',
    'permalink: /a/b',
    'build: { list: always }',
  ],
  ...[
    'title: Draft',
    'description: private',
    'tags: [drafting, hidden-gems]',
    'hide: [toc]',
    'layout: draft',
  ],
])('%j hides nothing', (fields) => {
  expect(hidden(fields)).toBeNull();
});

test.each([
  ...[
    'site/_drafts/a.md',
    'site/Drafts/a.md',
    'site/blog/_private/a.md',
    '_drafts/a.md',
    'site/scaffolds/post.md',
  ],
  ...['site/_Layouts/x.md', 'site/x/_a.md', 'site/a.draft.md', 'site/Templates/daily.md', 'site/.trash/a.md'],
])('a file of the path %j is hidden', (file) => {
  expect(hiddenByPath(file)).not.toBeNull();
});

test.each(['site/_posts/a.md', 'blog/a.md', 'site/2020/drafting.md', 'private-notes/a.md', 'site/a_b.md'])(
  'a file of the path %j is not hidden',
  (file) => {
    expect(hiddenByPath(file)).toBeNull();
  },
);
