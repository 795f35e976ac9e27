import path from 'node:path';
import { canonicalLanguage, offeredLanguages } from '@/lib/site/language';

/** `a.fr.md` and `index.pt-br.md`: the name without its language, and which that is. */
export function languageInName(file: string): { name: string; language: string } {
  const { name } = path.posix.parse(file);
  const [, base = '', code = ''] = /^(.+)\.([a-z]{2}(?:[-_][a-z]{2,4}){0,2})$/i.exec(name) ?? [];
  const language = code === '' ? null : offered(code);
  return language ? { name: base, language } : { name, language: '' };
}

/** `a.md` of `a.fr.md`: the file of which it would be a translation. */
export const originalOf = (file: string): string => file.replace(/\.[\w-]+(\.\w+)$/, '$1');

/** Countries that people write where a language is meant. */
const countries: Record<string, string> = {
  ...{ cn: 'zh', tw: 'zh-TW', jp: 'ja', kr: 'ko', ua: 'uk', cz: 'cs', gr: 'el', dk: 'da', vn: 'vi' },
};

/** Of a folder called `fr`, `pt_BR` or `cn`; null for what names no language that a post may have. */
export function languageOfCode(name: string): string | null {
  const code = name.toLowerCase();
  if (Object.hasOwn(countries, code)) return countries[code]!;
  return /^[a-z]{2}(?:[-_][a-z]{2,4}){0,2}$/.test(code) ? offered(code) : null;
}

const known = new Map<string, string | null>();

/** Looked up once: `Intl` takes its time, and each file of a source asks. */
function offered(code: string): string | null {
  const earlier = known.get(code);
  if (earlier !== undefined) return earlier;
  const language = canonicalLanguage(code);
  const [tongue = ''] = language?.split('-') ?? [];
  const found = offeredLanguages.some((one) => one.split('-')[0] === tongue) ? language : null;
  if (known.size < 1000) known.set(code, found);
  return found;
}
