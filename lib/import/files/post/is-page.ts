import path from 'node:path';
import { textOf } from '@/lib/import/fields';
import { contentPath } from '@/lib/import/files/post/addresses-of';
import type { ReadFields } from '@/lib/import/files/post/read-fields';
import type { Generator } from '@/lib/import/files/site-settings';

/** Names under which sites tell about themselves. */
const pageNames =
  /^(?:about(?:[-_]?(?:me|us))?|contact|colophon|imprint|impressum|privacy(?:[-_]policy)?|datenschutz|terms|now|uses|cv|resume|legal|disclaimer|hire|hire-me)$/i;

type Facts = {
  file: string;
  isDated: boolean;
  generator: Generator | null;
  hasPostFolder: boolean;
  isAside: boolean;
};

/** Pages stand beside the posts: by what they say of themselves, by their folder, or where their generator keeps posts elsewhere. */
export function isPage(
  fields: ReadFields,
  { file, isDated, generator, hasPostFolder, isAside }: Facts,
): boolean {
  const kinds = ['type', 'layout', 'template', 'kind', 'posttype'].map((name) =>
    textOf(fields.get(name)).toLowerCase(),
  );
  // Zola has `page.html` for whatever is no section, a post or not.
  const told = generator === 'zola' ? kinds.filter((kind) => !/(?:^|\/)page\.html$/.test(kind)) : kinds;
  const words = told.map((kind) => kind.replace(/^.*\//, '').replace(/\.\w+$/, ''));
  if (words.some((kind) => ['page', 'pages'].includes(kind))) return true;
  if (words.some((kind) => ['post', 'posts', 'article', 'blog', 'blog-post', 'blogpost'].includes(kind)))
    return false;
  const parts = file.split('/');
  if (parts.slice(0, -1).some((part) => ['pages', 'page', '_pages'].includes(part.toLowerCase())))
    return true;
  if (isDated) return false;
  if (isAside) return true;
  const isBesidePosts = hasPostFolder && !parts.slice(0, -1).some((part) => part.startsWith('_'));
  if ((generator === 'jekyll' || generator === 'hexo') && isBesidePosts) return true;
  const content = contentPath(file);
  const { dir, name } = path.posix.parse(content);
  const isAtTop = dir === '' || (name === 'index' && !dir.includes('/'));
  if ((generator === 'hugo' || generator === 'zola') && isAtTop && file.startsWith('content/')) return true;
  return isAtTop && pageNames.test(name === 'index' ? dir : name);
}
