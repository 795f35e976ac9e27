import 'server-only';
import { assertLength, MAX_COMMENT_LENGTH, MAX_POST_LENGTH } from '@/lib/markdown/bounds';
import type { Exam } from '@/lib/markdown/examine';
import type { FindPictures } from '@/lib/markdown/images';
import { plainFacts, plainHtml } from '@/lib/markdown/plain-html';
import type { Reference } from '@/lib/markdown/references';
import { RenderLane, RenderThread } from '@/lib/markdown/render-lane';
import type { RenderedPost } from '@/lib/markdown/render';
import { mediaNameOf } from '@/lib/picture';
import { sharedState } from '@/lib/shared-state';

/** Milliseconds: the costliest honest comments take a tenth, and the owner's texts may have a megabyte. */
const COMMENT_DEADLINE = 1500;
const POST_DEADLINE = 20_000;

/** Of their own, so that a comment waits for no post. */
const ownThreads = () =>
  lanesOn({ posts: new RenderThread(1024), feeds: new RenderThread(512), comments: new RenderThread(256) });

const lanesOn = ({ posts, feeds, comments }: Record<'posts' | 'feeds' | 'comments', RenderThread>) => ({
  posts: new RenderLane(posts, { deadline: POST_DEADLINE, queueLimit: 50 }),
  feeds: new RenderLane(feeds, { deadline: POST_DEADLINE, queueLimit: 200 }),
  comments: new RenderLane(comments, { deadline: COMMENT_DEADLINE, queueLimit: 30 }),
});

const lanes = () => sharedState('render-lanes', ownThreads);

/** For a command, which renders one text after the other: each thread takes 40 MB. Before the first text. */
export function renderInOneThread(): void {
  const thread = new RenderThread(1024);
  sharedState('render-lanes', () => lanesOn({ posts: thread, feeds: thread, comments: thread }));
}

export const TOO_COSTLY = 'This text is too costly to format, so readers get it as plain text.';

const stored = /\/media\/[\w-]+\.webp/g;

/** Plain text when it takes too long. @throws {RangeError} beyond `MAX_POST_LENGTH`, {RenderingBusyError} */
export async function renderPost(
  text: string,
  { findPictures, withLines }: { findPictures?: FindPictures; withLines?: boolean } = {},
): Promise<RenderedPost> {
  assertLength(text, MAX_POST_LENGTH);
  const names = [...new Set([...text.matchAll(stored)].flatMap(([url]) => mediaNameOf(url) ?? []))];
  const pictures = findPictures && names.length > 0 ? await findPictures(names) : new Map<string, never>();
  const rendered = await lanes().posts.run<'post'>({ kind: 'post', text, pictures, withLines });
  return rendered ?? { html: plainHtml(text), ...plainFacts(text), notices: [TOO_COSTLY] };
}

/** Plain text when it takes too long. @throws {RangeError} beyond `MAX_COMMENT_LENGTH`, {RenderingBusyError} */
export async function renderComment(text: string): Promise<string> {
  assertLength(text, MAX_COMMENT_LENGTH);
  return (await lanes().comments.run<'comment'>({ kind: 'comment', text })) ?? plainHtml(text);
}

/** For imports: in the thread of posts, so that no other is begun for them, and with its time. @throws as `renderComment` */
export async function renderImportedComment(text: string): Promise<string> {
  assertLength(text, MAX_COMMENT_LENGTH);
  return (await lanes().posts.run<'comment'>({ kind: 'comment', text })) ?? plainHtml(text);
}

export async function listDroppedMarkup(text: string): Promise<string[]> {
  assertLength(text, MAX_POST_LENGTH);
  return (await lanes().posts.run<'dropped'>({ kind: 'dropped', text })) ?? [];
}

/** None when finding out takes too long. @throws {RangeError} beyond `MAX_POST_LENGTH` */
export async function findDataImages(text: string): Promise<Reference[]> {
  assertLength(text, MAX_POST_LENGTH);
  return (await lanes().posts.run<'data-images'>({ kind: 'data-images', text })) ?? [];
}

/** Null when it takes too long. @throws {RangeError} beyond `MAX_POST_LENGTH`, {RenderingBusyError} */
export async function examinePost(text: string): Promise<Exam | null> {
  assertLength(text, MAX_POST_LENGTH);
  return (await lanes().posts.run<'exam'>({ kind: 'exam', text })) ?? null;
}

export async function withAbsoluteUrls(html: string, pageUrl: string): Promise<string> {
  return (await lanes().feeds.run<'absolute-urls'>({ kind: 'absolute-urls', text: html, pageUrl })) ?? html;
}
