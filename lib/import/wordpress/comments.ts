import { createHash } from 'node:crypto';
import type { SourceComment, SourcePerson } from '@/lib/import/source-item';
import { textOfHtml } from '@/lib/import/html/html-text';
import { count, type Counted } from '@/lib/import/left-out';
import { readCommentText } from '@/lib/import/wordpress/content';
import { dateOf } from '@/lib/import/wordpress/dates';
import { childrenOf, childText, idOf, type XmlNode } from '@/lib/import/wordpress/xml-node';
import type { WxrIndex } from '@/lib/import/wordpress/wxr-index';
import { authorKey } from '@/lib/import/wordpress/wordpress-post';

/** The comments of a post, those that are answered before their answers, each after the person who wrote it. */
export async function* readComments(
  node: XmlNode,
  { index, timeZone, left }: { index: WxrIndex; timeZone: string; left: Counted },
): AsyncGenerator<SourcePerson | SourceComment> {
  const kept = new Map<string, XmlNode>();
  const parents = new Map<string, string>();
  for (const comment of childrenOf(node, 'wp:comment')) {
    const id = childText(comment, 'wp:comment_id');
    parents.set(id, childText(comment, 'wp:comment_parent'));
    const why = whyLeft(comment);
    if (why) count(left, why);
    else if (kept.has(id)) count(left, 'comments that stand twice in the export');
    else kept.set(id, comment);
  }
  const post = `post:${idOf(node)}`;
  for (const [id, comment] of inOrder(kept, parents)) {
    const person = personOf(comment, index);
    if (person && 'name' in person) yield person;
    const body = await readCommentText(childText(comment, 'wp:comment_content'));
    if (body === '') {
      count(left, 'comments without a text');
      continue;
    }
    yield {
      kind: 'comment',
      key: `comment:${id}`,
      post,
      parent: parentOf(id, kept, parents),
      author: person?.key ?? null,
      body,
      createdAt: createdAtOf(comment, timeZone),
      isHidden: childText(comment, 'wp:comment_approved') === '0',
    };
  }
}

function whyLeft(comment: XmlNode): string | null {
  const type = childText(comment, 'wp:comment_type');
  const approved = childText(comment, 'wp:comment_approved');
  if (type === 'pingback' || type === 'trackback') return `${type}s`;
  if (approved === 'spam' || approved === 'trash' || approved === 'post-trashed')
    return approved === 'spam' ? 'comments marked as spam' : 'comments in the trash';
  if (type !== '' && type !== 'comment' && type !== 'review')
    return `comments of the kind "${type.slice(0, 40)}"`;
  return null;
}

/** What a left out comment answers is answered by its answers. */
function parentOf(id: string, kept: Map<string, XmlNode>, parents: Map<string, string>): string | null {
  const seen = new Set([id]);
  for (let parent = parents.get(id) ?? '0'; !seen.has(parent); parent = parents.get(parent) ?? '0') {
    if (kept.has(parent)) return `comment:${parent}`;
    seen.add(parent);
  }
  return null;
}

function* inOrder(kept: Map<string, XmlNode>, parents: Map<string, string>): Generator<[string, XmlNode]> {
  const done = new Set<string>();
  for (const id of kept.keys()) {
    const line: string[] = [];
    for (let next: string | undefined = id; next !== undefined && !done.has(next);) {
      line.push(next);
      done.add(next);
      next = parentOf(next, kept, parents)?.slice('comment:'.length);
    }
    for (const one of line.reverse()) yield [one, kept.get(one)!];
  }
}

const EPOCH = '1970-01-01T00:00:00.000Z';

const createdAtOf = (comment: XmlNode, zone: string): string =>
  dateOf(childText(comment, 'wp:comment_date_gmt'), childText(comment, 'wp:comment_date'), zone) ?? EPOCH;

/** Authors of the blog are known by their login; others by name and address, of which the key shows nothing. */
function personOf(comment: XmlNode, { logins }: WxrIndex): SourcePerson | { key: string } | null {
  const login = logins.get(childText(comment, 'wp:comment_user_id'));
  if (login !== undefined) return { key: authorKey(login)! };
  const name = textOfHtml(childText(comment, 'wp:comment_author'));
  const email = childText(comment, 'wp:comment_author_email');
  if (name === '' && email === '') return null;
  const website = childText(comment, 'wp:comment_author_url').replace(/^https?:\/\/$/, '');
  const hash = createHash('sha256').update(`${email.toLowerCase()}\n${name}`).digest('hex').slice(0, 32);
  return { kind: 'person', key: `commenter:${hash}`, name: name || 'Anonymous', email, website, bio: '' };
}
