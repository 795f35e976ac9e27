import { canonicalLanguage } from '@/lib/site/language';
import { z } from '@/lib/zod';

/** A language tag in its canonical form. Left empty, it is `absent`. */
export const languageField = (absent: string) =>
  z
    .string()
    .default(absent)
    .transform((value, context) => {
      const tag = value.trim() === '' ? absent : canonicalLanguage(value);
      if (tag !== null) return tag;
      context.addIssue({ code: 'custom', message: 'Enter a language tag, such as en, de or pt-BR.' });
      return z.NEVER;
    });
