export const offeredLanguages =
  `ar bg bn ca cs da de el en en-GB en-US eo es et eu fa fi fr ga gl he hi hr hu id is it ja ka ko lt lv ms nb nl nn pl
  pt pt-BR ro ru sk sl sr sv sw ta th tr uk ur vi zh-Hans zh-Hant`.split(/\s+/);

const names = new Intl.DisplayNames('en', { type: 'language', fallback: 'none' });

/** `pt-BR` for `pt_br`; null for what is no language. */
export function canonicalLanguage(text: string): string | null {
  try {
    const [tag = ''] = Intl.getCanonicalLocales(text.trim().replaceAll('_', '-'));
    return names.of(new Intl.Locale(tag).language) ? tag : null;
  } catch {
    return null;
  }
}

export const languageName = (tag: string): string => names.of(tag) ?? tag;

const rightToLeft = new Set('Adlm Arab Hebr Mand Mend Nkoo Rohg Samr Syrc Thaa'.split(' '));

/** Where nobody said which, the direction is that of the first letter. @param language BCP 47 or empty */
export function languageAttributes(language = ''): { lang?: string; dir: 'auto' | 'ltr' | 'rtl' } {
  if (language === '') return { dir: 'auto' };
  const { script = '' } = new Intl.Locale(language).maximize();
  return { lang: language, dir: rightToLeft.has(script) ? 'rtl' : 'ltr' };
}
