import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { ActionButton } from '@/components/forms/action-button';
import { PartOrder } from '@/components/series/part-order';
import { SeriesForm } from '@/components/series/series-form';
import { canManagePosts } from '@/lib/access/permissions';
import { requireAdmin } from '@/lib/accounts/sessions/session';
import { IdSchema } from '@/lib/fields';
import { seriesPath } from '@/lib/paths';
import { deleteSeriesAction, movePartAction, updateSeriesAction } from '@/lib/series/actions';
import { getSeries } from '@/lib/series/queries/series';

export const metadata: Metadata = { title: 'Series' };

export default async function SeriesPage({ params }: PageProps<'/admin/series/[id]'>) {
  const { id: asked } = await params;
  const admin = await requireAdmin(canManagePosts, `/admin/series/${asked}`);
  const { data: id } = IdSchema.safeParse(asked);
  const series = id === undefined ? null : await getSeries(admin, id);
  if (!series) notFound();
  return (
    <div className="admin-form">
      <h1 className="page-title">{series.name}</h1>
      <p className="hint">
        {series.postCount === 1 ? '1 post' : `${series.postCount} posts`}, {series.publicCount} public.{' '}
        {series.publicCount > 0 && <a href={seriesPath(series.slug)}>View page</a>}{' '}
        <a href="/admin/series">All series</a>
      </p>
      <SeriesForm action={updateSeriesAction} series={series} />
      <section aria-labelledby="parts" className="admin-part">
        <h2 id="parts">Parts</h2>
        {series.parts.length > 0 ? (
          <PartOrder id={series.id} parts={series.parts} action={movePartAction} />
        ) : (
          <p className="hint">No post is in it yet. Type its name in the settings of a post.</p>
        )}
      </section>
      <section aria-labelledby="delete" className="admin-part">
        <h2 id="delete">Delete</h2>
        <p className="hint">Its posts stay as they are. Its address leads nowhere any more.</p>
        <details>
          <summary>Delete “{series.name}”…</summary>
          <ActionButton
            action={deleteSeriesAction}
            hidden={{ id: series.id }}
            className="button button-danger"
          >
            Delete series
          </ActionButton>
        </details>
      </section>
    </div>
  );
}
