import { parse as parseToml } from 'smol-toml';
import { parse as parseYaml } from 'yaml';
import { ImportError } from '@/lib/import/import-error';
import { toLineFeeds } from '@/lib/line-breaks';

export type FrontMatter = { fields: Record<string, unknown>; body: string };

const formats = [
  {
    name: 'YAML',
    pattern: /^---[ \t]*\n(?:([^]*?)\n)?(?:---|\.\.\.)[ \t]*(?:\n|$)/,
    parse: (text: string): unknown => parseYaml(text),
  },
  {
    name: 'TOML',
    pattern: /^\+\+\+[ \t]*\n(?:([^]*?)\n)?\+\+\+[ \t]*(?:\n|$)/,
    parse: (text: string): unknown => parseToml(text),
  },
];

/** YAML between `---`, TOML between `+++`. @returns null when there are none. @throws {ImportError} */
export function parseFrontMatter(file: string): FrontMatter | null {
  const text = toLineFeeds(file.replace(/^\uFEFF/, ''));
  for (const { name, pattern, parse } of formats) {
    const match = pattern.exec(text);
    if (!match) continue;
    return {
      fields: read(name, parse, match[1] ?? ''),
      body: text.slice(match[0].length).replace(/^\n+/, ''),
    };
  }
  return null;
}

function read(name: string, parse: (text: string) => unknown, head: string): Record<string, unknown> {
  let fields: unknown;
  try {
    fields = parse(head) ?? {};
  } catch (error) {
    const [reason = ''] = String(error instanceof Error ? error.message : error).split('\n');
    throw new ImportError(`the ${name} front matter cannot be read: ${reason}`);
  }
  if (typeof fields !== 'object' || fields === null || Array.isArray(fields)) {
    throw new ImportError(`the ${name} front matter is not a list of fields`);
  }
  return fields as Record<string, unknown>;
}
