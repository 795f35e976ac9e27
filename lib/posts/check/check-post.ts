import 'server-only';
import type { z } from 'zod';
import type { Actor } from '@/lib/access/actor';
import { pageSlugIn, slugIn } from '@/lib/paths';
import { settings } from '@/lib/env';
import type { Exam, Place } from '@/lib/markdown/examine';
import { examinePost } from '@/lib/markdown/render-off-thread';
import { mediaNameOf } from '@/lib/picture';
import { deadLinks } from '@/lib/posts/check/dead-links';
import { pathOnSite, tagIn } from '@/lib/posts/check/internal-links';
import type { CheckPostSchema } from '@/lib/posts/check/validation';
import type { FieldName } from '@/lib/posts/post-fields';
import { findLinkTargets, type LinkTargets } from '@/lib/posts/queries/link-targets';

/** Where it is: a place in the body, or another field. */
export type Finding = { message: string; field: FieldName; place?: Place };
export type PostCheck = { excerpt: string; findings: Finding[]; isComplete: boolean };

const MAX_FINDINGS = 40;
/** Bytes. Readers get a narrower file, but the widest is this large on a wide screen. */
const HEAVY = 1_000_000;

/** Advice alone: whatever it finds, the post can be published. @throws {NotFoundError} {RenderingBusyError} */
export async function checkPost(actor: Actor, post: z.output<typeof CheckPostSchema>): Promise<PostCheck> {
  const exam = await examinePost(post.body);
  if (!exam) return { excerpt: '', findings: [], isComplete: false };
  const paths = exam.references.flatMap(({ url }) => pathOnSite(url, settings().SITE_URL) ?? []);
  const pictures = [post.coverUrl, ...exam.references.map(({ url }) => url)].flatMap(
    (url) => mediaNameOf(url) ?? [],
  );
  const targets = await findLinkTargets(actor, {
    slugs: paths.flatMap((path) => slugIn(path) ?? pageSlugIn(path) ?? []),
    tags: paths.flatMap((path) => tagIn(path) ?? []),
    paths,
    pictures,
  });
  const inText = [
    ...aboutText(exam),
    ...aboutPictures(exam, targets),
    ...(await deadLinks(exam, targets, post.slug)),
  ];
  const findings = [...aboutFields(post, targets), ...inText.sort((a, b) => a.place!.start - b.place!.start)];
  return { excerpt: exam.excerpt, findings: findings.slice(0, MAX_FINDINGS), isComplete: true };
}

const inBody = (message: string, { start, end }: Place): Finding => ({
  message,
  field: 'body',
  place: { start, end },
});

function aboutText(exam: Exam): Finding[] {
  return [
    ...exam.mergeMarks.map((place) =>
      inBody('A mark of a merge that is not settled stands in the text.', place),
    ),
    ...exam.withoutAlt.map((place) =>
      inBody(
        'A picture has no description. Readers who cannot see it get nothing; that is right if it only decorates.',
        place,
      ),
    ),
    ...exam.headingJumps.map((jump) =>
      inBody(`A heading of rank ${jump.to} follows rank ${jump.from}: one between is missing.`, jump),
    ),
  ];
}

function aboutPictures(exam: Exam, { pictures }: LinkTargets): Finding[] {
  return exam.references.flatMap((reference) => {
    const name = reference.kind === 'image' ? mediaNameOf(reference.url) : null;
    if (!name) return [];
    const size = pictures.get(name);
    if (size === undefined) return [inBody('There is no such picture on this site.', reference)];
    return size > HEAVY ? [inBody(`A picture is heavy: ${megabytes(size)}.`, reference)] : [];
  });
}

function aboutFields(post: z.output<typeof CheckPostSchema>, { pictures }: LinkTargets): Finding[] {
  const findings: Finding[] = [];
  if (!post.subtitle)
    findings.push({
      message: 'There is no description. Search engines and shared links show how the text begins.',
      field: 'subtitle',
    });
  if (post.coverUrl && !post.coverAlt)
    findings.push({ message: 'The cover image has no description.', field: 'coverAlt' });
  const size = pictures.get(mediaNameOf(post.coverUrl) ?? '');
  if (size && size > HEAVY)
    findings.push({ message: `The cover image is heavy: ${megabytes(size)}.`, field: 'coverUrl' });
  return findings;
}

const megabytes = (bytes: number): string => `${(bytes / 1_000_000).toFixed(1)} MB`;
