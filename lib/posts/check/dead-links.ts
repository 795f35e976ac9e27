import 'server-only';
import { decodePercent } from '@/lib/decode-percent';
import { settings } from '@/lib/env';
import type { Exam } from '@/lib/markdown/examine';
import type { Reference } from '@/lib/markdown/references';
import { pageSlugIn, slugIn } from '@/lib/paths';
import { pathOnSite, tagIn } from '@/lib/posts/check/internal-links';
import type { FieldName } from '@/lib/posts/post-fields';
import type { LinkTargets } from '@/lib/posts/queries/link-targets';
import { whereaboutsOf } from '@/lib/server/http/known-addresses';

type DeadLink = { message: string; field: FieldName; place: { start: number; end: number } };

/** Links to this site that lead nowhere, or nowhere yet. @param slug of the post itself, which may not be stored yet */
export async function deadLinks(exam: Exam, targets: LinkTargets, slug: string): Promise<DeadLink[]> {
  const dead = new Set(exam.deadFragments);
  const links = exam.references.filter(({ kind }) => kind === 'link');
  const messages = await Promise.all(links.map((link) => messageFor(link, dead, targets, slug)));
  return links.flatMap(({ start, end }, index) => {
    const message = messages[index];
    return message ? [{ message, field: 'body' as const, place: { start, end } }] : [];
  });
}

async function messageFor({ url }: Reference, dead: Set<string>, targets: LinkTargets, own: string) {
  if (url.startsWith('#'))
    return dead.has(`#${decodePercent(url.slice(1))}`) ? `Nothing in the text has the name ${url}.` : null;
  const path = pathOnSite(url, settings().SITE_URL);
  if (path === null || targets.redirects.has(path)) return null;
  const [slug, tag] = [slugIn(path), tagIn(path)];
  if (slug) return slug === own ? null : aboutPost(targets.posts.get(path), path);
  if (tag) return targets.tags.has(tag) ? null : `No post has the tag that ${path} leads to.`;
  if ((await whereaboutsOf(path)) === 'known' || pageSlugIn(path) === own) return null;
  return aboutPost(targets.posts.get(path), path);
}

function aboutPost(state: string | undefined, path: string): string | null {
  if (state === 'published') return null;
  return state
    ? `${path} is not published yet: readers who follow the link find nothing.`
    : `Nothing is at ${path}.`;
}
