import Link from 'next/link';
import { SearchForm } from '@/components/forms/search-form';
import { libraryPath, type LibraryView } from '@/lib/media/library-filter';

const names: Record<LibraryView, string> = {
  all: 'All',
  unused: 'Not used',
  undescribed: 'Without description',
  bin: 'Bin',
};

export function LibraryTabs({ view, search }: { view: LibraryView; search: string }) {
  return (
    <div className="post-filter">
      <nav aria-label="Which pictures" className="filter-tabs flex-wrap">
        {Object.entries(names).map(([name, label]) => (
          <Link
            key={name}
            href={libraryPath({ view: name as LibraryView, search })}
            prefetch={false}
            aria-current={name === view ? 'page' : undefined}
          >
            {label}
          </Link>
        ))}
      </nav>
      <SearchForm
        path="/admin/media"
        label="Search by file name or description"
        value={search}
        maxLength={250}
      >
        {view !== 'all' && <input type="hidden" name="view" value={view} />}
      </SearchForm>
    </div>
  );
}
