import type { Metadata } from 'next';
import Link from 'next/link';
import { notFound } from 'next/navigation';
import { ActionButton } from '@/components/forms/action-button';
import { changesOf, mayUndo } from '@/components/import/import-verbs';
import { sayCounts } from '@/components/import/import-words';
import { canManagePosts } from '@/lib/access/permissions';
import { requireAdmin } from '@/lib/accounts/sessions/session';
import { IdSchema } from '@/lib/fields';
import { undoImportAction } from '@/lib/import/actions';
import { importName } from '@/lib/import/import-name';
import { listStayingPosts } from '@/lib/import/queries/staying-posts';
import { getImport } from '@/lib/import/queries/imports';
import { ImportListSchema } from '@/lib/import/validation';
import { IMPORT_ITEMS_PER_PAGE } from '@/lib/page-sizes';
import { editPostPath, importPath } from '@/lib/paths';

export const metadata: Metadata = { title: 'Undo an import' };

export default async function UndoImportPage({ params, searchParams }: PageProps<'/admin/import/[id]/undo'>) {
  const { id: asked } = await params;
  const admin = await requireAdmin(canManagePosts, `/admin/import/${asked}/undo`);
  const { data: id } = IdSchema.safeParse(asked);
  const found = id === undefined ? null : await getImport(admin, id);
  if (!found || !mayUndo(found)) notFound();
  const { after } = ImportListSchema.parse(await searchParams);
  const staying = await listStayingPosts(admin, found.id, { after, limit: IMPORT_ITEMS_PER_PAGE + 1 });
  const shown = staying.slice(0, IMPORT_ITEMS_PER_PAGE);
  return (
    <div className="admin-form">
      <h1 className="page-title break-anywhere">Undo “{importName(found)}”</h1>
      <p>
        What the import made goes for good, without the bin, and what it changed becomes what it was before:{' '}
        {sayCounts(changesOf(found.counts))}.
      </p>
      <section aria-labelledby="stays" className="admin-part">
        <h2 id="stays">What stays</h2>
        {shown.length === 0 ? (
          <p className="hint">Nothing: nobody has changed or commented on an imported post since.</p>
        ) : (
          <>
            <ul className="admin-list">
              {shown.map((post) => (
                <li key={post.id} className="break-anywhere">
                  <Link href={editPostPath(post.id)} prefetch={false} className="row-title">
                    {post.title}
                  </Link>
                  <p className="row-note">{post.why}</p>
                </li>
              ))}
            </ul>
            {staying.length > shown.length && (
              <p>
                <Link
                  href={`${importPath(found.id)}/undo?after=${shown.at(-1)!.id}`}
                  prefetch={false}
                  className="button"
                >
                  Next page
                </Link>
              </p>
            )}
          </>
        )}
      </section>
      <div className="button-row">
        <ActionButton action={undoImportAction} hidden={{ id: found.id }} className="button button-danger">
          Undo the whole import
        </ActionButton>
        <Link href={importPath(found.id)} prefetch={false} className="button button-quiet">
          Leave it as it is
        </Link>
      </div>
    </div>
  );
}
