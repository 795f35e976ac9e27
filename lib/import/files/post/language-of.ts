import path from 'node:path';
import { canonicalLanguage, offeredLanguages } from '@/lib/site/language';

/** `a.fr.md` and `index.pt-br.md`: the name without its language, and which that is. */
export function languageInName(file: string): { name: string; language: string } {
  const { name } = path.posix.parse(file);
  const [, base = '', code = ''] = /^(.+)\.([a-z]{2}(?:[-_][a-z]{2,4})?)$/i.exec(name) ?? [];
  const language = code === '' ? null : canonicalLanguage(code);
  const [tongue = ''] = language?.split('-') ?? [];
  const isOffered = offeredLanguages.some((offered) => offered.split('-')[0] === tongue);
  return language && isOffered ? { name: base, language } : { name, language: '' };
}
