import { avatarHtml } from '@/components/people/avatar-html';
import { commentAnchor, permalinkPath } from '@/lib/comments/paths';
import { nameOf, type CommentView, type InReplyTo, type Thread } from '@/lib/comments/arrange-threads';
import { formatDate, type DateStyle } from '@/lib/format-date';
import { GUEST_LINK_REL, isGuest, type Guest } from '@/lib/guests/author';
import { html, sanitized } from '@/lib/html';
import type { Xml } from '@/lib/xml';
import { userPath } from '@/lib/paths';

type Options = { canReply: boolean; dates: DateStyle };

/**
 * A page of a discussion, of up to fifty comments, as text: as React's elements it costs half of the page. CommentTools
 * finds its places by the `data-` attributes.
 */
export function threadsHtml(threads: Thread[], options: Options): string {
  return threads.map((thread) => threadHtml(thread, options).text).join('');
}

function threadHtml({ id, top, topName, replies }: Thread, options: Options): Xml {
  const continued = html`<p class="comment-continued">
    More answers to
    <a href="${permalinkPath(id)}" rel="nofollow"
      >${topName === null ? 'a removed comment' : isolated(topName)}</a
    >
  </p>`;
  const answers = replies.map((reply) => html`<li>${commentHtml(reply, options)}</li>`);
  return html`<li>
    ${top ? commentHtml(top, options) : continued}${
      answers.length > 0 &&
      html`<ol class="comment-replies">
        ${answers}
      </ol>`
    }
  </li>`;
}

function commentHtml(comment: CommentView, { canReply, dates }: Options): Xml {
  if (comment.kind === 'tombstone') return tombstone(comment);
  const { id, author, isOwner, createdAt, editedAt, inReplyTo, bodyHtml, picture } = comment;
  const name = nameOf(author);
  return html`<article id="${commentAnchor(id)}" class="comment" tabindex="-1">
    <header class="comment-header">
      ${author && avatarHtml({ name, username: author.username, picture }, 'tiny')}${
        !author || isGuest(author)
          ? html`<bdi class="comment-author">${name}</bdi>`
          : html`<a href="${userPath(author.username)}" class="comment-author">${isolated(name)}</a>`
      }${isGuest(author) && guestNote(author)}${isOwner && html`<span class="comment-badge">Author</span>`}<a
        href="${permalinkPath(id)}"
        rel="nofollow"
        class="comment-permalink"
        ><time datetime="${createdAt.toISOString()}" data-as="short"
          >${formatDate(createdAt, dates, 'moment')}</time
        ></a
      >${editedAt && html`<span>edited</span>`}${inReplyTo && answers(inReplyTo)}
    </header>
    <div class="prose prose-small comment-body" dir="auto">${sanitized(bodyHtml)}</div>
    <footer class="comment-footer">
      ${
        canReply &&
        html`<a href="${permalinkPath(id)}/reply" rel="nofollow" class="comment-tool" data-reply="${id}"
          >Reply<span class="sr-only"> to ${name}</span></a
        >`
      }<span
        data-comment-tools="${id}"
        data-author="${author?.username}"
        data-created="${createdAt.getTime()}"
      ></span>
    </footer>
    <div data-reply-form="${id}" data-name="${name}"></div>
  </article>`;
}

function tombstone({ id, reason, inReplyTo }: Extract<CommentView, { kind: 'tombstone' }>): Xml {
  return html`<article id="${commentAnchor(id)}" class="comment comment-tombstone" tabindex="-1">
    ${inReplyTo && answers(inReplyTo)}
    <p>
      ${reason === 'deleted' ? 'This comment was deleted.' : 'This comment was hidden by this site’s owner.'}
      ${reason === 'hidden' && html`<span data-comment-tools="${id}" data-state="hidden"></span>`}
    </p>
  </article>`;
}

/** No member, whatever the name: nobody has logged in under it. */
const guestNote = ({ website }: Guest): Xml =>
  html`<span class="comment-guest"
    >Guest${
      website && html` · <a href="${website}" rel="${GUEST_LINK_REL}">${isolated(new URL(website).host)}</a>`
    }</span
  >`;

const answers = ({ id, name, isHere }: InReplyTo): Xml =>
  html`<a href="${isHere ? `#${commentAnchor(id)}` : permalinkPath(id)}" class="comment-in-reply-to"
    >in reply to ${isolated(name ?? 'a removed comment')}</a
  >`;

const isolated = (name: string): Xml => html`<bdi>${name}</bdi>`;
