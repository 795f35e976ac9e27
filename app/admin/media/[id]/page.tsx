import type { Metadata } from 'next';
import Link from 'next/link';
import { notFound } from 'next/navigation';
import { ActionButton } from '@/components/forms/action-button';
import { SiteDate } from '@/components/layout/site-date';
import { DescribeForm } from '@/components/media/describe-form';
import { MarkdownToCopy } from '@/components/media/markdown-to-copy';
import { nameOf } from '@/components/media/picture-grid';
import { PictureImage } from '@/components/media/picture-image';
import { PlainUpload } from '@/components/media/upload/plain-upload';
import { UploadReport } from '@/components/media/upload/upload-report';
import { UsesList } from '@/components/media/uses-list';
import { DoneNotice } from '@/components/forms/done-notice';
import { canManagePosts } from '@/lib/access/permissions';
import { requireAdmin } from '@/lib/accounts/sessions/session';
import { deletePictureAction, describePictureAction, restorePictureAction } from '@/lib/media/actions';
import { UploadedSchema } from '@/lib/media/library-filter';
import { getPicture } from '@/lib/media/queries/library';
import { listUses } from '@/lib/media/queries/uses';
import { parsePage } from '@/lib/paths';

export const metadata: Metadata = { title: 'Picture' };

const replaced = 'Replaced. Everything that shows it shows the new one.';

export default async function PicturePage({ params, searchParams }: PageProps<'/admin/media/[id]'>) {
  const { id } = await params;
  const admin = await requireAdmin(canManagePosts, `/admin/media/${id}`);
  const [query, picture] = await Promise.all([searchParams, getPicture(admin, parsePage(id) ?? 0)]);
  if (!picture) notFound();
  const uses = await listUses(picture.name);
  const isBinned = picture.deletedAt !== null;
  const { refused } = UploadedSchema.parse({ refused: query.refused });
  return (
    <>
      <div className="admin-head">
        <h1 className="page-title wrap-anywhere">{nameOf(picture)}</h1>
        <Link href="/admin/media" prefetch={false} className="button">
          All pictures
        </Link>
      </div>
      <UploadReport added={[]} refused={refused} />
      {query.replaced && !isBinned && <DoneNotice occasion={query.replaced} message={replaced} />}
      {isBinned ? (
        <div className="notice notice-row">
          <p>This picture was deleted and is removed for good after 30 days.</p>
          <ActionButton action={restorePictureAction} hidden={{ id: picture.id }}>
            Restore
          </ActionButton>
        </div>
      ) : (
        <PictureImage
          picture={picture}
          alt={picture.alt ?? ''}
          sizes="(min-width: 64rem) 48rem, 100vw"
          className="picture-large"
        />
      )}
      <dl className="facts">
        <dt>Size</dt>
        <dd>
          {picture.width} × {picture.height} pixels, {Math.ceil(picture.byteSize / 1000).toLocaleString('en')}{' '}
          kB in {picture.widths.length === 1 ? '1 width' : `${picture.widths.length} widths`}
        </dd>
        <dt>Added</dt>
        <dd>
          <SiteDate at={picture.createdAt} />
        </dd>
      </dl>
      <div className="admin-verbs">
        <section>
          <h2>Description</h2>
          <DescribeForm id={picture.id} alt={picture.alt} action={describePictureAction} />
        </section>
        <section>
          <h2>Markdown for a post</h2>
          <MarkdownToCopy pictures={[picture]} />
        </section>
        <section>
          <h2>Where it is used</h2>
          <UsesList uses={uses} />
        </section>
        {!isBinned && (
          <section>
            <h2>Replace or delete</h2>
            <p className="hint">Posts that show it show the new one at once; their text stays as it is.</p>
            <PlainUpload label="New file" button="Replace" replaces={picture} />
            {picture.useCount === 0 ? (
              <ActionButton
                action={deletePictureAction}
                hidden={{ id: picture.id }}
                className="button button-danger"
              >
                Delete
              </ActionButton>
            ) : (
              <p className="hint">It can be deleted once nothing uses it.</p>
            )}
          </section>
        )}
      </div>
    </>
  );
}
