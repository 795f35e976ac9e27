import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { ActionButton } from '@/components/forms/action-button';
import { sayBytes } from '@/components/import/say-bytes';
import { StartImportForm } from '@/components/import/start-import-form';
import { canManagePosts } from '@/lib/access/permissions';
import { requireAdmin } from '@/lib/accounts/sessions/session';
import { discardUploadAction, startImportAction } from '@/lib/import/actions';
import { importName } from '@/lib/import/import-name';
import { listImports } from '@/lib/import/queries/imports';
import { isNewSite } from '@/lib/import/queries/is-new-site';
import { readUpload } from '@/lib/import/receive/uploads';
import { waitingUploadPath } from '@/lib/paths';
import { getSite } from '@/lib/site/queries/site';
import { timeZones } from '@/lib/site/time-zone';

export const metadata: Metadata = { title: 'Read an export' };

export default async function WaitingUploadPage({ params }: PageProps<'/admin/import/files/[upload]'>) {
  const { upload: id } = await params;
  const admin = await requireAdmin(canManagePosts, waitingUploadPath(id));
  const [upload, imports, site, isNew] = await Promise.all([
    readUpload(id),
    listImports(admin),
    getSite(),
    isNewSite(),
  ]);
  if (!upload?.isWhole) notFound();
  const names = imports.filter(({ state }) => state === 'applied').map(importName);
  return (
    <div className="admin-form">
      <h1 className="page-title">Read the export</h1>
      <ul className="sent-files">
        {upload.files.map(({ name, size }, index) => (
          <li key={index} className="break-anywhere">
            <bdi>{name}</bdi> <span className="text-muted">{sayBytes(size)}</span>
          </li>
        ))}
      </ul>
      <StartImportForm
        action={startImportAction}
        upload={upload.id}
        formerNames={[...new Set(names)]}
        timeZone={site.timeZone}
        timeZones={timeZones()}
        takesSettings={isNew}
      />
      <section aria-labelledby="other" className="admin-part">
        <h2 id="other">Not this one?</h2>
        <ActionButton action={discardUploadAction} hidden={{ upload: upload.id }}>
          Throw it away
        </ActionButton>
      </section>
    </div>
  );
}
