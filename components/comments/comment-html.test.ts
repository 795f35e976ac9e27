import { expect, test } from 'vitest';
import type { CommentView, Thread } from '@/lib/comments/arrange-threads';
import type { Author } from '@/lib/guests/author';
import { threadsHtml } from './comment-html';

const dates = { language: 'en', timeZone: 'UTC' };
const at = new Date('2026-11-26T10:00:00Z');

function written(
  name: string,
  bodyHtml: string,
  author: Author = { username: 'ada', name },
  isOwner = false,
): CommentView {
  const facts = { id: 7, author, isOwner, picture: null, createdAt: at, editedAt: null, inReplyTo: null };
  return { kind: 'comment', ...facts, bodyHtml };
}

const thread = (top: CommentView | null, replies: CommentView[] = []): Thread => ({
  id: 7,
  top,
  topName: null,
  replies,
});

test('a name says what it says and is never markup', () => {
  const name = `<img src=x onerror=alert(1)> "quoted" & 'so'`;
  const text = threadsHtml([thread(written(name, '<p>Hello</p>'))], { canReply: true, dates });
  expect(text).not.toContain('<img');
  expect(text).toContain(
    'data-name="&lt;img src=x onerror=alert(1)&gt; &quot;quoted&quot; &amp; &apos;so&apos;"',
  );
  expect(text).toContain('<div class="prose prose-small comment-body" dir="auto"><p>Hello</p></div>');
});

test('a comment has its places for answers and tools, a removed one only what is left of it', () => {
  const removed: CommentView = { kind: 'tombstone', id: 7, reason: 'deleted', inReplyTo: null };
  const [open, closed] = [true, false].map((canReply) =>
    threadsHtml([thread(removed, [written('Ada', '<p>Answer</p>')])], { canReply, dates }),
  );
  expect(open).toContain('data-reply="7"');
  expect(closed).not.toContain('data-reply=');
  expect(closed).toContain('This comment was deleted.');
  expect(closed).toContain('<ol class="comment-replies"><li><article id="comment-7"');
  expect(closed).toContain(
    '<time datetime="2026-11-26T10:00:00.000Z" data-as="short">26 November 2026 at 10:00 UTC</time>',
  );
});

test('answers to a thread that began on an earlier page lead there', () => {
  expect(threadsHtml([thread(null, [written('Ada', '<p>Late</p>')])], { canReply: true, dates })).toContain(
    '<a href="/comments/7" rel="nofollow">a removed comment</a>',
  );
});

const textOf = (author: Author, isOwner = false) =>
  threadsHtml([thread(written(author.name, '<p>Hello</p>', author, isOwner))], { canReply: true, dates });

test('a guest has a name without a profile, and is told apart from the owner of the same name', () => {
  const owner = textOf({ username: 'bea', name: 'Bea' }, true);
  const guest = textOf({ username: null, name: 'Bea', website: '' });
  expect(owner).toContain('<a href="/users/bea" class="comment-author"><bdi>Bea</bdi></a>');
  expect(owner).toContain('Author</span>');
  expect(owner).not.toContain('Guest');
  expect(guest).toContain('<bdi class="comment-author">Bea</bdi><span class="comment-guest">Guest</span>');
  expect(guest).not.toContain('/users/');
  expect(guest).not.toContain('Author</span>');
  // No account is taken for the author, so nobody is offered to edit it.
  expect(guest).toContain('data-author=""');
});

test('nobody vouches for the website of a guest', () => {
  const text = textOf({ username: null, name: 'Jane', website: 'https://jane.example.org/a/long/path' });
  expect(text).toContain(
    '<a href="https://jane.example.org/a/long/path" rel="nofollow ugc noopener"><bdi>jane.example.org</bdi></a>',
  );
});

test('initials stand beside a name, the same wherever it stands, and none beside somebody who left', () => {
  const ada = written('Ada', '<p>Hello</p>');
  const text = threadsHtml([thread(ada, [ada])], { canReply: true, dates });
  const [first, second, ...more] = text.match(/<svg[^]*?<\/svg>/g) ?? [];
  expect(first).toContain('aria-hidden="true"');
  expect(first).toMatch(/>\s*A\s*<\/text>/);
  expect([second, more]).toEqual([first, []]);
  const left = threadsHtml([thread({ ...ada, author: null } as CommentView)], { canReply: true, dates });
  expect(left).not.toContain('<svg');
});

test('the picture of an author stands in place of initials', () => {
  const picture = { name: `${'a'.repeat(24)}.webp`, edition: 1, width: 400, height: 400, widths: [160] };
  const pictured = { ...written('Ada', '<p>Hello</p>'), picture } as CommentView;
  const text = threadsHtml([thread(pictured)], { canReply: true, dates });
  expect(text).toMatch(/<img\s+src="\/media\/a{24}[^"]*"\s+alt=""\s+width="28"/);
  expect(text).not.toContain('<svg');
});
