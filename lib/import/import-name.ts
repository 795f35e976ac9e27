import path from 'node:path';
import type { ImportSummary } from '@/lib/import/queries/imports';

const kinds: Record<ImportSummary['kind'], string> = {
  markdown: 'Markdown files',
  wordpress: 'A WordPress blog',
  ghost: 'A Ghost blog',
  colophon: 'A Colophon blog',
};

type Named = Pick<ImportSummary, 'kind' | 'state' | 'source' | 'location' | 'isUpload'>;

/** What the owner knows it by; the folder of an upload has a name that nobody chose. */
export function importName({ kind, state, source, location, isUpload }: Named): string {
  if (isUpload && source.split('\n', 1)[0] === location.split('\n', 1)[0])
    return state === 'reading' || state === 'failed' ? 'An export' : kinds[kind];
  return path.isAbsolute(source) ? source.split('\n', 1)[0]! : source;
}
