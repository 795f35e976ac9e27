import { cutTo, startOf } from '@/lib/cut-text';
import type { SourcePost } from '@/lib/import/source-item';
import { MAX_BODY_LENGTH } from '@/lib/body-length';
import { toLineFeeds } from '@/lib/line-breaks';
import { newPostTexts, postFields } from '@/lib/posts/post-fields';
import type { PostInput } from '@/lib/posts/post-input';
import { SeriesNameSchema } from '@/lib/posts/series-name';
import { MAX_TAG_LENGTH, MAX_TAGS, tagSlug, uniqueTags } from '@/lib/posts/tags';
import { PostSchema } from '@/lib/posts/validation';
import { canonicalLanguage } from '@/lib/site/language';
import { slugify } from '@/lib/slug';

/** As much of a source's post as a post here has, cut to its bounds. The body is as the source has it. */
export type FittedPost = Omit<PostInput, 'slug' | 'redirectPaths'> & { slug: string };

const newPost = PostSchema.parse({ ...newPostTexts, title: 'A post' });

const MOST_FEED_ID = 500;

/** Why a post cannot come in at all; null where it can. */
export function refusalOf({ body }: SourcePost): string | null {
  if (body.length <= MAX_BODY_LENGTH) return null;
  return `its text has ${body.length} characters, and at most ${MAX_BODY_LENGTH} fit`;
}

/** Nothing fails for its length: what is too long is cut, with a note. */
export function fitPost(item: SourcePost): { post: FittedPost; notes: string[] } {
  const notes = [...item.notes];
  const title = cut('title', line(item.title), notes) || 'Untitled';
  return {
    post: {
      ...newPost,
      title,
      subtitle: cut('subtitle', line(item.subtitle), notes),
      body: toLineFeeds(item.body),
      slug: slugify(item.slug) || slugify(title) || 'post',
      kind: item.isPage === undefined ? undefined : item.isPage ? 'page' : 'post',
      tags: fittingTags(item.tags, notes),
      ...seriesOf(item, notes),
      coverUrl: '',
      coverAlt: cut('coverAlt', line(item.coverAlt), notes),
      coverX: item.coverX,
      coverY: item.coverY,
      language: canonicalLanguage(item.language ?? '') ?? undefined,
      commentsOpen: item.commentsOpen ?? item.isPage !== true,
      feedId: item.feedId && item.feedId.length <= MOST_FEED_ID ? item.feedId : undefined,
      publishedAt: dateOf(item.publishedAt, 'date', notes),
      unpublishAt: dateOf(item.unpublishAt, 'end', notes),
    },
    notes,
  };
}

const line = (text: string): string => text.replace(/\s+/g, ' ').trim();

const labels = { title: 'title', subtitle: 'description', coverAlt: 'description of the cover' };

function cut(name: keyof typeof labels, text: string, notes: string[]): string {
  const { maxLength } = postFields[name];
  if (text.length <= maxLength) return text;
  notes.push(`the ${labels[name]} was cut to ${maxLength} characters`);
  return cutTo(text, maxLength);
}

const shortened = (text: string, length: number): string => startOf(text, length).trimEnd();

function fittingTags(names: string[], notes: string[]): string[] {
  const tidied = names.map((name) => line(name.replaceAll(',', ' ')));
  const blank = tidied.filter((name) => name !== '' && tagSlug(name) === '');
  if (blank.length > 0) notes.push(`tags without a letter or digit were left out: ${blank.join(' ')}`);
  const long = tidied.filter((name) => name.length > MAX_TAG_LENGTH);
  if (long.length > 0)
    notes.push(
      `tags were cut to ${MAX_TAG_LENGTH} characters: ${long.map((name) => shortened(name, 80)).join(', ')}`,
    );
  const fitting = uniqueTags(tidied.map((name) => shortened(name, MAX_TAG_LENGTH))).filter(tagSlug);
  const over = fitting.slice(MAX_TAGS);
  if (over.length > 0) notes.push(`tags beyond the first ${MAX_TAGS} were left out: ${over.join(', ')}`);
  return fitting.slice(0, MAX_TAGS);
}

function seriesOf({ series, seriesPosition }: SourcePost, notes: string[]) {
  if (series === undefined) return {};
  const { data } = SeriesNameSchema.safeParse(series);
  if (data === undefined)
    notes.push(`the series "${shortened(series, 100)}" was left out: no series can have this name`);
  return data === undefined ? {} : { series: data, seriesPosition };
}

function dateOf(text: string | null, name: string, notes: string[]): Date | undefined {
  if (text === null) return undefined;
  const date = new Date(text);
  // PostgreSQL has no year 0, and JavaScript none beyond 275,760.
  if (!Number.isNaN(date.getTime()) && date.getUTCFullYear() >= 1 && date.getUTCFullYear() <= 9999)
    return date;
  notes.push(`its ${name} "${text}" cannot be kept`);
  return undefined;
}
