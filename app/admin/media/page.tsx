import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { LibraryTabs } from '@/components/media/library-tabs';
import { PictureGrid } from '@/components/media/picture-grid';
import { LibraryUpload } from '@/components/media/upload/library-upload';
import { PlainUpload } from '@/components/media/upload/plain-upload';
import { UploadReport } from '@/components/media/upload/upload-report';
import { Pagination } from '@/components/ui/pagination';
import { canManagePosts } from '@/lib/access/permissions';
import { requireAdmin } from '@/lib/accounts/sessions/session';
import { LibraryFilterSchema, libraryPath, UploadedSchema } from '@/lib/media/library-filter';
import { getPicture, getStorageTotal, listPictures } from '@/lib/media/queries/library';

export const metadata: Metadata = { title: 'Media' };

export default async function MediaPage({ searchParams }: PageProps<'/admin/media'>) {
  const admin = await requireAdmin(canManagePosts, '/admin/media');
  const query = await searchParams;
  const filter = LibraryFilterSchema.parse(query);
  const uploaded = UploadedSchema.parse({ added: query.added, refused: query.refused });
  const [list, total, added] = await Promise.all([
    listPictures(admin, filter),
    getStorageTotal(admin),
    Promise.all(uploaded.added.map((id) => getPicture(admin, id))),
  ]);
  if (!list) notFound();
  return (
    <>
      <div className="admin-head">
        <h1 className="page-title">Media</h1>
        <p className="hint">
          {total.pictureCount === 1 ? '1 picture' : `${total.pictureCount.toLocaleString('en')} pictures`},{' '}
          {(total.bytes / 1_000_000).toLocaleString('en', { maximumFractionDigits: 1 })} MB
        </p>
      </div>
      <UploadReport added={added.filter((picture) => picture !== null)} refused={uploaded.refused} />
      <LibraryUpload />
      <div className="without-scripts">
        <PlainUpload label="Add pictures, up to 60 MB at once" button="Upload" />
      </div>
      <LibraryTabs view={filter.view} search={filter.search} />
      {filter.view === 'bin' && <p className="hint">What was deleted waits here for 30 days.</p>}
      {list.pictures.length > 0 ? (
        <PictureGrid pictures={list.pictures} />
      ) : (
        <p className="hint">{filter.search ? 'No picture matches.' : 'There are none.'}</p>
      )}
      <Pagination
        page={list.page}
        pageCount={list.pageCount}
        pathFor={(page) => libraryPath({ ...filter, page })}
        of="pictures"
      />
    </>
  );
}
