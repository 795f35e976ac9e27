import { listHiddenPaths } from '@/lib/posts/queries/hidden-links';
import { linkedPaths, withoutPaths } from '@/lib/site/links';
import { getSite, type Site } from '@/lib/site/queries/site';

/** The site as the frame of its pages shows it: without links to what is not public. */
export async function getFramedSite(): Promise<Site> {
  const site = await getSite();
  const hidden = await listHiddenPaths(linkedPaths([...site.navigation, ...site.footerLinks]));
  if (hidden.length === 0) return site;
  const [navigation, footerLinks] = [site.navigation, site.footerLinks].map((links) =>
    withoutPaths(links, hidden),
  );
  return { ...site, navigation: navigation ?? [], footerLinks: footerLinks ?? [] };
}
