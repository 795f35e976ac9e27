import { imageMarkdown } from '@/lib/media/image-markdown';
import type { LibraryPicture } from '@/lib/media/queries/library';

export function MarkdownToCopy({ pictures }: { pictures: LibraryPicture[] }) {
  return (
    <pre tabIndex={0} aria-label="Markdown to copy" className="markdown-to-copy">
      {pictures.map(({ alt, name }) => imageMarkdown(alt ?? '', `/media/${name}`)).join('\n\n')}
    </pre>
  );
}
