import type { Element, Nodes } from 'hast';
import { attribute, classesOf, element, isElement, styleOf, text } from './element';
import { isMonospace } from './marks';

const lines = new Set(['div', 'p', 'li', 'tr', 'table', 'tbody', 'ol', 'ul']);
const numbering = new Set([
  'blob-num',
  'lineno',
  'linenos',
  'line-number',
  'line-numbers',
  'line-numbers-rows',
  'gutter',
]);

export function codeBlock(node: Element, language = languageOf(node)): Element {
  const code = codeOf(node).replace(/^\n|\n\s*$/g, '');
  const className = language ? [`language-${language}`] : [];
  return element('pre', [element('code', [text(`${code}\n`)], { className })]);
}

/** As editors copy it: a box of monospaced lines whose spaces count. */
export function isCodeBox(node: Element): boolean {
  if (isElement(node, 'pre')) return true;
  if (isElement(node, 'table'))
    return classesOf(node).some((name) => /^(?:highlight|js-file-line-container)$/.test(name));
  const style = styleOf(node);
  return isElement(node, 'div') && /^pre(?!-line)/.test(style.get('white-space') ?? '') && isMonospace(style);
}

/** The text of code, with the breaks between its lines and without their numbers. */
export function codeOf(node: Nodes): string {
  if (node.type === 'text') return node.value.replaceAll('\u00a0', ' ').replaceAll('\u200b', '');
  if (isElement(node, 'br')) return '\n';
  if (!('children' in node) || (node.type === 'element' && isNumbering(node))) return '';
  let code = '';
  for (const child of node.children) {
    const part = codeOf(child);
    const isLine = child.type === 'element' && lines.has(child.tagName);
    if (isLine && code !== '' && !code.endsWith('\n')) code += '\n';
    code += isLine && !part.endsWith('\n') && !isLastChild(node, child) ? `${part}\n` : part;
  }
  return code;
}

const isLastChild = (parent: { children: unknown[] }, child: unknown): boolean =>
  parent.children.at(-1) === child;

const isNumbering = (node: Element): boolean =>
  isElement(node, 'button') ||
  classesOf(node).some((name) => numbering.has(name)) ||
  styleOf(node).get('user-select') === 'none';

/** From the class names that highlighters give a block, its `code` or what stands around it. */
export function languageOf(node: Element): string {
  const inner = node.children.find((child) => isElement(child, 'code'));
  const names = [...classesOf(node), ...(isElement(inner) ? classesOf(inner) : [])];
  const named = names.map(
    (name) => /^(?:lang(?:uage)?-|highlight-(?:source|text)-)([\w+#-]+)/.exec(name)?.[1],
  );
  const name = named.find(Boolean) ?? (attribute(node, 'dataLang') || attribute(node, 'dataLanguage'));
  return name === 'plaintext' || name === 'text' ? '' : name;
}
