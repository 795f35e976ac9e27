import type { Section } from '@/lib/markdown/contents';
import type { languageAttributes } from '@/lib/site/language';

type ContentsProps = { sections: Section[]; written: ReturnType<typeof languageAttributes> };

/** Beside the text where there is room, else above it, to open. */
export function Contents({ sections, written }: ContentsProps) {
  if (sections.length === 0) return null;
  return (
    <div className="toc" dir={written.dir}>
      {/* A script opens it before there is React. */}
      <details suppressHydrationWarning>
        <summary>
          <bdi>On this page</bdi>
        </summary>
        <nav aria-label="On this page" lang={written.lang}>
          <SectionList sections={sections} />
        </nav>
      </details>
    </div>
  );
}

function SectionList({ sections }: { sections: Section[] }) {
  return (
    <ol>
      {sections.map(({ name, title, below }) => (
        <li key={name}>
          <a href={`#${name}`}>{title}</a>
          {below.length > 0 && <SectionList sections={below} />}
        </li>
      ))}
    </ol>
  );
}
