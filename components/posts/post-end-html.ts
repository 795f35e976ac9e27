import { avatarHtml } from '@/components/people/avatar-html';
import { linkedPostHtml } from '@/components/posts/linked-post-html';
import { seriesStepsHtml } from '@/components/posts/series-html';
import { formatDate, type DateStyle } from '@/lib/format-date';
import { GUEST_LINK_REL } from '@/lib/guests/author';
import { html } from '@/lib/html';
import { feedPaths, tagPath, userPath } from '@/lib/paths';
import type { LinkedPost, PostsAround } from '@/lib/posts/queries/around';
import type { PostAuthor, TagView } from '@/lib/posts/queries/views';
import { shortAddress } from '@/lib/short-address';
import type { Xml } from '@/lib/xml';

type PostEnd = { tags: TagView[]; author: PostAuthor };

/** What follows a text, as text itself, as the discussion is: nothing of it needs React. */
export function postEndHtml({ tags, author }: PostEnd, around: PostsAround, dates: DateStyle): string {
  const { previous, next, related, series } = around;
  return [
    tags.length > 0 && tagPills(tags),
    series && seriesStepsHtml(series),
    authorBox(author),
    (previous ?? next) && neighbours(previous, next),
    related.length > 0 && readNext(related, dates),
    feedLine(),
  ]
    .map((part) => (part ? part.text : ''))
    .join('');
}

/** Of a text that nobody sees yet. */
export const draftEndHtml = ({ tags, author }: PostEnd): string =>
  (tags.length > 0 ? tagPills(tags).text : '') + authorBox(author).text;

const tagPills = (tags: TagView[]): Xml =>
  html`<ul class="tag-pills" aria-label="Tags">
    ${tags.map(({ slug, name }) => html`<li><a href="${tagPath(slug)}">${name}</a></li>`)}
  </ul>`;

function authorBox(author: PostAuthor): Xml {
  const { username, name, bio, website } = author;
  const link = website && { href: website, rel: username === null ? GUEST_LINK_REL : 'noopener' };
  return html`<section class="author-box" aria-label="About the author">
    ${avatarHtml(author, 'middle')}
    <div>
      <p class="author-name">
        ${
          username === null
            ? html`<bdi>${name}</bdi>`
            : html`<a href="${userPath(username)}"><bdi>${name}</bdi></a>`
        }
      </p>
      ${bio && html`<p dir="auto" class="profile-bio">${bio}</p>`}
      <p class="meta">
        ${
          username === null
            ? html`<span>Guest author</span>`
            : html`<span
                ><a href="${userPath(username)}" class="text-link">More by <bdi>${name}</bdi></a></span
              >`
        }${
          link &&
          html`<span
            ><a href="${link.href}" rel="${link.rel}" class="text-link">${shortAddress(link.href)}</a></span
          >`
        }
      </p>
    </div>
  </section>`;
}

const neighbours = (previous: LinkedPost | null, next: LinkedPost | null): Xml =>
  html`<nav aria-label="Previous and next post" class="neighbours">
    ${previous && linkedPostHtml(previous, 'Previous', 'prev')}${next && linkedPostHtml(next, 'Next', 'next')}
  </nav>`;

function readNext(related: LinkedPost[], dates: DateStyle): Xml {
  const date = ({ publishedAt }: LinkedPost) =>
    html`<time datetime="${publishedAt.toISOString()}" data-as="date"
      >${formatDate(publishedAt, dates)}</time
    >`;
  return html`<section class="read-next" aria-labelledby="read-next">
    <h2 id="read-next">Read next</h2>
    <ul>
      ${related.map((post) => html`<li>${linkedPostHtml(post, date(post))}</li>`)}
    </ul>
  </section>`;
}

function feedLine(): Xml {
  const { rss, atom, json } = feedPaths();
  return html`<p class="feed-line no-print">
    New posts come to you by feed: <a href="${rss}">RSS</a>, <a href="${atom}">Atom</a> or
    <a href="${json}">JSON</a>.
  </p>`;
}
