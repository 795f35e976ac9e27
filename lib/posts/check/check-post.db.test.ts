import { expect, test } from 'vitest';
import { media, redirects } from '@/drizzle/schema';
import { db } from '@/lib/db';
import { settings } from '@/lib/env';
import { NotFoundError } from '@/lib/errors';
import { checkPost } from '@/lib/posts/check/check-post';
import { makeOwner, makePost, makeUser } from '@/lib/testing/factories';

const post = { subtitle: 'About herons', slug: 'own', body: '', coverUrl: '', coverAlt: '' };

test('links within the site that lead nowhere are told, by where they stand', async () => {
  const owner = await makeOwner();
  const [published, draft] = [await makePost({ tags: ['Birds'] }), await makePost({ state: 'draft' })];
  const old = `/posts/old-${published.slug}`;
  await db.insert(redirects).values({ path: old, postId: published.id });
  const alive = [
    `/posts/${published.slug}#part`,
    `${settings().SITE_URL}/posts/${published.slug}/`,
    old,
    '/tags/birds',
    '/posts/own',
    '/',
    'https://example.org/posts/nothing',
    'mailto:a@example.org',
  ];
  const dead = ['/posts/nothing-here', `/posts/${draft.slug}`, '/tags/nothing-here', '#nowhere'];
  const body = [...alive, ...dead].map((url) => `[x](${url})`).join('\n\n');
  const { findings } = await checkPost(owner, { ...post, body });
  expect(findings.map(({ place }) => body.slice(place!.start, place!.end))).toEqual(
    dead.map((url) => `[x](${url})`),
  );
  expect(findings[1]!.message).toContain('not published yet');
});

test('heavy pictures, absent ones and missing descriptions are told', async () => {
  const owner = await makeOwner();
  const [heavy, light] = ['a'.repeat(24), 'b'.repeat(24)].map((name) => `${name}.webp`);
  for (const [name, byteSize] of [
    [heavy!, 2_400_000],
    [light!, 40_000],
  ] as const)
    await db.insert(media).values({
      name,
      byteSize,
      sourceHash: name,
      contentType: 'image/webp',
      width: 10,
      height: 10,
    });
  const body = `![A](/media/${heavy}) ![B](/media/${light}) ![C](/media/${'c'.repeat(24)}.webp) ![](/media/${light})`;
  const cover = { coverUrl: `/media/${heavy}`, coverAlt: '' };
  const { findings } = await checkPost(owner, { ...post, ...cover, subtitle: '', body });
  expect(findings.map(({ field, message }) => [field, message.slice(0, 24)])).toEqual([
    ['subtitle', 'There is no description.'],
    ['coverAlt', 'The cover image has no d'],
    ['coverUrl', 'The cover image is heavy'],
    ['body', 'A picture is heavy: 2.4 '],
    ['body', 'There is no such picture'],
    ['body', 'A picture has no descrip'],
  ]);
});

test('a text without anything to say is told so, with how it begins', async () => {
  expect(await checkPost(await makeOwner(), { ...post, body: 'Herons stand.' })).toEqual({
    excerpt: 'Herons stand.',
    findings: [],
    isComplete: true,
  });
});

test('a member checks nothing', async () => {
  await expect(checkPost(await makeUser(), post)).rejects.toThrow(NotFoundError);
});
