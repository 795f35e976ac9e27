import type { Element, ElementContent, Nodes } from 'hast';

export const isElement = <Name extends string = string>(
  node: Nodes | undefined,
  ...names: Name[]
): node is Element & { tagName: Name } =>
  node?.type === 'element' && (names.length === 0 || names.some((name) => name === node.tagName));

export const element = (
  tagName: string,
  children: ElementContent[] = [],
  properties: Element['properties'] = {},
): Element => ({ type: 'element', tagName, properties, children });

export const text = (value: string): ElementContent => ({ type: 'text', value });

export const wrapped = (tagName: string, children: ElementContent[]): Element[] =>
  children.length > 0 ? [element(tagName, children)] : [];

export const classesOf = ({ properties }: Element): string[] =>
  Array.isArray(properties.className) ? properties.className.map(String) : [];

export const attribute = ({ properties }: Element, name: string): string => {
  const value = properties[name];
  return typeof value === 'string' ? value : typeof value === 'number' ? String(value) : '';
};

/** Declarations of the style attribute, by their own names alone: Word's `mso-bidi-font-weight` is no weight. */
export function styleOf(node: Element): Map<string, string> {
  const declarations = new Map<string, string>();
  for (const declaration of attribute(node, 'style').split(';')) {
    const colon = declaration.indexOf(':');
    if (colon === -1) continue;
    declarations.set(
      declaration.slice(0, colon).trim().toLowerCase(),
      declaration
        .slice(colon + 1)
        .trim()
        .toLowerCase(),
    );
  }
  return declarations;
}
