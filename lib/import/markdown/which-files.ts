import path from 'node:path';
import { htmlExtension, markdownExtension } from '@/lib/import/markdown/document';
import type { Generator } from '@/lib/import/files/site-settings';
import { kindOf, type SourceFile } from '@/lib/import/files/source-tree';

/** Folders of finished pages, of themes and of templates, at the top of a site. */
const notContent: Partial<Record<Generator | 'any', string[]>> = {
  any: ['_site', '_includes', '_layouts', '_sass', 'dist', '.cache'],
  hugo: ['public', 'themes', 'layouts', 'archetypes', 'resources', 'assets', 'static'],
  zola: ['public', 'themes', 'templates', 'sass', 'static'],
  hexo: ['public', 'themes', 'scaffolds'],
  jekyll: ['vendor', 'assets'],
  pelican: ['output', 'themes', 'theme'],
  gatsby: ['public', 'static'],
  astro: ['public'],
  eleventy: ['_data', 'public'],
};

export type Chosen = {
  files: SourceFile[];
  /** What else lies there, by its kind, with how many. */
  others: Map<string, number>;
};

/** The files that may be posts: what a site is made with, and what was made of it, is none of its content. */
export function chooseFiles(all: SourceFile[], generator: Generator | null): Chosen {
  const folders = [...notContent.any!, ...((generator && notContent[generator]) ?? [])];
  const others = new Map<string, number>();
  const files = all.filter(({ path: file }) => {
    const top = file.split('/')[0] ?? '';
    const isText = markdownExtension.test(file) || htmlExtension.test(file);
    const kind = !isText
      ? kindOf(file)
      : folders.includes(top) && file.includes('/')
        ? `${path.posix.extname(file).toLowerCase()} in the folder ${top}`
        : null;
    if (kind === null) return true;
    others.set(kind, (others.get(kind) ?? 0) + 1);
    return false;
  });
  return { files, others };
}
