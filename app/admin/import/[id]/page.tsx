import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { FollowImport } from '@/components/import/follow-import';
import { ImportLists, type ListName } from '@/components/import/import-lists';
import { ImportRows, OldAddressRows } from '@/components/import/import-rows';
import { ImportSums } from '@/components/import/import-sums';
import { ImportVerbs } from '@/components/import/import-verbs';
import { ImportRemarks, ImportState } from '@/components/import/import-state';
import { PublicNotice } from '@/components/import/public-notice';
import type { Actor } from '@/lib/access/actor';
import { canManagePosts } from '@/lib/access/permissions';
import { requireAdmin } from '@/lib/accounts/sessions/session';
import { IdSchema } from '@/lib/fields';
import { applyImportAction, discardImportAction, repeatImportAction } from '@/lib/import/actions';
import { importName } from '@/lib/import/import-name';
import {
  getImport,
  listImportItems,
  listImports,
  type ImportDetail,
  type ImportSummary,
} from '@/lib/import/queries/imports';
import { countOldAddresses, listOldAddresses } from '@/lib/import/queries/old-addresses';
import { countImportFindings, countImportSections } from '@/lib/import/queries/section-counts';
import { hasPicturesToRetry } from '@/lib/import/queries/count-staged';
import { isThere } from '@/lib/import/receive/uploads';
import { ImportListSchema, type ImportList } from '@/lib/import/validation';
import { IMPORT_ITEMS_PER_PAGE } from '@/lib/page-sizes';
import { importPath } from '@/lib/paths';

export const metadata: Metadata = { title: 'Import' };

const isUnderWay = ({ state }: ImportSummary): boolean => ['reading', 'applying', 'undoing'].includes(state);

export default async function ImportDetailPage({ params, searchParams }: PageProps<'/admin/import/[id]'>) {
  const { id: asked } = await params;
  const admin = await requireAdmin(canManagePosts, `/admin/import/${asked}`);
  const { data: id } = IdSchema.safeParse(asked);
  const found = id === undefined ? null : await getImport(admin, id);
  if (!found) notFound();
  const isReading = found.state === 'reading';
  const other = isUnderWay(found)
    ? (await listImports(admin)).find((one) => one.id !== found.id && isUnderWay(one))
    : undefined;
  const sections = isReading ? null : await countImportSections(admin, found.id);
  const mayRepeat =
    found.state === 'applied' && (await hasPicturesToRetry(found.id)) && (await isThere(found.location));
  return (
    <>
      <h1 className="page-title break-anywhere">{importName(found)}</h1>
      <ImportState found={found} other={other && importName(other)} />
      {isUnderWay(found) && (
        <>
          <FollowImport {...found} key={found.state} />
          <noscript>
            {/* With the address: one that ends in a fragment would only be scrolled to. */}
            <meta httpEquiv="refresh" content={`3; url=${importPath(found.id)}`} />
          </noscript>
        </>
      )}
      {sections && found.state === 'planned' && (
        <PublicNotice
          counts={sections.public}
          drafts={sections.drafts.post ?? 0}
          first={await listImportItems(admin, found.id, { section: 'public', kind: 'post', limit: 5 })}
          listPath={`${importPath(found.id)}?list=public#list`}
        />
      )}
      {!isReading && <ImportSums counts={found.counts} isPlan={found.appliedAt === null} />}
      <ImportRemarks remarks={found.remarks} />
      <ImportVerbs
        found={found}
        publicCount={sections?.public.post ?? 0}
        mayRepeat={mayRepeat}
        actions={{ apply: applyImportAction, discard: discardImportAction, repeat: repeatImportAction }}
      />
      {sections && !isUnderWay(found) && (
        <Lists
          admin={admin}
          found={found}
          sections={sections}
          choice={ImportListSchema.parse(await searchParams)}
        />
      )}
    </>
  );
}

type ListsProps = {
  admin: Actor;
  found: ImportDetail;
  sections: Awaited<ReturnType<typeof countImportSections>>;
  choice: ImportList;
};

async function Lists({ admin, found, sections, choice }: ListsProps) {
  const { id } = found;
  const isPlan = found.appliedAt === null;
  const [findings, addresses] = await Promise.all([
    countImportFindings(admin, id),
    countOldAddresses(admin, id),
  ]);
  const counts: Record<ListName, Record<string, number>> = {
    ...sections,
    addresses: addresses > 0 ? { post: addresses } : {},
  };
  const list = choice.list ?? firstList(counts);
  if (!list) return null;
  const { kind, finding, after } = choice;
  const limit = IMPORT_ITEMS_PER_PAGE + 1;
  const rows =
    list === 'addresses'
      ? await listOldAddresses(admin, id, { after, limit })
      : await listImportItems(admin, id, { section: list, kind, finding, after, limit });
  const shown = rows.slice(0, IMPORT_ITEMS_PER_PAGE);
  const next = rows.length > shown.length ? shown.at(-1)!.position : undefined;
  return (
    <ImportLists {...{ id, list, kind, finding, isPlan, counts, findings, next }}>
      {list === 'addresses' ? (
        <OldAddressRows
          rows={shown as Awaited<ReturnType<typeof listOldAddresses>>}
          areLive={found.state === 'applied'}
        />
      ) : (
        <ImportRows
          items={shown as Awaited<ReturnType<typeof listImportItems>>}
          isPlan={isPlan}
          withFindings={list === 'findings' || list === 'kept'}
        />
      )}
    </ImportLists>
  );
}

/** What needs a decision comes before what merely is. */
const firstList = (counts: Record<ListName, Record<string, number>>): ListName | undefined =>
  (['public', 'fail', 'drafts', 'findings', 'create', 'update', 'skip', 'unchanged'] as const).find(
    (name) => Object.keys(counts[name]).length > 0,
  );
