import { titleHtml } from '@/components/posts/linked-post-html';
import { html } from '@/lib/html';
import { postPath, seriesPath } from '@/lib/paths';
import type { SeriesOfPost, SeriesPart } from '@/lib/posts/queries/around';

/** Above the text: which part of a series it is, with the others at hand. */
export function seriesBoxHtml({ slug, name, number, count, parts }: SeriesOfPost): string {
  const items = parts.map((part) =>
    part.number === number
      ? html`<li value="${part.number}" aria-current="page">${partTitle(part)}</li>`
      : html`<li value="${part.number}"><a href="${postPath(part.slug)}">${partTitle(part)}</a></li>`,
  );
  return html`<p>
      Part ${number} of ${count} of <a href="${seriesPath(slug)}"><bdi>${name}</bdi></a>
    </p>
    <details>
      <summary>All parts</summary>
      <ol>
        ${items}
      </ol>
      ${parts.length < count && html`<p><a href="${seriesPath(slug)}">The whole series</a></p>`}
    </details>`.text;
}

/** Below the text: the part before and the one that follows. */
export function seriesStepsHtml({ name, number, parts }: SeriesOfPost) {
  const step = (other: number, word: string) => {
    const part = parts.find((one) => one.number === other);
    return part && html`<a href="${postPath(part.slug)}">${word}: ${partTitle(part)}</a>`;
  };
  const [before, after] = [step(number - 1, 'Previous part'), step(number + 1, 'Next part')];
  return (
    (before ?? after) && html`<nav aria-label="Parts of ${name}" class="series-steps">${before}${after}</nav>`
  );
}

const partTitle = ({ title }: SeriesPart) => titleHtml({ title, language: '' });
