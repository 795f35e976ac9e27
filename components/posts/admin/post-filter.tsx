import Link from 'next/link';
import { SearchForm } from '@/components/forms/search-form';
import { postsPath, type PostsFilter } from '@/lib/posts/admin-filter';

type PostFilterProps = {
  filter: PostsFilter;
  counts: { draft: number; scheduled: number; published: number };
};

export function PostFilter({ filter, counts }: PostFilterProps) {
  const tabs = [
    { state: undefined, label: 'All', count: counts.draft + counts.scheduled + counts.published },
    { state: 'published', label: 'Published', count: counts.published },
    { state: 'scheduled', label: 'Scheduled', count: counts.scheduled },
    { state: 'draft', label: 'Drafts', count: counts.draft },
  ] as const;
  return (
    <div className="post-filter">
      <nav aria-label="By status" className="filter-tabs">
        {tabs.map(({ state, label, count }) => (
          <Link
            key={label}
            href={postsPath({ status: state, search: filter.search })}
            prefetch={false}
            aria-current={filter.status === state ? 'page' : undefined}
          >
            {label} <span>{count}</span>
          </Link>
        ))}
      </nav>
      <SearchForm path="/admin/posts" label="Search by title" value={filter.search} maxLength={250}>
        {filter.status && <input type="hidden" name="status" value={filter.status} />}
      </SearchForm>
    </div>
  );
}
