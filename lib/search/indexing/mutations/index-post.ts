import 'server-only';
import { eq, inArray, sql, type SQL } from 'drizzle-orm';
import { posts, postSearch, postTags, searchQueue, searchWords, site, tags } from '@/drizzle/schema';
import type { Executor } from '@/lib/db';
import { lexiconOf, postWordsOf, type PostWords } from '@/lib/search/indexing/post-words';
import { WORDS_VERSION } from '@/lib/search/indexing/words-version';

/** In the transaction of whatever changed the post, its tags or its date, after the change. */
export async function indexPost(tx: Executor, id: number): Promise<void> {
  await indexPosts(tx, [id]);
}

/** In the order of their numbers, so that no two wait for each other in a circle. */
export async function indexPosts(tx: Executor, ids: number[]): Promise<void> {
  if (ids.length === 0) return;
  // First: what another queues after this was not read yet.
  await tx.delete(searchQueue).where(inArray(searchQueue.postId, ids));
  const rows = await tx
    .select(columns)
    .from(posts)
    .innerJoin(site, eq(site.id, 1))
    .where(inArray(posts.id, ids))
    .orderBy(posts.id);
  for (const { id, isBinned, isPublic, ...post } of rows) {
    if (isBinned) {
      await tx.delete(postSearch).where(eq(postSearch.postId, id));
      continue;
    }
    const words = postWordsOf(post);
    await tx.execute(store(id, post.publishedAt, words));
    // Those of a draft are nobody's business: what a reader mistypes is compared with what readers see.
    if (isPublic) await addWords(tx, lexiconOf(words));
  }
}

/** For selects that join, where column names are qualified. */
const columns = {
  id: posts.id,
  title: posts.title,
  subtitle: posts.subtitle,
  bodyHtml: posts.bodyHtml,
  language: posts.language,
  siteLanguage: site.language,
  isBinned: sql<boolean>`${posts.deletedAt} is not null`,
  isPublic: sql<boolean>`coalesce(${posts.status} = 'published' and ${posts.publishedAt} <= now(), false)`,
  publishedAt:
    sql<Date | null>`case when ${posts.status} = 'published' then ${posts.publishedAt} end`.mapWith(
      posts.publishedAt,
    ),
  tags: sql<{ id: number; name: string }[]>`coalesce((
    select json_agg(json_build_object('id', ${tags.id}, 'name', ${tags.name}) order by ${postTags.position})
    from ${postTags} join ${tags} on ${tags.id} = ${postTags.tagId}
    where ${postTags.postId} = ${posts.id}), '[]'::json)`,
};

/** Takes a place, so that no phrase is found where one text ends and the next begins. */
const SEAM = sql`'~:1'::tsvector`;

function store(id: number, publishedAt: Date | null, { language, texts, facets, plain }: PostWords): SQL {
  const isStemmed = language !== 'simple';
  /** The words as they are beside stems, for those that a stem changes and for those that stemming leaves out. */
  const vector = (column: SQL, weight: string) => {
    const plainly = sql`setweight(to_tsvector('pg_catalog.simple', ${column}), ${weight}::"char")`;
    return isStemmed
      ? sql`setweight(to_tsvector(configuration, ${column}), ${weight}::"char") || ${SEAM} || ${plainly}`
      : plainly;
  };
  const head = sql`${vector(sql`title`, 'A')} || ${SEAM} || ${vector(sql`tags`, 'B')} || ${SEAM} || ${vector(sql`subtitle`, 'C')}`;
  const rest = sql`${SEAM} || ${vector(sql`headings`, 'C')} || ${SEAM} || ${vector(sql`body`, 'D')}`;
  return sql`
    with texts as materialized (
      select ${`pg_catalog.${language}`}::regconfig as configuration, ${texts.title}::text as title, ${texts.tags}::text as tags,
        ${texts.subtitle}::text as subtitle, ${texts.headings}::text as headings, ${texts.body}::text as body),
    vectors as materialized (
      select ${head} as head, ${rest} as rest,
        array_to_tsvector(array(select json_array_elements_text(${JSON.stringify(facets)}::json))) as facets
      from texts)
    insert into ${postSearch} (post_id, published_at, language, words_version, head, vec, plain)
    select ${id}::int, ${sql.param(publishedAt, postSearch.publishedAt)}::timestamptz, ${language}::text, ${WORDS_VERSION}::int,
      head || facets, head || rest || facets, ${plain}::text from vectors
    on conflict (post_id) do update set published_at = excluded.published_at, language = excluded.language,
      words_version = excluded.words_version, head = excluded.head, vec = excluded.vec, plain = excluded.plain, indexed_at = now()`;
}

async function addWords(tx: Executor, words: string[]): Promise<void> {
  if (words.length === 0) return;
  await tx.execute(sql`insert into ${searchWords} (word)
    select json_array_elements_text(${JSON.stringify(words)}::json) on conflict do nothing`);
}
