import { sayCount, sayCounts } from '@/components/import/import-words';
import type { ImportItem } from '@/lib/import/queries/imports';

type PublicNoticeProps = {
  /** By kind. */
  counts: Record<string, number>;
  drafts: number;
  /** The first of them. */
  first: ImportItem[];
  listPath: string;
};

/** The most important of a plan: what readers will see that they do not see now. */
export function PublicNotice({ counts, drafts, first, listPath }: PublicNoticeProps) {
  const { post = 0, ...others } = counts;
  const rest = Object.keys(others).length > 0 ? ` With them ${sayCounts(others)}.` : '';
  return (
    <section aria-labelledby="public" className="import-public">
      <h2 id="public">
        {post === 0
          ? 'Nothing becomes public'
          : `Readers will see ${sayCount('post', post)} that they do not see now`}
      </h2>
      {post > 0 && (
        <ul>
          {first.map(({ position, title, key, address }) => (
            <li key={position} className="break-anywhere">
              <bdi>{title || key}</bdi> <span className="text-muted">{address}</span>
            </li>
          ))}
          {post > first.length && (
            <li>
              <a href={listPath}>and {(post - first.length).toLocaleString('en')} more</a>
            </li>
          )}
        </ul>
      )}
      <p className="hint">
        {rest}
        {drafts > 0 &&
          ` ${sayCount('post', drafts)} ${drafts === 1 ? 'becomes a draft' : 'become drafts'} that only you see, each with its reason.`}
      </p>
    </section>
  );
}
