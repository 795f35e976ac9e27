import { PostMeta } from '@/components/posts/post-meta';
import { postPath } from '@/lib/paths';
import type { SeriesPagePart } from '@/lib/posts/queries/series';
import { languageAttributes } from '@/lib/site/language';

/** In the order in which they are read. */
export function SeriesParts({ parts }: { parts: SeriesPagePart[] }) {
  return (
    <ol className="series-parts">
      {parts.map(({ slug, title, subtitle, language, publishedAt, wordCount }) => (
        <li key={slug}>
          <h2 {...languageAttributes(language)}>
            <a href={postPath(slug)}>{title}</a>
          </h2>
          {subtitle && <p {...languageAttributes(language)}>{subtitle}</p>}
          <PostMeta publishedAt={publishedAt} wordCount={wordCount} />
        </li>
      ))}
    </ol>
  );
}
