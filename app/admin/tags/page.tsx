import type { Metadata } from 'next';
import Link from 'next/link';
import { notFound } from 'next/navigation';
import { SearchForm } from '@/components/forms/search-form';
import { TagTable } from '@/components/tags/tag-table';
import { Pagination } from '@/components/ui/pagination';
import { DoneNotice } from '@/components/forms/done-notice';
import { canManagePosts } from '@/lib/access/permissions';
import { requireAdmin } from '@/lib/accounts/sessions/session';
import { mergeTagsAction } from '@/lib/tags/actions';
import { listTags } from '@/lib/tags/queries/tags';
import { TagsFilterSchema, tagsPath } from '@/lib/tags/validation';

export const metadata: Metadata = { title: 'Tags' };

const sorts = { name: 'By name', posts: 'By posts' } as const;

export default async function TagsPage({ searchParams }: PageProps<'/admin/tags'>) {
  const admin = await requireAdmin(canManagePosts, '/admin/tags');
  const query = await searchParams;
  const filter = TagsFilterSchema.parse(query);
  const list = await listTags(admin, filter);
  if (!list) notFound();
  return (
    <>
      <h1 className="page-title">Tags</h1>
      {query.deleted && <DoneNotice occasion={query.deleted} message="The tag was deleted." />}
      <div className="post-filter">
        <nav aria-label="Order" className="filter-tabs">
          {(['name', 'posts'] as const).map((sort) => (
            <Link
              key={sort}
              href={tagsPath({ ...filter, sort, page: 1 })}
              prefetch={false}
              aria-current={filter.sort === sort ? 'page' : undefined}
            >
              {sorts[sort]}
            </Link>
          ))}
        </nav>
        <SearchForm path="/admin/tags" label="Search tags" value={filter.search} maxLength={100}>
          {filter.sort !== 'name' && <input type="hidden" name="sort" value={filter.sort} />}
        </SearchForm>
      </div>
      {list.tags.length > 0 ? (
        <TagTable tags={list.tags} action={mergeTagsAction} />
      ) : (
        <Nothing isSearch={filter.search !== ''} />
      )}
      <Pagination
        page={list.page}
        pageCount={list.pageCount}
        pathFor={(page) => tagsPath({ ...filter, page })}
        of="tags"
        words={{ previous: 'Previous', next: 'Next' }}
      />
    </>
  );
}

function Nothing({ isSearch }: { isSearch: boolean }) {
  return (
    <div className="stack items-start">
      <p className="hint">
        {isSearch ? 'No tag matches.' : 'No tag yet. Tags are given to posts in the editor.'}
      </p>
      {isSearch ? (
        <a href="/admin/tags" className="button">
          All tags
        </a>
      ) : (
        <a href="/admin/posts/new" className="button button-primary">
          New post
        </a>
      )}
    </div>
  );
}
