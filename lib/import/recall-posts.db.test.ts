import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { importedFiles } from '@/drizzle/schema';
import { db } from '@/lib/db';
import { getPublicPost } from '@/lib/posts/queries/public';
import { addFiles, importNow, makeFolder, postOf, resultsOf, run, unique } from '@/lib/testing/source-folder';

test('a folder never overwrites what came from another, even with the same path, title and slug', async () => {
  const key = unique();
  const file = `${key}.md`;
  const text = (body: string) => `---\ntitle: Hello ${key}\n---\n${body}`;
  const first = await makeFolder({ [file]: text('the first') });
  const second = await makeFolder({ [file]: text('the second') });
  expect(await resultsOf(first)).toEqual(['created']);
  expect(await resultsOf(second)).toEqual(['created']);
  expect(await getPublicPost(key)).toMatchObject({ bodyHtml: '<p>the first</p>' });
  expect(await getPublicPost(`${key}-2`)).toMatchObject({ bodyHtml: '<p>the second</p>' });
  await addFiles(second, { [file]: text('the second, changed') });
  expect(await resultsOf(second)).toEqual(['updated']);
  expect(await resultsOf(first)).toEqual(['unchanged']);
  expect(await getPublicPost(key)).toMatchObject({ bodyHtml: '<p>the first</p>' });
});

test('a folder that was moved is recognised by what lies in it, or by its name', async () => {
  const key = unique();
  const files = (body: string) =>
    Object.fromEntries(
      [1, 2, 3].map((number) => [`${key}-${number}.md`, `---\ntitle: T${number} ${key}\n---\n${body}`]),
    );
  await run(await makeFolder(files('as it was')));
  const changed = `---\ntitle: T3 ${key}\n---\nchanged`;
  const moved = await makeFolder({ ...files('as it was'), [`${key}-3.md`]: changed });
  expect(await resultsOf(moved, true)).toEqual(['unchanged', 'unchanged', 'updated']);
  expect(await resultsOf(moved)).toEqual(['unchanged', 'unchanged', 'updated']);

  const named = unique();
  const again = async (body: string) =>
    (
      await importNow(await makeFolder({ [`${named}.md`]: `---\ntitle: T ${named}\n---\n${body}` }), {
        name: named,
      })
    ).items[0]?.action;
  expect([await again('one'), await again('two')]).toEqual(['create', 'update']);
  expect((await postOf(`${named}.md`)).body).toBe('two');
});

test('what an import before this one left without a folder is taken up by the folder it came from', async () => {
  const key = unique();
  const file = `${key}.md`;
  const folder = await makeFolder({ [file]: `---\ntitle: T ${key}\n---\none` });
  await run(folder);
  await db.update(importedFiles).set({ source: '' }).where(eq(importedFiles.path, file));
  expect(await resultsOf(folder)).toEqual(['unchanged']);
  expect(await db.$count(importedFiles, eq(importedFiles.path, file))).toBe(1);
  await db.update(importedFiles).set({ source: '' }).where(eq(importedFiles.path, file));
  expect(await resultsOf(await makeFolder({ [file]: `---\ntitle: T ${key}\n---\ntwo` }))).toEqual([
    'created',
  ]);
  expect(await getPublicPost(key)).toMatchObject({ bodyHtml: '<p>one</p>' });
});
