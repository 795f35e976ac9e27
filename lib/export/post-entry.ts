import 'server-only';
import { textEntry, type Entry } from './entry';
import { folders } from './export-format';
import { fileNameOf } from './file-name';
import type { Rewrite } from './media-references';
import type { People } from './people';
import { writePostFile } from './post-file';
import type { PostRow } from './queries/posts';
import { isoOf } from './queries/snapshot';

/** Drafts have a folder of their own: not every program asks whether something is one. */
export const folderOf = ({
  status,
  kind,
}: Pick<PostRow, 'status' | 'kind'>): 'posts' | 'pages' | 'drafts' => {
  if (status === 'draft') return 'drafts';
  return kind === 'page' ? 'pages' : 'posts';
};

export function postEntry(row: PostRow, people: People, rewrite: Rewrite): Entry {
  const author = people.authorOf(row);
  const lastmod = isoOf(row.revisedAt);
  const created = isoOf(row.createdAt);
  const file = writePostFile({
    title: row.title,
    slug: row.slug,
    date: isoOf(row.publishedAt),
    lastmod,
    description: row.subtitle,
    type: row.kind,
    draft: row.status === 'draft',
    tags: row.tags,
    series: row.series === null ? null : { name: row.series, position: row.seriesPosition ?? 1 },
    lang: row.language,
    cover: rewrite(row.coverUrl),
    coverAlt: row.coverAlt,
    coverX: row.coverX,
    coverY: row.coverY,
    comments: row.commentsOpen,
    commentsCloseByAge: row.commentsCloseByAge,
    expiryDate: isoOf(row.unpublishAt),
    pinned: row.isPinned,
    author: author?.key ?? null,
    authorName: author?.name ?? '',
    guid: row.feedId,
    created,
    aliases: row.aliases,
    body: rewrite(row.body),
  });
  const path = `${folders[folderOf(row)]}/${fileNameOf(row.slug)}`;
  return textEntry(path, file, new Date(lastmod ?? created));
}
