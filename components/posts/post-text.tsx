import { markBareLinks } from '@/lib/markdown/bare-links';
import { contentsOf } from '@/lib/markdown/contents';
import { languageAttributes } from '@/lib/site/language';
import { Contents } from './contents';

/** Words from which on it is worth showing how far one has read. */
const LONG = 300;

type PostTextProps = { post: { bodyHtml: string; language: string; wordCount: number } };

export function PostText({ post: { bodyHtml, language, wordCount } }: PostTextProps) {
  const written = languageAttributes(language);
  return (
    <div className={wordCount < LONG ? 'post-reading' : 'post-reading post-long'}>
      <Contents sections={contentsOf(bodyHtml)} written={written} />
      {/* Sanitized when it was saved (lib/markdown); scripts may have been at work in it before React. */}
      <div
        className="post-body prose"
        {...written}
        suppressHydrationWarning
        dangerouslySetInnerHTML={{ __html: markBareLinks(bodyHtml) }}
      />
    </div>
  );
}
