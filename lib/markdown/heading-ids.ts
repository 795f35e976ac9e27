import type { Heading, Root } from 'mdast';
import { visit } from 'unist-util-visit';

/** `{#install}` at the end of a heading, as Hugo and Zola write it, or kramdown's `{: #install .class}`. */
const ending = /[ \t]*\{:?[ \t]*(?<id>#[^\s{}#]+)?(?:[ \t]*\.[\w-]+)*[ \t]*\}[ \t]*$/;

export function remarkHeadingIds() {
  return (tree: Root): void => {
    visit(tree, 'heading', (heading: Heading) => {
      const last = heading.children.at(-1);
      const match = last?.type === 'text' ? ending.exec(last.value) : null;
      if (last?.type !== 'text' || !match?.groups?.id) return;
      last.value = last.value.slice(0, match.index);
      heading.data = { ...heading.data, hProperties: { id: match.groups.id.slice(1) } };
    });
  };
}
