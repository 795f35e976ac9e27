import { realpath } from 'node:fs/promises';
import { ImportError } from '@/lib/import/import-error';
import { readPostSource } from '@/lib/import/post-source';
import { listSourceFiles, readSourceFile } from '@/lib/import/source-files';
import { readSourceImage } from '@/lib/import/source-images';
import type { SourceItem, SourceReader } from '@/lib/import/source-item';
import { Surroundings } from '@/lib/import/surroundings';

export async function openMarkdownNow(location: string): Promise<SourceReader> {
  const folder = await realpath(location);
  const remarks: string[] = [];
  async function* items(): AsyncIterable<SourceItem> {
    const { files, ignored } = await listSourceFiles(folder);
    const kinds = [...ignored]
      .sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))
      .map(([kind, number]) => `${number} ${kind}`);
    if (kinds.length > 0) remarks.push(`Not read, because they are not Markdown: ${kinds.join(', ')}.`);
    const surroundings = new Surroundings(folder);
    for (const file of files) {
      const problem = (result: 'skip' | 'fail', why: string) =>
        ({ kind: 'problem', key: file, title: file, result, why }) as const;
      try {
        const post = readPostSource(file, await readSourceFile(folder, file), await surroundings.hide(file));
        if (typeof post === 'string') {
          yield problem('skip', post);
          continue;
        }
        yield {
          kind: 'post',
          key: file,
          isPage: post.kind === 'page' ? true : undefined,
          title: post.title,
          slug: post.slug,
          subtitle: post.subtitle,
          body: post.body,
          coverUrl: '',
          coverAlt: '',
          tags: post.tags,
          series: post.series,
          seriesPosition: post.seriesPosition,
          author: null,
          publishedAt: post.publishedAt?.toISOString() ?? null,
          revisedAt: null,
          unpublishAt: post.unpublishAt?.toISOString() ?? null,
          hidden: post.hidden,
          language: post.language,
          feedId: post.feedId,
          addresses: post.addresses,
          base: file,
          notes: post.notes,
          unusedFields: [],
        };
      } catch (error) {
        if (!(error instanceof ImportError)) throw error;
        yield problem('fail', error.message);
      }
    }
  }
  return {
    kind: 'markdown',
    items,
    remarks: () => remarks,
    openPicture: (url, base) => readSourceImage(folder, base, url),
    close: async () => {},
  };
}
