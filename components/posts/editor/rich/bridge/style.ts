import type { RootContent } from 'mdast';
import type { Options } from 'mdast-util-to-markdown';
import { visit } from 'unist-util-visit';

/** How an author writes what can be written in more than one way. */
export type Style = Pick<
  Options,
  'emphasis' | 'strong' | 'fence' | 'rule' | 'setext' | 'closeAtx' | 'listItemIndent'
>;

export function styleOf(block: RootContent, source: string): Style {
  const style: Style = {};
  visit(block, (node) => {
    const start = node.position?.start.offset ?? 0;
    const sign = source[start];
    if (node.type === 'emphasis' && (sign === '_' || sign === '*')) style.emphasis ??= sign;
    if (node.type === 'strong' && (sign === '_' || sign === '*')) style.strong ??= sign;
    if (node.type === 'code' && (sign === '~' || sign === '`')) style.fence ??= sign;
    if (node.type === 'thematicBreak' && (sign === '*' || sign === '-' || sign === '_')) style.rule ??= sign;
    if (node.type === 'heading') {
      style.setext ??= sign !== '#';
      style.closeAtx ??= sign === '#' && source[(node.position?.end.offset ?? 0) - 1] === '#';
    }
    if (node.type === 'listItem' && /^\S+ {2,}/.test(source.slice(start, start + 12)))
      style.listItemIndent ??= 'tab';
  });
  return style;
}
