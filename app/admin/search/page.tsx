import type { Metadata } from 'next';
import Link from 'next/link';
import { SearchForm } from '@/components/forms/search-form';
import { entryOfPost, matchEntries, rankEntries } from '@/components/layout/palette-entries';
import { canManagePosts } from '@/lib/access/permissions';
import { requireAdmin } from '@/lib/accounts/sessions/session';
import { listTitles } from '@/lib/desk/queries/titles';
import { AdminSearchSchema } from '@/lib/desk/validation';

export const metadata: Metadata = { title: 'Search' };

const SHOWN = 50;

export default async function AdminSearchPage({ searchParams }: PageProps<'/admin/search'>) {
  const admin = await requireAdmin(canManagePosts, '/admin/search');
  const { q } = AdminSearchSchema.parse(await searchParams);
  const posts = await listTitles(admin, q, q ? SHOWN : 0);
  const found = rankEntries(q, [...matchEntries(q), ...posts.map(entryOfPost)]);
  return (
    <>
      <h1 className="page-title">Search</h1>
      <SearchForm path="/admin/search" label="Pages, posts and settings" name="q" value={q} maxLength={250} />
      {found.length === 0 && (
        <p className="hint">
          Nothing has these words. <a href="/admin/search">Show all pages and settings</a>
        </p>
      )}
      <ul className="desk-list" hidden={found.length === 0}>
        {found.map(({ kind, label, href, words }) => (
          <li key={`${kind} ${label} ${href}`}>
            <Link href={href} prefetch={false}>
              {label}
            </Link>
            <span className="hint">{kind === 'Post' ? words : kind}</span>
          </li>
        ))}
      </ul>
    </>
  );
}
