import { cutTo, startOf } from '@/lib/cut-text';
import type { PlannedItem } from '@/lib/import/mutations/stage-items';
import type { RecalledItem } from '@/lib/import/queries/recalled-items';
import type { SourceSeries, SourceTag } from '@/lib/import/source-item';
import { MAX_SERIES_NAME } from '@/lib/posts/series-name';
import { MAX_TAG_LENGTH, tagSlug } from '@/lib/posts/tags';

type Known = {
  known: ReadonlyMap<string, { id: number; description: string }>;
  recalled: ReadonlyMap<string, RecalledItem>;
  /** Names, as they are identified by, that posts have which come in. */
  used: ReadonlySet<string>;
};

/** UTF-16 code units. */
const MAX_DESCRIPTION = 500;

/** Tags and series come with the posts that have them; what is said of them comes by itself, and never in the place of what the owner said. */
export function planNamed(
  kind: 'tag' | 'series',
  { hash, payload }: { hash: string; payload: SourceTag | SourceSeries },
  { known, recalled, used }: Known,
): PlannedItem {
  const most = kind === 'tag' ? MAX_TAG_LENGTH : MAX_SERIES_NAME;
  const given = payload.name.replaceAll(',', ' ').replace(/\s+/g, ' ').trim();
  const name = startOf(given, most).trim();
  const nameKey = tagSlug(name);
  const { key } = payload;
  if (nameKey === '') return { kind, key, action: 'skip', why: 'its name has no letter and no digit' };
  const description = payload.description.replace(/\s+/g, ' ').trim();
  const fitting = cutTo(description, MAX_DESCRIPTION);
  const notes =
    fitting === description
      ? {}
      : { findings: { notes: [`its description was cut to ${MAX_DESCRIPTION} characters`] } };
  const row = known.get(nameKey);
  const base = {
    kind,
    key,
    targetId: row?.id ?? null,
    address: `/${kind === 'tag' ? 'tags' : 'series'}/${nameKey}`,
  };
  if (row && (row.description === fitting || fitting === '' || recalled.get(key)?.hash === hash))
    return { ...base, action: 'unchanged' };
  if (row?.description) return { ...base, action: 'skip', why: 'it has a description here already' };
  if (!row && fitting === '' && !isItsOwn(payload, nameKey, used))
    return used.has(nameKey)
      ? { ...base, action: 'unchanged', why: 'its posts bring it' }
      : { ...base, action: 'skip', why: 'no post has it, and nothing is said of it' };
  return {
    ...base,
    ...notes,
    action: row ? 'update' : 'create',
    payload: { ...payload, name, description: fitting },
  };
}

/** Its address is another one than its name makes, or it had other names. */
const isItsOwn = (named: SourceTag | SourceSeries, nameKey: string, used: ReadonlySet<string>): boolean =>
  hasAliases(named) || (used.has(nameKey) && tagSlug(named.slug) !== '' && tagSlug(named.slug) !== nameKey);

const hasAliases = (named: SourceTag | SourceSeries): boolean =>
  named.kind === 'tag' && (named.aliases ?? []).length > 0;
