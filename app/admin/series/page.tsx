import type { Metadata } from 'next';
import Link from 'next/link';
import { SeriesForm } from '@/components/series/series-form';
import { DoneNotice } from '@/components/forms/done-notice';
import { canManagePosts } from '@/lib/access/permissions';
import { requireAdmin } from '@/lib/accounts/sessions/session';
import { seriesPath } from '@/lib/paths';
import { createSeriesAction } from '@/lib/series/actions';
import { listSeries, type ManagedSeries } from '@/lib/series/queries/series';

export const metadata: Metadata = { title: 'Series' };

const deletedMessage = 'The series was deleted. Its posts are still there.';

export default async function SeriesListPage({ searchParams }: PageProps<'/admin/series'>) {
  const admin = await requireAdmin(canManagePosts, '/admin/series');
  const [list, { deleted }] = await Promise.all([listSeries(admin), searchParams]);
  return (
    <>
      <h1 className="page-title">Series</h1>
      {deleted && <DoneNotice occasion={deleted} message={deletedMessage} />}
      {list.length > 0 ? (
        <SeriesTable list={list} />
      ) : (
        <p className="hint">No series yet. One is made here, or by typing its name in the editor.</p>
      )}
      <section aria-labelledby="new-series" className="admin-part admin-form">
        <h2 id="new-series">New series</h2>
        <SeriesForm action={createSeriesAction} />
      </section>
    </>
  );
}

const SeriesTable = ({ list }: { list: ManagedSeries[] }) => (
  <table className="admin-table">
    <thead>
      <tr>
        <th scope="col">Series</th>
        <th scope="col">Address</th>
        <th scope="col" className="number">
          Posts
        </th>
      </tr>
    </thead>
    <tbody>
      {list.map(({ id, name, slug, description, postCount, publicCount }) => (
        <tr key={id}>
          <th scope="row">
            <Link href={`/admin/series/${id}`} prefetch={false} className="row-title">
              {name}
            </Link>
            {description && <p className="row-note">{description}</p>}
          </th>
          <td data-label="Address" className="break-anywhere">
            {publicCount > 0 ? (
              <a href={seriesPath(slug)} className="text-link">
                {slug}
              </a>
            ) : (
              slug
            )}
          </td>
          <td data-label="Posts" className="number">
            {postCount}
            {publicCount < postCount && <span className="text-muted"> ({publicCount} public)</span>}
          </td>
        </tr>
      ))}
    </tbody>
  </table>
);
