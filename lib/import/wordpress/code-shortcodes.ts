import type { Shortcode } from '@/lib/import/wordpress/shortcode-text';

/** Of SyntaxHighlighter, CodeColorer, WP-Syntax, Crayon and their kin. */
const names = new Set([
  'code',
  'sourcecode',
  'source',
  'cc',
  'codeblock',
  'highlight',
  'crayon',
  'prism',
  'pastacode',
]);

const languages = new Set([
  ...[
    'actionscript3',
    'as3',
    'bash',
    'shell',
    'coldfusion',
    'cpp',
    'csharp',
    'css',
    'delphi',
    'pascal',
    'diff',
    'patch',
  ],
  ...[
    'erlang',
    'fsharp',
    'go',
    'groovy',
    'html',
    'java',
    'javafx',
    'javascript',
    'jscript',
    'js',
    'matlab',
    'objc',
  ],
  ...[
    'perl',
    'php',
    'powershell',
    'python',
    'py',
    'ruby',
    'rails',
    'rust',
    'scala',
    'sql',
    'vb',
    'vbnet',
    'xml',
    'yaml',
  ],
  ...['json', 'typescript', 'swift', 'kotlin', 'haskell', 'clojure'],
]);

/** CodeColorer's short forms: options as letters, then the language. */
const colorer = /^cc[ibnlesxwtf]*(?:_([\w+#-]+))?$/i;

export const isCode = (name: string): boolean => languages.has(name) || names.has(name) || colorer.test(name);

/** A block of code; null for what is none. */
export function codeShortcode({ name, attributes, values, content }: Shortcode): string | null {
  if (content === null) return null;
  const isLanguage = languages.has(name);
  const colored = colorer.exec(name);
  if (!isLanguage && !names.has(name) && !colored) return null;
  const given =
    attributes.language ?? attributes.lang ?? colored?.[1] ?? (isLanguage ? name : values[0]) ?? '';
  const language = /^[\w+#.-]{1,30}$/.test(given) ? ` class="language-${given.toLowerCase()}"` : '';
  const code = content.replace(/^\s*\n|\s+$/g, '');
  if (/^\s*<(?:pre|code)\b/i.test(code)) return code.replace(/^(\s*)<(pre|code)\b/i, `$1<$2${language}`);
  return `<pre><code${language}>${encoded(code)}</code></pre>`;
}

/** The visual editor wrote `&lt;`, the other one `<`. */
function encoded(code: string): string {
  const isEncoded = /&(?:lt|gt|amp|quot|#\d+);/.test(code) && !/<(?!br\b|\/?p\b)/i.test(code);
  const plain = isEncoded
    ? code.replace(/<br\s*\/?>\n?|<\/p>\s*<p>/gi, '\n').replace(/<\/?p>/gi, '')
    : code.replaceAll('&', '&amp;');
  return plain.replaceAll('<', '&lt;');
}
