import type { Element } from 'hast';
import { attribute, classesOf, isElement, styleOf } from './element';

export type BlockKind =
  | 'flow'
  | 'heading'
  | 'list'
  | 'table'
  | 'quote'
  | 'callout'
  | 'figure'
  | 'rule'
  | 'embed'
  | 'term'
  | 'code'
  | 'note';

const kinds = new Map<string, BlockKind>([
  ...['h1', 'h2', 'h3', 'h4', 'h5', 'h6'].map((name) => [name, 'heading'] as const),
  ...['ul', 'ol', 'menu', 'dir'].map((name) => [name, 'list'] as const),
  ...['p', 'div', 'section', 'article', 'main', 'header', 'footer', 'aside', 'address', 'center', 'form'].map(
    (name) => [name, 'flow'] as const,
  ),
  ...[
    'fieldset',
    'details',
    'summary',
    'dl',
    'dd',
    'li',
    'html',
    'body',
    'figcaption',
    'hgroup',
    'search',
  ].map((name) => [name, 'flow'] as const),
  ...['caption', 'thead', 'tbody', 'tfoot', 'tr', 'td', 'th', 'nav', 'legend', 'optgroup'].map(
    (name) => [name, 'flow'] as const,
  ),
  ['table', 'table'],
  ['blockquote', 'quote'],
  ['figure', 'figure'],
  ['hr', 'rule'],
  ['iframe', 'embed'],
  ['dt', 'term'],
  ['pre', 'code'],
  ['footnote-definition', 'note'],
]);

/** What kind of block an element is, by its name, its role or the class that Word and GitHub give it. */
export function blockKind(node: Element): BlockKind | undefined {
  if (attribute(node, 'role') === 'heading') return 'heading';
  const classes = classesOf(node);
  if (isElement(node, 'p') && classes.includes('MsoTitle')) return 'heading';
  if (isElement(node, 'p') && classes.some((name) => /^Mso(?:Intense)?Quote/.test(name))) return 'quote';
  if (isElement(node, 'div') && classes.some((name) => /^(?:markdown-alert|callout)-\w+$/.test(name)))
    return 'callout';
  return kinds.get(node.tagName);
}

const droppedNames = new Set([
  ...[
    'head',
    'style',
    'script',
    'template',
    'noscript',
    'title',
    'meta',
    'link',
    'svg',
    'canvas',
    'audio',
    'video',
  ],
  ...[
    'object',
    'embed',
    'button',
    'select',
    'textarea',
    'input',
    'map',
    'dialog',
    'datalist',
    'progress',
    'meter',
  ],
  ...[
    'o:p',
    'xml',
    'v:shape',
    'v:shapetype',
    'v:imagedata',
    'footnote-backlink',
    'wbr',
    'col',
    'colgroup',
    'base',
  ],
]);

const droppedClasses = new Set([
  ...[
    'mw-editsection',
    'noprint',
    'sr-only',
    'visually-hidden',
    'screen-reader-text',
    'EOP',
    'Apple-interchange-newline',
  ],
]);

/** No text of the document: code, drawings, what is hidden, and what pages put around a text. */
export function isDropped(node: Element): boolean {
  if (
    droppedNames.has(node.tagName) ||
    attribute(node, 'ariaHidden') === 'true' ||
    node.properties.hidden === true
  )
    return true;
  const classes = classesOf(node);
  if (classes.some((name) => droppedClasses.has(name))) return true;
  if (isElement(node, 'sup') && classes.includes('reference')) return true;
  const style = styleOf(node);
  return style.get('display') === 'none' || style.get('mso-hide') === 'all';
}

export const languageAround = (node: Element): string => {
  const names = classesOf(node).map(
    (name) => /^(?:language-|highlight-(?:source|text)-)([\w+#-]+)/.exec(name)?.[1],
  );
  return names.find(Boolean) ?? '';
};
