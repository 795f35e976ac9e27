import { expect, test } from 'vitest';
import { getPublicPost } from '@/lib/posts/queries/public';
import { importNow, makeFolder, postOf, run, unique } from '@/lib/testing/source-folder';

test('what the site generator hides becomes a draft, and the dry run lists what will be public', async () => {
  const key = unique();
  const page = (fields: string) => `---\ntitle: T ${key}\n${fields}\n---\nText.\n`;
  const folder = await makeFolder({
    [`${key}/_drafts/a.md`]: page('date: 2020-01-01'),
    [`${key}/b.md`]: page('Visibility: members'),
    [`${key}/c/_index.md`]: '+++\n[[cascade]]\ndraft = true\n+++\n',
    [`${key}/c/deep/c.md`]: page('date: 2020-01-01'),
    [`${key}/d/d.11tydata.json`]: '{ "eleventyExcludeFromCollections": "yes" }',
    [`${key}/d/x.md`]: page('date: 2020-01-01'),
    [`${key}/e.md`]: page('date: 2020-01-01\ndraft: "no"'),
    [`${key}/f.md`]: page('publishDate: 2999-01-01\ndate: 2020-01-01'),
  });
  const { report } = await importNow(folder, { dryRun: true });
  expect(report).toContain(
    [
      'Will become public:',
      `  ${key}/e.md: "T ${key}", /posts/e, 2020-01-01T00:00:00.000Z`,
      '',
      'Will be drafts:',
      `  ${key}/_drafts/a.md: it lies in the folder "_drafts"`,
      `  ${key}/c/deep/c.md: in ${key}/c/_index.md, "draft" is true`,
      `  ${key}/d/x.md: in ${key}/d/d.11tydata.json, "eleventyExcludeFromCollections" is "yes"`,
      `  ${key}/f.md: it is scheduled for 2999-01-01T00:00:00.000Z`,
      `  ${key}/b.md: "Visibility" is "members"`,
    ].join('\n'),
  );
  await run(folder);
  const statuses = await Promise.all(
    ['_drafts/a', 'b', 'c/deep/c', 'd/x', 'e', 'f'].map(
      async (name) => (await postOf(`${key}/${name}.md`)).status,
    ),
  );
  expect(statuses).toEqual(['draft', 'draft', 'draft', 'draft', 'published', 'draft']);
  expect(await getPublicPost('f')).toBeNull();
  expect((await postOf(`${key}/f.md`)).publishedAt).toEqual(new Date('2999-01-01'));
});
