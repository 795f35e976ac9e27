import { z } from '@/lib/zod';

/** In characters, counted as people do. */
const MAX_LENGTH = 60;

/** Line and page ends, control characters, halves of characters, and places that Unicode leaves empty for ever. */
const UNPRINTABLE = /[\p{Cc}\p{Zl}\p{Zp}\p{Cs}\p{Co}\p{Noncharacter_Code_Point}\ufffc\ufffd]/u;
/** They turn the text around them, also that of other people. */
const DIRECTION = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/u;
/** Joiners within words (Persian, Hindi) and emoji, and what makes a sign an emoji, are the only invisible ones that spell. */
const SPELLING = /(?<=[\p{L}\p{M}\p{Emoji}])[\u200c\u200d](?=[\p{L}\p{M}\p{Emoji}])|(?<=\p{Emoji})\ufe0f/gu;
const INVISIBLE = /[\p{Default_Ignorable_Code_Point}\u2800]/u;
/** Marks on one letter; Vietnamese needs two, Hebrew with accents three, and a pile of them covers other lines. */
const PILE = /\p{M}{5,}/u;
const VISIBLE = /[\p{L}\p{N}\p{P}\p{S}]/u;

export const normaliseName = (typed: string): string =>
  typed
    .normalize('NFC')
    .replace(/\p{Zs}+/gu, ' ')
    .trim();

/** The problem of a name that others will see, in words, or null. @param name after `normaliseName` */
export function nameProblem(name: string): string | null {
  if (name === '') return 'Enter a name.';
  if ([...name].length > MAX_LENGTH) return `A name has at most ${MAX_LENGTH} characters.`;
  if (UNPRINTABLE.test(name)) return 'A name is one line, without control characters.';
  if (DIRECTION.test(name)) return 'A name cannot contain characters that change the direction of writing.';
  if (INVISIBLE.test(name.replace(SPELLING, ''))) return 'A name cannot contain invisible characters.';
  if (PILE.test(name.normalize('NFD'))) return 'A name cannot have so many marks on one letter.';
  if (!VISIBLE.test(name)) return 'A name needs at least one letter or sign that can be seen.';
  return null;
}

/** What of a name from elsewhere can be shown: one that `nameProblem` has nothing against; empty where nothing is left. */
export function showableName(text: string): string {
  const line = text
    .slice(0, 1000)
    .replace(/[\t\n\r\p{Zl}\p{Zp}]+/gu, ' ')
    .replace(new RegExp(`${UNPRINTABLE.source}|${DIRECTION.source}`, 'gu'), '')
    .normalize('NFC');
  const spelled = [...line.matchAll(SPELLING)].map(({ index }) => index);
  const visible = line.replace(new RegExp(INVISIBLE.source, 'gu'), (sign, index: number) =>
    spelled.includes(index) ? sign : '',
  );
  const flat = visible.normalize('NFD').replace(/(\p{M}{4})\p{M}+/gu, '$1');
  const name = shortened(normaliseName(flat));
  return nameProblem(name) === null ? name : '';
}

function shortened(name: string): string {
  const characters = [...name];
  if (characters.length <= MAX_LENGTH) return name;
  const start = characters.slice(0, MAX_LENGTH - 1).join('');
  return `${start.replace(/[\s\u200c\u200d]+$/u, '')}…`;
}

export const NameSchema = z
  .string({ error: 'Enter a name.' })
  .max(1000, { error: 'A name has at most 60 characters.' })
  .transform(normaliseName)
  .superRefine((name, context) => {
    const problem = nameProblem(name);
    if (problem) context.addIssue({ code: 'custom', message: problem });
  });

export const nameOfOwner = {
  name: 'That is, or looks like, the name of this site’s owner. Please choose another.',
};
