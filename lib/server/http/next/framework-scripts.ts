import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { setImmediate } from 'node:timers/promises';
import { Tokenizer, TokenizerMode } from 'parse5';
import { THEME_SCRIPT } from '@/lib/inline-scripts';

/** Everything else in the page came from content, and must not run even if it got past the sanitizer. */
export function trustedScripts(scripts: string[]): string[] {
  // Next opens its data once. A second opener is not Next's, and then no data script can be told from a forged one.
  const opener = scripts.indexOf(DATA_OPENER);
  const forged = scripts.indexOf(DATA_OPENER, opener + 1) !== -1;
  return scripts.filter(
    (text, position) =>
      text === THEME_SCRIPT ||
      isReactRuntime(text) ||
      isBootstrap(text) ||
      (opener !== -1 && !forged && (text === DATA_OPENER || (position > opener && isData(text)))),
  );
}

const DATA_OPENER = '(self.__next_f=self.__next_f||[]).push([0])';

/** Elements whose content holds no tags, and the state in which the tokenizer reads it, as a browser's parser says. */
const rawContent = new Map<string, Tokenizer['state']>([
  ['script', TokenizerMode.SCRIPT_DATA],
  ...['style', 'xmp', 'iframe', 'noembed', 'noframes', 'noscript'].map(
    (name) => [name, TokenizerMode.RAWTEXT] as const,
  ),
  ...['title', 'textarea'].map((name) => [name, TokenizerMode.RCDATA] as const),
]);

/** Characters that are read before other requests get their turn: about ten milliseconds. */
const STRIDE = 128 * 1024;

/** By a tokenizer: content may speak of `<script>` in an attribute, and a search for letters would swallow the next. */
export async function inlineScripts(html: string): Promise<string[]> {
  const scripts: string[] = [];
  let text: string | undefined;
  const add = ({ chars }: { chars: string }): void => {
    if (text !== undefined) text += chars;
  };
  const ignore = (): void => {};
  const tokenizer = new Tokenizer(
    { sourceCodeLocationInfo: false },
    {
      onStartTag: ({ tagName, attrs }) => {
        tokenizer.state = rawContent.get(tagName) ?? tokenizer.state;
        tokenizer.lastStartTagName = tagName;
        if (tagName === 'script' && !attrs.some(({ name }) => name === 'src')) text = '';
      },
      onEndTag: ({ tagName }) => {
        if (tagName !== 'script' || text === undefined) return;
        scripts.push(text);
        text = undefined;
      },
      onCharacter: add,
      onWhitespaceCharacter: add,
      onNullCharacter: ignore,
      onComment: ignore,
      onDoctype: ignore,
      onEof: ignore,
    },
  );
  for (let start = 0; start < html.length; start += STRIDE) {
    if (start > 0) await setImmediate();
    tokenizer.write(html.slice(start, start + STRIDE), start + STRIDE >= html.length);
  }
  return scripts;
}

/** `self.__next_f.push([1,"…"])`: what the page's components are made of. */
function isData(text: string): boolean {
  const list = jsonBetween(text, 'self.__next_f.push(', ')');
  return Array.isArray(list) && typeof list[0] === 'number' && list.length <= 2;
}

/** `(globalThis["TURBOPACK"] || …).push({…});`: which of our own files start the page. */
function isBootstrap(text: string): boolean {
  const [, start, end] =
    /^(\(globalThis\["(\w+)"\] \|\| \(globalThis\["\2"\] = \[\]\)\)\.push\()/.exec(text) ?? [];
  return start !== undefined && end !== undefined && jsonBetween(text, start, ');') !== undefined;
}

/** React's own: constants of its server bundle, followed by at most one call with names of elements. */
function isReactRuntime(text: string): boolean {
  if (text === 'requestAnimationFrame(function(){$RT=performance.now()});') return true;
  const [, definitions, call, names = ''] = /^([\s\S]*?)(\$R[CRSX]\()("[^)]*)\)$/.exec(text) ?? [];
  if (definitions === undefined || call === undefined) return false;
  return (
    parsed(`[${names}]`) !== undefined && (definitions === '' || isReactConstant(`${definitions}${call}"`))
  );
}

const knownConstants = new Map<string, boolean>();
let bundle: string | undefined;

function isReactConstant(text: string): boolean {
  const known = knownConstants.get(text);
  if (known !== undefined) return known;
  bundle ??= readFileSync(
    createRequire(import.meta.url).resolve(
      'next/dist/compiled/react-dom/cjs/react-dom-server.node.production.js',
    ),
    'utf8',
  );
  const found = bundle.includes(`'${text.replaceAll('\n', '\\n')}'`);
  // Content cannot fill memory with made-up texts: only what React holds is remembered.
  if (found) knownConstants.set(text, true);
  return found;
}

function jsonBetween(text: string, start: string, end: string): unknown {
  if (!text.startsWith(start) || !text.endsWith(end)) return undefined;
  return parsed(text.slice(start.length, -end.length));
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}
