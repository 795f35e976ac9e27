import { isDeepStrictEqual } from 'node:util';

export type SectionMerge<Values> = {
  /** What the form says, and what is stored where the form says what it showed. */
  values: Values;
  /** Whether both say something else than was shown, of the same setting. */
  clashes: boolean;
};

/** Setting by setting, as three-way merges are. A setting that `sent` leaves out is meant to stay. */
export function mergeSection<Values extends object>(
  shown: Partial<Values>,
  sent: Values,
  stored: Values,
): SectionMerge<Values> {
  const names = (Object.keys(sent) as (keyof Values)[]).filter((name) => sent[name] !== undefined);
  const changed = names.filter((name) => !isDeepStrictEqual(sent[name], shown[name]));
  const clashes = changed.some(
    (name) => !isDeepStrictEqual(stored[name], shown[name]) && !isDeepStrictEqual(stored[name], sent[name]),
  );
  const own = Object.fromEntries(changed.map((name) => [name, sent[name]]));
  return { values: { ...stored, ...own }, clashes };
}

/** What a form says that it showed; undefined where it says nothing, as one of an older build. */
export function readShown<Values extends object>(json: string | undefined): Partial<Values> | undefined {
  try {
    const shown: unknown = JSON.parse(json ?? '');
    return typeof shown === 'object' && shown !== null ? shown : undefined;
  } catch {
    return undefined;
  }
}
