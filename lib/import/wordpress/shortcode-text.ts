/** One `[name key="value" 7]`, and what stands between it and `[/name]` if it has that. */
export type Shortcode = {
  name: string;
  attributes: Record<string, string>;
  /** Values without a key, in their order. */
  values: string[];
  content: string | null;
  /** As it is written. */
  source: string;
};

const tag = /\[(\/?)([a-z][\w-]{0,60})((?:[\s=:|][^[\]]{0,4000})?)\/?\]/gi;
const pair =
  /([\w-]+)\s*=\s*"([^"]*)"|([\w-]+)\s*=\s*'([^']*)'|([\w-]+)\s*=\s*([^\s'"]+)|"([^"]*)"|'([^']*)'|(\S+)/g;

/**
 * @param replace what stands in its place; null leaves it as it is, and what it encloses is looked at
 * @param isEnclosing whether a name may have an end of its own
 */
export function replaceShortcodes(text: string, replace: (code: Shortcode) => string | null): string {
  const ends = endsByName(text);
  let result = '';
  let from = 0;
  tag.lastIndex = 0;
  for (let match = tag.exec(text); match; match = tag.exec(text)) {
    const [whole, isEnd, name = '', rest = ''] = match;
    const next = match.index + whole.length;
    if (isEnd) continue;
    const end = ends.next(name, next);
    const content = end === null ? null : text.slice(next, end);
    const stop = end === null ? next : end + name.length + 3;
    const { attributes, values } = attributesOf(rest);
    const source = text.slice(match.index, stop);
    const instead = replace({ name: name.toLowerCase(), attributes, values, content, source });
    if (instead === null) continue;
    result += text.slice(from, match.index) + instead;
    from = stop;
    tag.lastIndex = stop;
  }
  return result + text.slice(from);
}

/** Where each `[/name]` stands, so that a text of nothing but beginnings is not searched once for each. */
function endsByName(text: string) {
  const places = new Map<string, { at: number[]; index: number }>();
  for (const { 1: name = '', index } of text.matchAll(/\[\/([a-z][\w-]{0,60})\]/gi)) {
    const key = name.toLowerCase();
    const known = places.get(key);
    if (known) known.at.push(index);
    else places.set(key, { at: [index], index: 0 });
  }
  return {
    next(name: string, from: number): number | null {
      const known = places.get(name.toLowerCase());
      if (!known) return null;
      while (known.index < known.at.length && known.at[known.index]! < from) known.index += 1;
      return known.at[known.index] ?? null;
    },
  };
}

/** For an attribute, or as words. */
export const escaped = (text: string): string =>
  text.replace(/[&"<>]/g, (sign) => `&#${sign.charCodeAt(0)};`);

/** A beginning or an end by itself, for what lies in boxes of its own kind. */
export const mark = /\[(\/?)([a-z][\w-]{0,60})((?:\s[^[\]]*)?)\]/gi;

/** Names with as many ends as beginnings: of others nobody can tell where something ends. @param counts whether a mark is one */
export function pairedNames(text: string, counts: (mark: string) => boolean = () => true): Set<string> {
  const found = new Map<string, { begun: number; ended: number }>();
  for (const [whole, isEnd, given = ''] of text.matchAll(mark)) {
    if (!counts(whole)) continue;
    const name = given.toLowerCase();
    const times = found.get(name) ?? { begun: 0, ended: 0 };
    times[isEnd ? 'ended' : 'begun'] += 1;
    found.set(name, times);
  }
  return new Set(
    [...found].filter(([, { begun, ended }]) => begun === ended && begun > 0).map(([name]) => name),
  );
}

/** Of what stands behind the name. */
export function attributesOf(text: string): Pick<Shortcode, 'attributes' | 'values'> {
  const attributes: Record<string, string> = Object.create(null) as Record<string, string>;
  const values: string[] = [];
  // `[youtube=https://…]` and `[audio:https://…]` give their value right behind the name.
  const plain = text
    .replace(/^[=:]\s*/, ' ')
    .replace(/&(?:quot|#8221|#8243|#34);|[“”″]/g, '"')
    .replaceAll('&amp;', '&');
  for (const [, a, aValue, b, bValue, c, cValue, ...loose] of plain.matchAll(pair)) {
    const key = a ?? b ?? c;
    if (key !== undefined && !/^https?:/.test(plain.trim()))
      attributes[key.toLowerCase()] = aValue ?? bValue ?? cValue ?? '';
    else
      values.push(loose.find((value) => value !== undefined) ?? `${key}=${aValue ?? bValue ?? cValue ?? ''}`);
  }
  return { attributes, values };
}
