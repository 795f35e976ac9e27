import { MAX_BODY_LENGTH } from '@/lib/body-length';
import {
  authorOut,
  idOut,
  listOf,
  momentOut,
  CursorQuery,
  MomentIn,
  queryNumber,
  textFor,
  wordsFor,
} from '@/lib/api/schemas/common';
import { noNul } from '@/lib/fields';
import { postFields } from '@/lib/posts/post-fields';
import { uniqueTags } from '@/lib/posts/tags';
import { z } from '@/lib/zod';

const { title, subtitle, body, slug, tags, series, coverUrl, coverAlt, language } = postFields;

/** In JSON a list is a list; the checks are those of the editor's field, where commas part them. */
const TagsIn = z
  .array(
    z
      .string()
      .max(50)
      .refine((name) => !name.includes(','), { error: 'A tag has no comma.' }),
  )
  .max(10)
  .transform((names) => uniqueTags(names).join(','))
  .pipe(tags.schema as z.ZodType<string[], string>)
  .meta({ example: ['Rust', 'Release'] });

const percent = z.int().min(0).max(100);
export const Focus = z.strictObject({ x: percent, y: percent }).meta({
  description:
    'What stays in sight where a box cuts the picture: percent of its width and height, from the left and the top',
});

const CoverIn = z
  .strictObject({
    url: textFor(coverUrl.schema, 2000).meta({ description: 'https:// or /media/' }),
    alt: textFor(coverAlt.schema, coverAlt.maxLength).optional(),
    focus: Focus.optional(),
  })
  .nullable();

const fields = {
  title: textFor(title.schema, title.maxLength, 'A post needs a title.').meta({ example: 'A new beginning' }),
  markdown: textFor(body.schema, MAX_BODY_LENGTH, 'A post needs a text; an empty one will do.').meta({
    example: 'Hello **world**.',
  }),
  subtitle: textFor(subtitle.schema, subtitle.maxLength).optional(),
  slug: textFor(slug.schema, slug.maxLength)
    .optional()
    .meta({ description: 'The last part of the address; made from the title where it is absent or empty' }),
  kind: z.enum(['post', 'page']).optional().meta({
    description:
      'A page stands at the root of the site (/about) and in no list; comments are closed where nothing is said',
  }),
  tags: TagsIn.optional(),
  series: textFor(series.schema, series.maxLength).nullable().optional().meta({
    description: 'The name of the series that it is a part of; null for none',
    example: 'Writing a compiler',
  }),
  seriesPosition: z.int().min(1).max(1_000_000).optional().meta({
    description: 'Its place among the parts, ascending; the end where it is absent',
  }),
  cover: CoverIn.optional(),
  language: textFor(language.schema, language.maxLength)
    .optional()
    .meta({ description: 'A language tag (BCP 47) where it is another one than the site’s' }),
  commentsOpen: z.boolean().optional(),
};

export const NewPost = z.strictObject(fields).meta({ id: 'NewPost' });

export const PostChange = z
  .strictObject({ ...fields, title: fields.title.optional(), markdown: fields.markdown.optional() })
  .meta({ id: 'PostChange', description: 'What is absent stays as it is' });

export const Publication = z
  .strictObject({
    publishAt: MomentIn.optional().meta({
      description: 'In the future the post is scheduled. Absent: the date it has, else now',
      example: '2026-12-24T18:00:00Z',
    }),
    unpublishAt: MomentIn.nullable().optional().meta({
      description:
        'When it becomes a draft again by itself; null for never. Absent: what is stored, unless that has passed',
    }),
  })
  .meta({ id: 'Publication' });

const summary = {
  id: idOut,
  slug: z.string(),
  kind: z.enum(['post', 'page']),
  url: z.url(),
  title: z.string(),
  subtitle: z.string(),
  excerpt: z.string().meta({ description: 'How the text begins, without marks' }),
  status: z.enum(['draft', 'scheduled', 'published']),
  tags: z.array(z.object({ slug: z.string(), name: z.string() })),
  series: z
    .object({ slug: z.string(), name: z.string(), position: z.int() })
    .nullable()
    .meta({ description: 'What it is a part of; parts follow their positions, and have gaps between' }),
  cover: z.object({ url: z.string(), alt: z.string(), focus: Focus }).nullable(),
  language: z.string(),
  wordCount: z.int(),
  author: authorOut,
  version: z
    .int()
    .meta({ description: 'Raised by each save of the text, and by nothing else; also the ETag of the post' }),
  publishedAt: momentOut.nullable(),
  updatedAt: momentOut,
  commentsOpen: z.boolean(),
};

export const PostSummary = z.object(summary).meta({ id: 'PostSummary' });

export const Post = z
  .object({
    ...summary,
    html: z.string().meta({ description: 'The text as readers get it, sanitized' }),
    markdown: z
      .string()
      .optional()
      .meta({ description: 'For the owner, with the scope posts:read where the token has scopes' }),
    unpublishAt: momentOut
      .nullable()
      .optional()
      .meta({ description: 'For the owner: when it becomes a draft again by itself' }),
    notices: z
      .array(z.string())
      .optional()
      .meta({ description: 'After a save: what of the Markdown readers do not get' }),
  })
  .meta({ id: 'Post' });

export const PostPage = listOf(PostSummary);

export const PostsQuery = CursorQuery.extend({
  limit: queryNumber(1, 100).optional().meta({ description: 'Posts a page; 20 where nothing is said' }),
  tag: z.string().max(250).refine(noNul).optional().meta({ description: 'The slug of a tag' }),
  year: queryNumber(1000, 9998).optional().meta({ description: 'The year of publication' }),
  q: wordsFor(
    'Words of the posts, as the search of the site takes them ("phrases", -without, or, beginning*, tag:name); the best come first',
  ),
  kind: z.enum(['post', 'page', 'all']).optional().meta({
    description: 'Posts alone where nothing is said',
  }),
  status: z.enum(['published', 'scheduled', 'draft', 'all']).optional().meta({
    description: 'Anything but "published" is for the owner',
  }),
});

export const PostParams = z.object({
  id: z
    .string()
    .min(1)
    .max(300)
    .refine(noNul)
    .meta({ description: 'The number or the slug', example: 'hello' }),
});

export const Tags = listOf(
  z
    .object({
      slug: z.string(),
      name: z.string(),
      url: z.url(),
      description: z.string().meta({ description: 'Empty where the owner wrote none' }),
      postCount: z.int().meta({ description: 'Public posts' }),
    })
    .meta({ id: 'Tag' }),
);
