import { focusClasses } from '@/components/posts/cover';
import { html } from '@/lib/html';
import { postPath } from '@/lib/paths';
import { pictureOfWidth } from '@/lib/picture';
import type { LinkedPost } from '@/lib/posts/queries/around';
import { languageAttributes } from '@/lib/site/language';
import type { Xml } from '@/lib/xml';

/** CSS pixels of the box in app/styles/finding.css; files are asked for in twice as many. */
const WIDTH = 96;
const HEIGHT = 72;

/** A small cover; none where the post has none: two of them beside each other need no drawn ones. */
export function thumbnailHtml({ coverUrl, coverPicture, coverX, coverY }: LinkedPost): Xml | false {
  if (coverUrl === '') return false;
  return html`<img
    src="${coverPicture ? pictureOfWidth(coverPicture, 2 * WIDTH) : coverUrl}"
    alt=""
    width="${WIDTH}"
    height="${HEIGHT}"
    class="${`thumbnail ${focusClasses(coverX, coverY)}`.trimEnd()}"
    loading="lazy"
    decoding="async"
    referrerpolicy="no-referrer"
  />`;
}

export function titleHtml({ title, language }: { title: string; language: string }): Xml {
  const { lang, dir } = languageAttributes(language);
  return html`<bdi dir="${dir}" ${lang && html` lang="${lang}"`}>${title}</bdi>`;
}

/** @param above the title: which way it leads @param relation for `rel` */
export const linkedPostHtml = (
  post: LinkedPost,
  above: string | Xml | false,
  relation?: 'prev' | 'next',
): Xml =>
  html`<a href="${postPath(post.slug)}" ${relation && html` rel="${relation}"`} class="linked-post"
    ><span class="linked-post-text">${above && html`<span>${above}</span>`} ${titleHtml(post)}</span
    >${thumbnailHtml(post)}</a
  >`;
