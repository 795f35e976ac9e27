import { eq } from 'drizzle-orm';
import sharp from 'sharp';
import {
  media,
  ownRedirects,
  posts,
  postTags,
  redirects,
  series,
  seriesPosts,
  site,
  tagAliases,
  tags,
  users,
} from '@/drizzle/schema';
import { db } from '@/lib/db';
import { replacePicture } from '@/lib/media/mutations/replace-picture';
import { storeImage } from '@/lib/media/mutations/store-image';
import { makeDiscussion } from '@/lib/testing/rich-discussion';
import { makeComment, makeOwner, makePost, makeTag } from '@/lib/testing/factories';

const at = (day: number): Date => new Date(Date.UTC(2024, 0, day, 10, 30, 15, 250));

/** A photograph, a drawing and one that was replaced. @returns their names */
async function storePictures(): Promise<string[]> {
  const owner = await makeOwner();
  const noise = { type: 'gaussian' as const, mean: 128, sigma: 30 };
  const canvas = (width: number) =>
    sharp({ create: { width, height: 300, channels: 3, background: '#246', noise } });
  const svg =
    '<svg xmlns="http://www.w3.org/2000/svg" width="33" height="21"><rect width="9" height="9"/></svg>';
  const sources: [Buffer, string][] = [
    [await canvas(900).jpeg().toBuffer(), 'Müller & söhne.jpg'],
    [Buffer.from(svg), 'drawing.svg'],
    [await canvas(80).png().toBuffer(), 'first.png'],
  ];
  const names: string[] = [];
  for (const [bytes, sourceName] of sources) {
    const stored = await storeImage(owner, bytes, { allowSvg: true, sourceName });
    if (!stored.ok) throw new Error(stored.code);
    names.push(stored.value.name);
  }
  const [last] = await db.select({ id: media.id }).from(media).where(eq(media.name, names[2]!));
  const replaced = await replacePicture(owner, last!.id, 1, {
    bytes: await canvas(700).png().toBuffer(),
    sourceName: 'second.png',
  });
  if (!replaced.ok) throw new Error(replaced.code);
  for (const [index, name] of names.entries())
    await db
      .update(media)
      .set({ createdAt: at(index + 1), alt: [null, '', 'A "quoted" description'][index] })
      .where(eq(media.name, name));
  return names;
}

/** Everything that a site can have, and what it should not tell anybody. Once for each database. */
export async function makeRichSite() {
  const owner = await makeOwner({ username: 'olivia' });
  const pictures = await storePictures();
  const [photo, drawing, replaced] = pictures as [string, string, string];
  const pictureIds = await db.select({ id: media.id, name: media.name }).from(media);
  const idOf = (name: string) => pictureIds.find((picture) => picture.name === name)!.id;
  const profile = { name: 'Olivia “O” Owner', bio: 'Two\nlines: here', website: 'https://olivia.example/' };
  await db
    .update(users)
    .set({ ...profile, pictureId: idOf(photo) })
    .where(eq(users.id, owner.id));
  await makeTag({ name: 'C++', slug: 'cpp' });
  await makeTag({ name: 'Zebra', slug: 'zebra' });
  const [tag] = await db
    .update(tags)
    .set({ nameKey: 'c-plus-plus', description: 'A language: "old", but not dead' })
    .where(eq(tags.slug, 'cpp'))
    .returning({ id: tags.id });
  await db.update(tags).set({ description: 'Nobody has it' }).where(eq(tags.slug, 'zebra'));
  await db.insert(tagAliases).values([
    { slug: 'cplusplus', tagId: tag!.id },
    { slug: 'c-with-classes', tagId: tag!.id },
  ]);
  const full = await makePost({
    slug: 'every-field',
    title: '"Quotes": colons, # and 🚂 – it’s ‮RTL‬',
    subtitle: '- a dash first, & <b>tags</b>',
    body: [
      '\n---\nnot: front matter\n---\n',
      `![Photo](/media/${photo})   \ntwo spaces before`,
      `![A variant](/media/${photo.replace('.webp', '-640.webp')})`,
      `<img src="/media/${replaced.replace('.webp', '_2.webp')}" alt="">`,
      '```\n/media/none.webp\n```',
      '[link](/posts/draft-of-mine) \u2028 \t end  \n\n',
    ].join('\n\n'),
    coverUrl: `/media/${drawing}`,
    coverAlt: 'A drawing: of "nothing"',
    coverX: 12,
    coverY: 99,
    language: 'de-CH',
    feedId: 'https://old.example/?p=12',
    commentsOpen: false,
    commentsCloseByAge: false,
    publishedAt: at(3),
    revisedAt: at(20),
    createdAt: at(2),
    tags: ['Second tag', '日本語'],
  });
  await db
    .update(posts)
    .set({ unpublishAt: new Date('2999-01-01T00:00:00Z') })
    .where(eq(posts.id, full.id));
  await db.insert(postTags).values({ postId: full.id, tagId: tag!.id, position: 2 });
  await db.insert(redirects).values([
    { path: '/2016/01/02/old.html', postId: full.id },
    { path: '/altes/äöü', postId: full.id },
  ]);
  const plain = await makePost({
    slug: 'con',
    title: '2024-01-01',
    body: 'a\n',
    publishedAt: at(4),
    createdAt: at(4),
  });
  await makePost({
    slug: 'draft-of-mine',
    title: 'x'.repeat(250),
    state: 'draft',
    createdAt: at(5),
    body: '',
  });
  await makePost({ slug: 'was-public', state: 'draft', publishedAt: at(6), createdAt: at(6), title: 'true' });
  await makePost({ slug: 'to-come', publishedAt: new Date('2999-06-01T08:00:00Z'), createdAt: at(7) });
  await makePost({
    slug: 'über-mich',
    kind: 'page',
    title: '~',
    commentsOpen: false,
    publishedAt: at(8),
    createdAt: at(8),
  });
  await makePost({
    slug: '漢'.repeat(100),
    title: '漢字',
    coverUrl: 'https://elsewhere.example/c.jpg',
    createdAt: at(9),
    publishedAt: at(9),
  });
  await makePost({ slug: 'draft-page', kind: 'page', state: 'draft', createdAt: at(9) });
  const binned = await makePost({
    slug: 'thrown-away',
    title: 'Thrown away',
    deletedAt: at(10),
    body: 'SECRET of the bin',
  });
  await makeComment(binned, { authorId: owner.id, body: 'SECRET comment of the bin' });
  await makeSeriesOf([full, plain]);
  await makeDiscussion(full, plain, owner.id);
  await db.insert(ownRedirects).values([
    { path: '/old', target: '/archive?x=1#y', isPermanent: false },
    { path: '/away', target: 'https://elsewhere.example/ä' },
  ]);
  await db
    .update(site)
    .set({
      title: 'A “site”: <yes>',
      description: 'With “quotes”: & colons',
      language: 'de',
      timeZone: 'Europe/Zurich',
      drawnCovers: true,
      iconId: idOf(drawing),
      logoId: idOf(photo),
      accent: '#1e6b3c',
      fontPair: 'sans',
      homeLayout: 'notes',
      navigation: [{ label: 'Über', href: '/über-mich' }],
      footerLinks: [{ label: 'Mail', href: 'mailto:o@example.org' }],
      socialLinks: ['https://social.example/@o'],
      showColophon: false,
      commentsOnNewPosts: false,
      closeCommentsAfterDays: 9,
      pinnedPostId: plain.id,
      registration: 'invite',
      inviteHash: 'SECRET invite',
      notifyNewDevice: false,
      backupSchedule: 'weekly',
      backupsKept: 3,
      backupPassphrase: 'SECRET passphrase',
    })
    .where(eq(site.id, 1));
  return { owner, photo, drawing, replaced };
}

async function makeSeriesOf(parts: { id: number }[]): Promise<void> {
  const [made] = await db
    .insert(series)
    .values({
      slug: 'letters-home',
      name: 'Letters: home',
      nameKey: 'letters-home',
      description: 'From "abroad"',
    })
    .returning({ id: series.id });
  for (const [index, { id }] of parts.entries())
    await db.insert(seriesPosts).values({ postId: id, seriesId: made!.id, position: 10 * (index + 1) });
  await db
    .insert(series)
    .values({ slug: 'empty', name: 'Empty', nameKey: 'empty', description: 'Nobody has it' });
}
