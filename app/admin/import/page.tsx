import type { Metadata } from 'next';
import { DoneNotice } from '@/components/forms/done-notice';
import { HowToExport } from '@/components/import/how-to-export';
import { ImportHistory } from '@/components/import/import-history';
import { UploadForm } from '@/components/import/upload/upload-form';
import { WaitingUploads } from '@/components/import/waiting-uploads';
import { canManagePosts } from '@/lib/access/permissions';
import { requireAdmin } from '@/lib/accounts/sessions/session';
import { discardUploadAction } from '@/lib/import/actions';
import { importName } from '@/lib/import/import-name';
import { listImports } from '@/lib/import/queries/imports';
import { isUploadProblem, sayUploadProblem } from '@/lib/import/receive/upload-problems';
import { listUploads, type Upload } from '@/lib/import/receive/uploads';

export const metadata: Metadata = { title: 'Import' };

export default async function ImportPage({ searchParams }: PageProps<'/admin/import'>) {
  const admin = await requireAdmin(canManagePosts, '/admin/import');
  const { refused, file, gone } = await searchParams;
  const [imports, uploads] = await Promise.all([listImports(admin), listUploads()]);
  return (
    <div className="admin-form">
      <h1 className="page-title">Import</h1>
      <p className="hint">
        Posts, pages, comments, pictures and old addresses of another blog. First you see a plan; nothing is
        made before you say so, and the whole of it can be undone.
      </p>
      {gone && <DoneNotice occasion={imports.length + uploads.length} message="Thrown away." />}
      <UploadForm
        refused={
          typeof refused === 'string' && isUploadProblem(refused)
            ? sayUploadProblem(refused, typeof file === 'string' ? file : '')
            : undefined
        }
      />
      <WaitingUploads uploads={uploads.map(waitingOf)} discard={discardUploadAction} />
      <section aria-labelledby="how" className="admin-part">
        <h2 id="how">Where the export comes from</h2>
        <HowToExport />
      </section>
      <section aria-labelledby="imports" className="admin-part">
        <h2 id="imports">Imports so far</h2>
        <ImportHistory imports={imports.map((one) => ({ ...one, name: importName(one) }))} />
      </section>
    </div>
  );
}

function waitingOf({ id, files, isWhole }: Upload) {
  const sum = (of: (file: Upload['files'][number]) => number) =>
    files.reduce((total, file) => total + of(file), 0);
  const [first, ...more] = files;
  return {
    ...{ id, isWhole },
    name: more.length === 0 ? (first?.name ?? '') : `${first?.name} and ${more.length} more`,
    size: sum(({ size }) => size),
    received: sum(({ received }) => received),
  };
}
