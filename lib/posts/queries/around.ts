import 'server-only';
import { sql, type SQL } from 'drizzle-orm';
import { posts, postSearch, postTags, searchWords, series, seriesPosts } from '@/drizzle/schema';
import { postName, seriesName } from '@/lib/content-names';
import { preparedStatement } from '@/lib/db';
import { pictureAt } from '@/lib/media/queries/find-pictures';
import type { Picture } from '@/lib/picture';
import { isPublicPost, newestFirst, oldestFirst } from '@/lib/posts/queries/visibility';
import { noteShown } from '@/lib/server/http/content-version';

/** How many posts "Read next" names. */
const RELATED = 3;
/** Of a tag or a word the newest that have it are looked at, and no more. */
const CANDIDATES = 100;
/** A tag that more posts have is as common as one can be. */
const MOST_COUNTED = 500;
/** Words of the title and the subtitle that other posts are compared by: the rarest. */
const WORDS = 6;
/** Best ones, of which a few may be hidden. */
const SHORTLIST = 40;
/** Parts of a series before and after this one that the post lists. */
const PARTS_AROUND = 25;

export type LinkedPost = {
  id: number;
  slug: string;
  title: string;
  /** Empty for that of the site. */
  language: string;
  publishedAt: Date;
  coverUrl: string;
  coverX: number;
  coverY: number;
  coverPicture: Picture | null;
};

export type SeriesPart = { id: number; slug: string; title: string; number: number };

export type SeriesOfPost = {
  id: number;
  slug: string;
  name: string;
  /** Which part of how many the post is; of public ones. */
  number: number;
  count: number;
  /** It and those around it, in order. */
  parts: SeriesPart[];
};

export type PostsAround = {
  previous: LinkedPost | null;
  next: LinkedPost | null;
  /** Up to three, the nearest first; never the previous or the next. */
  related: LinkedPost[];
  series: SeriesOfPost | null;
};

type Here = { id: number; publishedAt: Date };

type Shown = Omit<LinkedPost, 'publishedAt'> & {
  publishedAt: string;
  place: 'previous' | 'next' | 'related';
};

/**
 * What leads on from a public post. Neighbours, the series and what is said of related posts are always as they are; which
 * ones are related is as it was when the page was made, or any change would make all pages anew.
 */
export async function getPostsAround(post: Here): Promise<PostsAround> {
  const [row] = await readAround({ id: post.id, publishedAt: post.publishedAt });
  noteShown((row?.shown ?? []).map(({ id }) => postName(id)));
  if (row?.series) noteShown([seriesName(row.series.id), ...row.series.parts.map(({ id }) => postName(id))]);
  const linked = (wanted: Shown['place']): LinkedPost[] =>
    (row?.shown ?? [])
      .filter(({ place }) => place === wanted)
      .map(({ place: _place, publishedAt, ...shown }) => ({ ...shown, publishedAt: new Date(publishedAt) }));
  return {
    previous: linked('previous')[0] ?? null,
    next: linked('next')[0] ?? null,
    related: linked('related'),
    series: row?.series ?? null,
  };
}

/** One statement, because each way to the database costs a page as much as what is asked there. */
const readAround = preparedStatement<Here, { shown: Shown[] | null; series: SeriesOfPost | null }>(() => {
  const mine = sql`${sql.param(sql.placeholder('id'), posts.id)}::int`;
  const here = sql`(${sql.param(sql.placeholder('publishedAt'), posts.publishedAt)}::timestamptz, ${mine})`;
  const place = sql`(${posts.publishedAt}, ${posts.id})`;
  return sql`
    with beside as materialized (
      (select ${posts.id} as id, 'previous' as place from ${posts} where ${isPublicPost} and ${place} < ${here}
        order by ${sql.join(newestFirst, sql`, `)} limit 1)
      union all
      (select ${posts.id}, 'next' from ${posts} where ${isPublicPost} and ${place} > ${here}
        order by ${sql.join(oldestFirst, sql`, `)} limit 1)),
    ${relatedTo(mine)}
    select
      (select json_agg(json_build_object('place', shown.place, 'id', ${posts.id}, 'slug', ${posts.slug}, 'title', ${posts.title},
          'language', ${posts.language}, 'publishedAt', ${posts.publishedAt}, 'coverUrl', ${posts.coverUrl},
          'coverX', ${posts.coverX}, 'coverY', ${posts.coverY}, 'coverPicture', ${pictureAt(posts.coverUrl)}) order by shown.number)
        from (select id, place, 0 as number from beside union all select id, 'related', number from related) shown
        join ${posts} on ${posts.id} = shown.id) as shown,
      (${seriesOf(mine)}) as series`;
});

/**
 * By shared tags, a rare one counting more than a common one, then by rare words of the title, then the newest. The search's
 * table has no reason to be read for that: words and tags each name at most a hundred candidates.
 */
const relatedTo = (mine: SQL): SQL => sql`
    own_tags as materialized (
      select tag_id, (select count(*) from (
          select from ${postTags} as counted where counted.tag_id = ${postTags.tagId} limit ${MOST_COUNTED}) uses) as uses
      from ${postTags} where ${postTags.postId} = ${mine}),
    by_tag as materialized (
      select candidate.post_id, sum(1 / ln(1 + own_tags.uses)) as score
      from own_tags
      cross join lateral (select shared.post_id from ${postTags} as shared where shared.tag_id = own_tags.tag_id
        order by shared.post_id desc limit ${CANDIDATES}) candidate
      where candidate.post_id <> ${mine}
      group by candidate.post_id),
    words as materialized (
      select ${searchWords.word} as word, ${searchWords.postCount} as uses
      from ${postSearch} cross join lateral unnest(${postSearch.head}) as own
      join ${searchWords} on ${searchWords.word} = own.lexeme
      where ${postSearch.postId} = ${mine} and ${searchWords.postCount} <= ${MOST_COUNTED}
      order by ${searchWords.postCount} = 1, ${searchWords.postCount}, ${searchWords.word} limit ${WORDS}),
    by_word as materialized (
      select candidate.post_id, sum(1 / ln(2 + words.uses)) as score
      from words cross join lateral (
        select post_id from (
          select ${postSearch.postId} as post_id, ${postSearch.publishedAt} as published_at from ${postSearch}
          where ${postSearch.vec} @@ quote_literal(words.word)::tsquery offset 0) matching
        order by published_at desc nulls last, post_id desc limit ${CANDIDATES}) candidate
      where candidate.post_id <> ${mine}
      group by candidate.post_id),
    newest as materialized (
      select ${posts.id} as post_id from ${posts} where ${isPublicPost}
      order by ${sql.join(newestFirst, sql`, `)} limit ${RELATED + 3}),
    nearest as materialized (
      select post_id, coalesce(max(by_tag.score), 0) as tag_score, coalesce(max(by_word.score), 0) as word_score
      from (select post_id from by_tag union select post_id from by_word union select post_id from newest) candidates
      left join by_tag using (post_id) left join by_word using (post_id)
      group by post_id order by 2 desc, 3 desc, 1 desc limit ${SHORTLIST}),
    related as materialized (
      select ${posts.id} as id, row_number() over (
        order by tag_score desc, word_score desc, ${posts.publishedAt} desc, ${posts.id} desc) as number
      from nearest join ${posts} on ${posts.id} = nearest.post_id
      where ${isPublicPost} and ${posts.id} <> ${mine} and ${posts.id} not in (select id from beside)
      order by number limit ${RELATED})`;

/** Null where the post is in none. */
const seriesOf = (mine: SQL): SQL => sql`
      with of_post as (
        select ${series.id} as id, ${series.slug} as slug, ${series.name} as name
        from ${seriesPosts} join ${series} on ${series.id} = ${seriesPosts.seriesId} where ${seriesPosts.postId} = ${mine}),
      numbered as (
        select ${posts.id} as id, ${posts.slug} as slug, ${posts.title} as title, count(*) over ()::int as count,
          row_number() over (order by ${seriesPosts.position}, ${posts.id})::int as number
        from of_post join ${seriesPosts} on ${seriesPosts.seriesId} = of_post.id
        join ${posts} on ${posts.id} = ${seriesPosts.postId} where ${isPublicPost})
      select json_build_object('id', of_post.id, 'slug', of_post.slug, 'name', of_post.name, 'number', own.number, 'count', own.count,
        'parts', (select json_agg(json_build_object('id', id, 'slug', slug, 'title', title, 'number', number) order by number)
          from numbered where number between own.number - ${PARTS_AROUND} and own.number + ${PARTS_AROUND}))
      from numbered own, of_post where own.id = ${mine}`;
