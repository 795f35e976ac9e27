/** npm run demo: a dozen posts in an empty blog; on an unclaimed site also the owner, whose password it says. */
import { readdir, readFile } from 'node:fs/promises';
import { parse } from 'yaml';
import { makeOwner } from '@/lib/testing/factories';
import type { Actor } from '@/lib/access/actor';
import { withDatabase } from '@/lib/server/database/start';
import { drawCover } from './demo/draw-cover';

const folder = new URL('./demo/posts/', import.meta.url);
const PASSWORD = 'a demo is no secret';

type FrontMatter = { title: string; subtitle: string; tags: string[]; daysAgo: number; cover: boolean };

await withDatabase(async () => {
  // Loaded late: these connect to the database that was just named.
  const { hashPassword } = await import('@/lib/accounts/passwords/password');
  const { countPublicPosts } = await import('@/lib/posts/queries/public');
  const { getSite } = await import('@/lib/site/queries/site');
  if ((await countPublicPosts()) > 0)
    throw new Error('This blog has posts already; the demo is for an empty one.');
  const { claimed } = await getSite();
  const owner = await makeOwner({
    username: 'ada',
    name: 'Ada Linden',
    email: 'ada@example.org',
    ...(await hashPassword(PASSWORD)),
  });
  if (!claimed) console.log(`The owner is ada, with the password "${PASSWORD}".`);
  const files = (await readdir(folder)).filter((name) => name.endsWith('.md'));
  for (const [index, file] of files.entries()) await addPost(owner, file, index);
  console.log(`Published ${files.length} posts.`);
});

async function addPost(owner: Actor, file: string, index: number): Promise<void> {
  const { createPost } = await import('@/lib/posts/mutations/create-post');
  const { publishPost } = await import('@/lib/posts/mutations/publish-post');
  const [, matter = '', body = ''] = (await readFile(new URL(file, folder), 'utf8')).split(/^---\n/m);
  const { title, subtitle, tags, daysAgo, cover } = parse(matter) as FrontMatter;
  const created = await createPost(owner, {
    title,
    subtitle: subtitle.trim(),
    slug: file.replace(/\.md$/, ''),
    tags,
    coverUrl: cover ? await addCover(owner, index) : '',
    coverAlt: cover ? 'Hills under a round sun' : '',
    body: body.trim(),
    publishedAt: new Date(Date.now() - daysAgo * 24 * 3_600_000),
    commentsOpen: true,
  });
  if (created.ok) await publishPost(owner, created.value.id, created.value.version);
}

async function addCover(owner: Actor, index: number): Promise<string> {
  const { storeImage } = await import('@/lib/media/mutations/store-image');
  const stored = await storeImage(owner, Buffer.from(drawCover(index)), { allowSvg: true });
  if (!stored.ok) throw new Error(`the cover of post ${index} was refused: ${stored.code}`);
  return stored.value.url;
}
