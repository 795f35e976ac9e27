import { ghostDate } from '@/lib/import/ghost/ghost-dates';
import type { GhostIndex, GhostPerson } from '@/lib/import/ghost/ghost-index';
import { textIn } from '@/lib/import/ghost/json-tables';
import { htmlToMarkdown } from '@/lib/import/html/html-to-markdown';
import type { SourceComment, SourcePerson } from '@/lib/import/source-item';

type Row = Record<string, unknown>;

/** A row of `comments`; null for what has no text or was deleted. */
export async function toGhostComment(row: Row, index: GhostIndex): Promise<SourceComment | null> {
  if (textIn(row, 'status') === 'deleted') return null;
  const { markdown } = await htmlToMarkdown(textIn(row, 'html'), { isComment: true });
  const createdAt = ghostDate(row.created_at);
  if (markdown === '' || createdAt === null) return null;
  const parent = textIn(row, 'in_reply_to_id') || textIn(row, 'parent_id');
  const member = textIn(row, 'member_id');
  return {
    kind: 'comment',
    key: `comment:${textIn(row, 'id')}`,
    post: `post:${textIn(row, 'post_id')}`,
    parent: parent === '' ? null : `comment:${parent}`,
    author: index.members.has(member) ? `member:${member}` : null,
    body: markdown,
    createdAt,
    isHidden: textIn(row, 'status') === 'hidden',
  };
}

export const toPerson = (
  kind: 'author' | 'member',
  { id, name, email, website, bio }: GhostPerson,
): SourcePerson => ({
  kind: 'person',
  key: `${kind}:${id}`,
  name: name || 'Anonymous',
  email,
  website,
  bio,
});
