import { searchPath } from '@/lib/paths';
import { MAX_QUERY } from '@/lib/search/query';
import { FilledList } from './filled-list';

/** Rendered once for all searches: `lib/search/register-search.ts` fills in what stands at `data-fill`. */
export function SearchPage() {
  return (
    <div className="wide-column search-page">
      <header className="list-head">
        <h1 className="page-title">Search</h1>
        <form action={searchPath()} role="search" className="search-form">
          <label htmlFor="search-query" className="sr-only">
            Search
          </label>
          {/* Without a value, which React would write over what the server filled in. */}
          <input
            id="search-query"
            type="search"
            name="q"
            maxLength={MAX_QUERY}
            autoComplete="off"
            enterKeyHint="search"
            className="input"
            aria-describedby="search-hint"
            data-fill="value"
            suppressHydrationWarning
          />
          <button type="submit" className="button button-primary">
            Search
          </button>
        </form>
        <details className="search-hint">
          <summary>How to search</summary>
          <dl id="search-hint">
            <dt>night train</dt>
            <dd>posts with all of these words, in any order</dd>
            <dt>“night train”</dt>
            <dd>these words beside each other</dd>
            <dt>train or bus</dt>
            <dd>one of them is enough</dd>
            <dt>train -night</dt>
            <dd>without a word</dd>
            <dt>garden*</dt>
            <dd>all words that begin so</dd>
            <dt>tag:travel</dt>
            <dd>posts with a tag</dd>
          </dl>
        </details>
      </header>
      <FilledList />
    </div>
  );
}
