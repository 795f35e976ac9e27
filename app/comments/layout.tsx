import type { Metadata } from 'next';
import type { ReactNode } from 'react';
import { getFramedSite } from '@/app/framed-site';
import { SiteFrame } from '@/components/layout/site-frame';
import { logOut } from '@/lib/accounts/sessions/actions';
import { siteMetadata } from '@/lib/site/metadata';
import { getSite } from '@/lib/site/queries/site';

/** These pages depend on the person; and the build, which would try them, has no database. */
export const dynamic = 'force-dynamic';

export async function generateMetadata(): Promise<Metadata> {
  return { ...siteMetadata(await getSite()), robots: { index: false } };
}

export default async function CommentsLayout({ children }: { children: ReactNode }) {
  const site = await getFramedSite();
  return (
    <SiteFrame site={site} logOut={logOut}>
      <div className="comment-page">{children}</div>
    </SiteFrame>
  );
}
