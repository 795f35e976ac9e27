import type { Element } from 'hast';
import { attribute } from '@/lib/import/html/elements';

const none = /^(?:none|plain|plaintext|text|txt|generic|no-highlight|nohighlight|auto)$/;

/** What highlighters of WordPress and Ghost write at `<pre>` or `<code>`: Prism, highlight.js, GeSHi, Enlighter. */
const patterns = [
  /(?:^|\s)(?:lang|language|highlight-source|sourceCode|brush)[-:]\s*([\w+#.-]+)/i,
  /(?:^|\s)hljs\s+([\w+#.-]+)/i,
];

export function codeLanguage(...nodes: (Element | undefined)[]): string {
  for (const node of nodes) {
    const found = node && languageAt(node);
    if (found && !none.test(found)) return found;
  }
  return '';
}

function languageAt(node: Element): string {
  const classes = attribute(node, 'className');
  const named = ['dataEnlighterLanguage', 'dataLang', 'dataLanguage', 'lang'].map((name) =>
    attribute(node, name),
  );
  const found = [...patterns.map((pattern) => pattern.exec(classes)?.[1]), ...named].find(Boolean) ?? '';
  // `lang="en"` tells the language of the words.
  return /^[\w+#.-]{1,30}$/.test(found) && !/^[a-z]{2}-[A-Z]{2}$|^en$|^de$|^fr$/.test(found)
    ? found.toLowerCase()
    : '';
}
