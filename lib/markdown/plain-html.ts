import { cutTo } from '@/lib/cut-text';
import { MAX_EXCERPT } from '@/lib/markdown/bounds';

const references: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

export function plainHtml(text: string): string {
  return text
    .split(/\n{2,}/)
    .filter((paragraph) => paragraph.trim() !== '')
    .map((paragraph) => {
      const escaped = paragraph.replace(/[&<>]/g, (character) => references[character] ?? character);
      return `<p>${escaped.replaceAll('\n', '<br>\n')}</p>`;
    })
    .join('\n');
}

export function plainFacts(text: string): { excerpt: string; wordCount: number } {
  const start = text
    .slice(0, MAX_EXCERPT * 2)
    .replace(/\s+/g, ' ')
    .trim();
  const excerpt = cutTo(start, MAX_EXCERPT);
  let wordCount = 0;
  for (const word = /\S+/g; word.exec(text) !== null;) wordCount += 1;
  return { excerpt, wordCount };
}
