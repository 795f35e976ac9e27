import { ImportError } from '@/lib/import/import-error';
import { fieldsIn, type Fields } from '@/lib/import/fields';
import { parse } from 'yaml';

/** JSON, or an object of JavaScript that holds nothing but values. Nothing is ever run. @throws {ImportError} */
export function readLiteral(source: string): Fields {
  const text = source
    .trim()
    .replace(/^(?:module\.exports\s*=|export\s+default|return)\s*/, '')
    .replace(/;\s*$/, '');
  try {
    return fieldsIn(JSON.parse(text));
  } catch {
    return readObject(text.startsWith('{') ? text : `{${text}}`);
  }
}

/** In braces YAML is JSON with what JavaScript allows besides: keys and words without quotes, a last comma. */
function readObject(text: string): Fields {
  const bare = withoutStrings(text);
  if (bare === null || /[`()=;]|\bnew\b|\.\.\./.test(bare.code))
    throw new ImportError('the front matter is a program, and programs are not run');
  try {
    const value: unknown = parse(bare.text, { uniqueKeys: false, logLevel: 'error' });
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return fieldsIn(value);
  } catch {
    // Said below.
  }
  throw new ImportError('the front matter is no list of fields that can be read');
}

/** The text without comments and with JSON's strings, and the code alone, without what stands in strings. */
function withoutStrings(text: string): { text: string; code: string } | null {
  let [clean, code] = ['', ''];
  for (let at = 0; at < text.length;) {
    const end = endOfPart(text, at);
    if (end === -1) return null;
    const part = text.slice(at, end);
    at = end;
    if (part.length > 1) clean += /^["']/.test(part) ? asJson(part) : ' ';
    // YAML wants a space behind the colon, JavaScript does not.
    else clean += part === ':' ? ': ' : part;
    if (part.length === 1) code += part;
  }
  return { text: clean, code };
}

/** Of a string, a comment or else one character; -1 where it has no end. */
function endOfPart(text: string, at: number): number {
  const character = text[at]!;
  if (character === '"' || character === "'") {
    for (let index = at + 1; index < text.length && text[index] !== '\n'; index += 1) {
      if (text[index] === '\\') index += 1;
      else if (text[index] === character) return index + 1;
    }
    return -1;
  }
  if (text.startsWith('//', at)) {
    const end = text.indexOf('\n', at);
    return end === -1 ? text.length : end;
  }
  if (!text.startsWith('/*', at)) return at + 1;
  const end = text.indexOf('*/', at + 2);
  return end === -1 ? -1 : end + 2;
}

function asJson(string: string): string {
  if (string.startsWith('"')) return string;
  return JSON.stringify(
    string
      .slice(1, -1)
      .replace(/\\(n|t|.)/g, (_, letter: string) => ({ n: '\n', t: '\t' })[letter] ?? letter),
  );
}

/** The end of the object that a text begins with; -1 where it has none. */
export function endOfObject(text: string, from = 0): number {
  let depth = 0;
  let quote = '';
  for (let index = from; index < text.length; index += 1) {
    const character = text[index]!;
    if (quote !== '') {
      if (character === '\\') index += 1;
      else if (character === quote) quote = '';
    } else if (character === '"' || character === "'" || character === '`') quote = character;
    else if (character === '{' || character === '[') depth += 1;
    else if (character === '}' || character === ']') {
      depth -= 1;
      if (depth === 0) return index + 1;
    }
  }
  return -1;
}
