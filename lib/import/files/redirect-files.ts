import { parse as parseToml } from 'smol-toml';
import { fieldOf, fieldsIn, textOf } from '@/lib/import/fields';
import { MEGABYTE, type SourceTree } from '@/lib/import/files/source-tree';
import { addressOf } from '@/lib/import/source-addresses';
import type { SourceRedirect } from '@/lib/import/source-item';

type Line = { from: string; to: string; status: string };

const readers: [RegExp, (text: string) => Line[]][] = [
  [/^(?:static\/|public\/|src\/|source\/|content\/)?_redirects$/, linesOf],
  [/^netlify\.toml$/, (text) => ruleList(fieldOf(parseToml(text), 'redirects'), 'from', 'to', 'status')],
  [
    /^vercel\.json$/,
    (text) =>
      ruleList(fieldOf(fieldsIn(JSON.parse(text)), 'redirects'), 'source', 'destination', 'statuscode'),
  ],
];

/** Redirects of whole sites, as Netlify and Vercel have them; those with patterns are counted. */
export async function readRedirectFiles(
  tree: SourceTree,
): Promise<{ redirects: SourceRedirect[]; remarks: string[] }> {
  const redirects = new Map<string, SourceRedirect>();
  const remarks: string[] = [];
  for (const { path: file } of await tree.list()) {
    const read = readers.find(([name]) => name.test(file))?.[1];
    const bytes = read && (await tree.read(file, MEGABYTE).catch(() => null));
    if (!read || !bytes) continue;
    let left = 0;
    for (const line of attempt(() => read(String(bytes)))) {
      const redirect = redirectFrom(line);
      if (redirect && !redirects.has(redirect.key)) redirects.set(redirect.key, redirect);
      else if (!redirect) left += 1;
    }
    if (left > 0)
      remarks.push(`${left} lines of ${file} have patterns or conditions and were not taken over`);
  }
  return { redirects: [...redirects.values()], remarks };
}

function linesOf(text: string): Line[] {
  return text.split(/\r?\n/).flatMap((line) => {
    const [from = '', to = '', status = '301', ...more] = line
      .replace(/(?:^|\s)#.*$/, '')
      .trim()
      .split(/\s+/);
    if (from === '') return [];
    return [{ from, to, status: more.length > 0 ? 'conditional' : status }];
  });
}

const ruleList = (value: unknown, from: string, to: string, status: string): Line[] =>
  [value].flat().map((rule) => {
    const fields = fieldsIn(rule);
    const isTemporary = fieldOf(fields, 'permanent') === false;
    return {
      from: textOf(fieldOf(fields, from)),
      to: textOf(fieldOf(fields, to)),
      status: textOf(fieldOf(fields, status)) || (isTemporary ? '307' : '301'),
    };
  });

/** A rule as it is kept; null for one with a pattern, and for one that leads nowhere else. */
export function redirectFrom({ from, to, status }: Line): SourceRedirect | null {
  const code = status.replace('!', '');
  const isPlain =
    /^\/[^\s*:?]*$/.test(from) &&
    /^(?:\/|https?:\/\/)/i.test(to) &&
    !/[*]|\/:\w/.test(to.replace(/^https?:\/\//i, ''));
  if (!isPlain || !/^30[1278]$/.test(code)) return null;
  const key = addressOf(from);
  const target = /^https?:/i.test(to) ? to : addressOf(to);
  return key === '/' || key === target
    ? null
    : { kind: 'redirect', key, target, isPermanent: code === '301' || code === '308' };
}

function attempt(read: () => Line[]): Line[] {
  try {
    return read();
  } catch {
    return [];
  }
}
