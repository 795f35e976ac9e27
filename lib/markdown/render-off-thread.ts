import 'server-only';
import { assertLength, MAX_COMMENT_LENGTH, MAX_POST_LENGTH } from '@/lib/markdown/bounds';
import type { FindImageSizes } from '@/lib/markdown/images';
import { plainFacts, plainHtml } from '@/lib/markdown/plain-html';
import type { Reference } from '@/lib/markdown/references';
import { RenderLane } from '@/lib/markdown/render-lane';
import type { RenderedPost } from '@/lib/markdown/render';
import { sharedState } from '@/lib/shared-state.mjs';

/**
 * The longest that a member's text may keep its thread, in milliseconds: the costliest honest comments take a tenth.
 * And the owner's, which may have a megabyte.
 */
const COMMENT_DEADLINE = 1500;
const POST_DEADLINE = 20_000;

const lanes = () =>
  sharedState('render-lanes', () => ({
    posts: new RenderLane({ deadline: POST_DEADLINE, queueLimit: 50, memory: 1024 }),
    feeds: new RenderLane({ deadline: POST_DEADLINE, queueLimit: 200, memory: 512 }),
    comments: new RenderLane({ deadline: COMMENT_DEADLINE, queueLimit: 30, memory: 256 }),
  }));

/** Said where the author is looking when a text was too costly to format. */
export const TOO_COSTLY = 'This text is too costly to format, so readers get it as plain text.';

const stored = /\/media\/([\w-]+\.\w+)/g;

/**
 * Markdown of a post as sanitized HTML, made in a thread of its own; plain text when that takes too long.
 * @throws {RangeError} when the text is longer than `MAX_POST_LENGTH`
 * @throws {RenderingBusyError} when too many texts wait
 */
export async function renderPost(
  text: string,
  { findImageSizes }: { findImageSizes?: FindImageSizes } = {},
): Promise<RenderedPost> {
  assertLength(text, MAX_POST_LENGTH);
  const names = [...new Set(Array.from(text.matchAll(stored), ([, name = '']) => name))];
  const sizes = findImageSizes && names.length > 0 ? await findImageSizes(names) : new Map<string, never>();
  const rendered = await lanes().posts.run<'post'>({ kind: 'post', text, sizes });
  return rendered ?? { html: plainHtml(text), ...plainFacts(text), notices: [TOO_COSTLY] };
}

/**
 * Markdown of a comment as sanitized HTML, made in a thread of its own; plain text when that takes too long.
 * @throws {RangeError} when the text is longer than `MAX_COMMENT_LENGTH`
 * @throws {RenderingBusyError} when too many texts wait
 */
export async function renderComment(text: string): Promise<string> {
  assertLength(text, MAX_COMMENT_LENGTH);
  return (await lanes().comments.run<'comment'>({ kind: 'comment', text })) ?? plainHtml(text);
}

/** Names the HTML in a post that readers will not get; nothing when finding out takes too long. */
export async function listDroppedMarkup(text: string): Promise<string[]> {
  assertLength(text, MAX_POST_LENGTH);
  return (await lanes().posts.run<'dropped'>({ kind: 'dropped', text })) ?? [];
}

/**
 * Where images stand in a post as `data:` addresses; none when finding out takes too long.
 * @throws {RangeError} when the text is longer than `MAX_POST_LENGTH`
 */
export async function findDataImages(text: string): Promise<Reference[]> {
  assertLength(text, MAX_POST_LENGTH);
  return (await lanes().posts.run<'data-images'>({ kind: 'data-images', text })) ?? [];
}

/** A post's HTML for a feed, whose addresses are relative to nothing. */
export async function withAbsoluteUrls(html: string, pageUrl: string): Promise<string> {
  return (await lanes().feeds.run<'absolute-urls'>({ kind: 'absolute-urls', text: html, pageUrl })) ?? html;
}
