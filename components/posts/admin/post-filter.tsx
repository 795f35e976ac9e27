import Link from 'next/link';
import { useId } from 'react';
import { POST_SORTS, postsPath, type PostsFilter, type PostSort } from '@/lib/posts/admin-filter';
import type { ArchiveYear } from '@/lib/posts/queries/archive';
import type { PostState } from '@/lib/posts/queries/state';
import type { TagView } from '@/lib/posts/queries/views';

type PostFilterProps = {
  filter: PostsFilter;
  counts: Record<PostState | 'page', number>;
  tags: TagView[];
  years: ArchiveYear[];
};

const sortNames: Record<PostSort, string> = {
  date: 'Newest',
  edited: 'Last edited',
  title: 'Title',
  comments: 'Most comments',
  words: 'Most words',
};

export function PostFilter({ filter, counts, tags, years }: PostFilterProps) {
  const tabs = [
    { state: undefined, label: 'All', count: counts.draft + counts.scheduled + counts.published },
    { state: 'published', label: 'Published', count: counts.published },
    { state: 'scheduled', label: 'Scheduled', count: counts.scheduled },
    { state: 'draft', label: 'Drafts', count: counts.draft },
    { state: undefined, kind: 'page', label: 'Pages', count: counts.page },
  ] as const;
  return (
    <div className="post-filter">
      <nav aria-label="By status" className="filter-tabs">
        {tabs.map(({ state, label, count, ...tab }) => {
          const kind = 'kind' in tab ? tab.kind : undefined;
          return (
            <Link
              key={label}
              href={postsPath({ ...filter, status: state, kind, after: undefined })}
              prefetch={false}
              aria-current={filter.status === state && filter.kind === kind ? 'page' : undefined}
            >
              {label} <span>{count}</span>
            </Link>
          );
        })}
      </nav>
      <form action="/admin/posts" role="search" className="table-filter">
        {filter.status && <input type="hidden" name="status" value={filter.status} />}
        {filter.kind && <input type="hidden" name="kind" value={filter.kind} />}
        <SearchField value={filter.search} />
        <Choice
          name="tag"
          label="Tag"
          value={filter.tag}
          none="All tags"
          options={tagOptions(tags, filter)}
        />
        <Choice
          name="year"
          label="Year"
          value={filter.year?.toString()}
          none="All years"
          options={years.map(({ year, postCount }) => [String(year), `${year} (${postCount})`])}
        />
        <Choice
          name="sort"
          label="Order"
          value={filter.sort}
          options={POST_SORTS.map((sort) => [sort, sortNames[sort]])}
        />
        <button type="submit" className="button">
          Search
        </button>
      </form>
    </div>
  );
}

/** One that few posts have may be missing in the list, and was chosen all the same. */
const tagOptions = (tags: TagView[], { tag }: PostsFilter): [string, string][] => [
  ...(tag !== undefined && !tags.some(({ slug }) => slug === tag) ? [[tag, tag] as [string, string]] : []),
  ...tags.map(({ slug, name }): [string, string] => [slug, name]),
];

function SearchField({ value }: { value: string }) {
  const id = useId();
  return (
    <>
      <label htmlFor={id} className="sr-only">
        Search title and text
      </label>
      <input
        id={id}
        key={value}
        type="search"
        name="search"
        defaultValue={value}
        placeholder="Search title and text"
        maxLength={250}
        className="input"
      />
    </>
  );
}

type ChoiceProps = {
  name: string;
  label: string;
  value?: string;
  /** The first choice, which filters nothing. */
  none?: string;
  options: [value: string, label: string][];
};

function Choice({ name, label, value, none, options }: ChoiceProps) {
  const id = useId();
  return (
    <>
      <label htmlFor={id} className="sr-only">
        {label}
      </label>
      <select id={id} key={value} name={name} defaultValue={value} className="input">
        {none && <option value="">{none}</option>}
        {options.map(([option, text]) => (
          <option key={option} value={option}>
            {text}
          </option>
        ))}
      </select>
    </>
  );
}
