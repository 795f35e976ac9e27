import { periodFacet, tagFacet, type Period } from '@/lib/search/indexing/facets';
import { isTag, type Choice, type Query } from '@/lib/search/query';

/** What a query says to PostgreSQL, as texts of its type `tsquery`. */
export type TsQueries = {
  /** The query itself, which decides. */
  exact: string;
  /** With phrases loosened to words, which the index finds fast: in titles, and in all of a post. */
  head: string;
  loose: string;
  hasPhrase: boolean;
};

export type Lexemes = ReadonlyMap<string, string[]>;
export type TagIds = ReadonlyMap<string, number>;

type Place = 'exact' | 'head' | 'loose';

/** Null where nothing can be found. @param lexemes of each word, quoted. @param tagIds by the name that was typed */
export function toTsQueries(query: Query, lexemes: Lexemes, tagIds: TagIds): TsQueries | null {
  if (query.groups.length === 0) return null;
  const groupIn = (group: Choice[], place: Place) =>
    either(group.flatMap((choice) => choiceIn(choice, place, lexemes, tagIds)));
  const all = (place: Place): string | null => {
    const groups = query.groups.map((group) => groupIn(group, place));
    if (groups.includes('')) return null;
    const excluded = query.excluded
      // A phrase that is loosened would leave out what has its words elsewhere.
      .filter((choice) => place === 'exact' || !isLoosened(choice))
      .flatMap((choice) => choiceIn(choice, place, lexemes, tagIds))
      .map((without) => `!${without}`);
    return [...groups, ...excluded].join(' & ');
  };
  const [exact, head, loose] = [all('exact'), all('head'), all('loose')];
  if (exact === null || head === null || loose === null) return null;
  return { exact, head, loose, hasPhrase: query.groups.flat().some(isPhrase) };
}

/** In one of these; empty for all times. */
export const inPeriods = (periods: Period[]): string =>
  either(periods.map((period) => quoted(periodFacet(period))));

const isPhrase = (choice: Choice): boolean => !isTag(choice) && choice.parts.length > 1;
const isLoosened = (choice: Choice): boolean =>
  isPhrase(choice) || (!isTag(choice) && choice.prefix !== null);

/** None where nobody can have it. */
function choiceIn(choice: Choice, place: Place, lexemes: Lexemes, tagIds: TagIds): string[] {
  if (isTag(choice)) {
    const id = tagIds.get(choice.tag);
    return id === undefined ? [] : [quoted(tagFacet(id))];
  }
  const { parts, prefix } = choice;
  const words = parts.flatMap((word, index) => {
    const isBeginning =
      prefix !== null && index === parts.length - 1 && (prefix === 'all' || place !== 'loose');
    return isBeginning ? [`${quoted(word)}:*`] : either(lexemes.get(word) ?? []) || [];
  });
  if (words.length < 2) return words;
  return [`(${words.join(place === 'exact' ? ' <-> ' : ' & ')})`];
}

const either = (choices: string[]): string =>
  choices.length > 1 ? `(${choices.join(' | ')})` : (choices[0] ?? '');

const quoted = (lexeme: string): string => `'${lexeme.replace(/['\\]/g, '$&$&')}'`;
