import type { Metadata } from 'next';
import Link from 'next/link';
import type { ReactNode } from 'react';
import { ActionButton } from '@/components/forms/action-button';
import { RedirectForm } from '@/components/redirects/redirect-form';
import { MissingRows, RedirectRows, TagAddressRows } from '@/components/redirects/redirect-rows';
import type { Viewer } from '@/lib/access/actor';
import { canManageSite } from '@/lib/access/permissions';
import { requireAdmin } from '@/lib/accounts/sessions/session';
import { REDIRECTS_PER_PAGE } from '@/lib/page-sizes';
import { createRedirectAction, deleteRedirectAction, forgetMissingAction } from '@/lib/redirects/actions';
import { collectMissing } from '@/lib/redirects/collect-missing';
import { locationOf } from '@/lib/redirects/address';
import {
  listMissingPaths,
  listOwnRedirects,
  listPostAddresses,
  listTagAddresses,
} from '@/lib/redirects/queries/redirects';
import { RedirectsFilterSchema, redirectsPath, type RedirectList } from '@/lib/redirects/validation';
import { forgetTagAliasAction } from '@/lib/tags/actions';

export const metadata: Metadata = { title: 'Redirects' };

const names: Record<RedirectList, string> = {
  own: 'Your own',
  posts: 'Old addresses of posts',
  tags: 'Old addresses of tags',
  missing: 'Not found',
};

type Shown = { rows: ReactNode; count: number; next?: string };

export default async function RedirectsPage({ searchParams }: PageProps<'/admin/redirects'>) {
  const admin = await requireAdmin(canManageSite, '/admin/redirects');
  const { list, after, path } = RedirectsFilterSchema.parse(await searchParams);
  const { rows, count, next } = await lists[list](admin, after);
  return (
    <>
      <h1 className="page-title">Redirects</h1>
      <nav aria-label="Lists" className="filter-tabs">
        {(Object.keys(names) as RedirectList[]).map((name) => (
          <Link
            key={name}
            href={redirectsPath(name)}
            prefetch={false}
            aria-current={name === list ? 'page' : undefined}
          >
            {names[name]}
          </Link>
        ))}
      </nav>
      {list === 'own' && (
        <section aria-labelledby="new" className="admin-form">
          <h2 id="new">New redirect</h2>
          <RedirectForm key={path} action={createRedirectAction} path={path} />
        </section>
      )}
      <section aria-labelledby="list">
        <h2 id="list">{names[list]}</h2>
        {count > 0 ? rows : <p className="hint">{empty[list]}</p>}
        {next !== undefined && (
          <p>
            <Link href={redirectsPath(list, next)} prefetch={false} rel="next" className="button">
              Next page
            </Link>
          </p>
        )}
      </section>
    </>
  );
}

const empty: Record<RedirectList, string> = {
  own: 'No redirect yet.',
  posts:
    'No post has an old address. One appears when the slug of a published post changes, or with an import.',
  tags: 'No tag has an old address. One appears when a tag is renamed or merged.',
  missing: 'Nobody asked for a page that is not there. What is asked for is counted here within a minute.',
};

function cut<Row>(rows: Row[], keyOf: (row: Row) => string): { page: Row[]; next?: string } {
  const page = rows.slice(0, REDIRECTS_PER_PAGE);
  const last = page.at(-1);
  return { page, next: rows.length > page.length && last ? keyOf(last) : undefined };
}

const lists: Record<RedirectList, (admin: Viewer, after?: string) => Promise<Shown>> = {
  async own(admin, after) {
    const { page, next } = cut(await listOwnRedirects(admin, after), ({ path }) => path);
    const rows = page.map(({ path, target, isPermanent }) => ({
      path,
      to: target,
      href: locationOf(target),
      note: isPermanent ? undefined : 'for now',
    }));
    return {
      rows: <RedirectRows rows={rows} remove={deleteRedirectAction} of="own" />,
      count: rows.length,
      next,
    };
  },
  async posts(admin, after) {
    const { page, next } = cut(await listPostAddresses(admin, after), ({ path }) => path);
    const rows = page.map(({ path, title, postId }) => ({
      path,
      to: title,
      href: `/admin/posts/${postId}/edit`,
    }));
    return {
      rows: <RedirectRows rows={rows} remove={deleteRedirectAction} of="post" />,
      count: rows.length,
      next,
    };
  },
  async tags(admin, after) {
    const { page, next } = cut(await listTagAddresses(admin, after), ({ slug }) => slug);
    return { rows: <TagAddressRows rows={page} remove={forgetTagAliasAction} />, count: page.length, next };
  },
  async missing(admin) {
    await collectMissing();
    const found = await listMissingPaths(admin);
    const rows = (
      <>
        <p className="hint">
          Paths alone are counted, most often asked for first. Programs look for holes in other software; what
          people miss looks like an address of yours.
        </p>
        <MissingRows
          rows={found}
          formFor={(path) => `/admin/redirects?${new URLSearchParams({ path })}`}
          create={createRedirectAction}
          forget={forgetMissingAction}
        />
        <ActionButton action={forgetMissingAction} hidden={{ path: '' }}>
          Forget all
        </ActionButton>
      </>
    );
    return { rows, count: found.length };
  },
};
