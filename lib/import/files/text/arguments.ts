export type Arguments = { positional: string[]; named: Map<string, string> };

const word =
  /(?:([\w.-]{1,60})\s{0,9}[=:]\s{0,9})?(?:"((?:[^"\\]|\\.){0,5000})"|'((?:[^'\\]|\\.){0,5000})'|`([^`]{0,5000})`|([^\s"'`,][^\s,]{0,2000}))/gy;

/** What stands behind the name of a shortcode: `a "b c" key="d" key=e`, with or without commas. */
export function readArguments(text: string): Arguments {
  const positional: string[] = [];
  const named = new Map<string, string>();
  word.lastIndex = 0;
  for (let at = 0; at < text.length;) {
    word.lastIndex = at;
    const match = word.exec(text);
    if (!match) {
      at += 1;
      continue;
    }
    const [whole, key, double, single, raw, bare] = match;
    const value = (double ?? single ?? raw ?? bare ?? '').replace(/\\(["'])/g, '$1');
    if (key === undefined) positional.push(value);
    else named.set(key.toLowerCase(), value);
    at += whole.length;
  }
  return { positional, named };
}

/** The first of these that is given and says something. */
export const argumentOf = ({ named }: Arguments, ...names: string[]): string =>
  names.map((name) => named.get(name)?.trim()).find(Boolean) ?? '';
