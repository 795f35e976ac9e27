import { publicPath, seriesPath, tagPath, type PostKind } from '@/lib/paths';
import { xml, xmlDocument } from '@/lib/xml';

/** A sitemap may list 50,000 addresses (https://www.sitemaps.org/protocol.html); the rest is for tags, and to make one quickly. */
export const POSTS_PER_SITEMAP = 20_000;

type SitemapEntry = { path: string; modifiedAt?: Date };

export function sitemap(siteUrl: string, places: SitemapEntry[]): string {
  return xmlDocument(xml`<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
${places.map(
  ({ path, modifiedAt }) => xml`<url><loc>${siteUrl}${path}</loc>${
    modifiedAt && xml`<lastmod>${modifiedAt.toISOString()}</lastmod>`
  }</url>
`,
)}</urlset>`);
}

export function sitemapIndex(siteUrl: string, numbers: number[]): string {
  const files = numbers.map((number) => `${siteUrl}/sitemaps/${number}.xml`);
  return xmlDocument(xml`<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
${files.map((url) => xml`<sitemap><loc>${url}</loc></sitemap>\n`)}</sitemapindex>`);
}

export function listPlaces(
  tags: { slug: string }[],
  series: { slug: string }[],
  newest?: Date,
): SitemapEntry[] {
  return [
    { path: '/', modifiedAt: newest },
    { path: '/archive', modifiedAt: newest },
    ...(tags.length > 0 ? [{ path: '/tags' }] : []),
    ...tags.map(({ slug }) => ({ path: tagPath(slug) })),
    ...(series.length > 0 ? [{ path: '/series' }] : []),
    ...series.map(({ slug }) => ({ path: seriesPath(slug) })),
  ];
}

export const postPlaces = (entries: { slug: string; kind: PostKind; modifiedAt: Date }[]): SitemapEntry[] =>
  entries.map(({ modifiedAt, ...post }) => ({ path: publicPath(post), modifiedAt }));
