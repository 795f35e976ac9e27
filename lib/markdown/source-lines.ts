import type { Root, RootContent } from 'mdast';
import type { VFile } from 'vfile';

/** Set on the file of a text whose preview is to follow its source. What readers get has no trace of it. */
export const WITH_LINES = 'withSourceLines';

/** `data-line` on each block and item: the line of the source that it begins on, from 1. */
export function remarkSourceLines() {
  return (tree: Root, file: VFile): void => {
    if (file.data[WITH_LINES] === true) for (const block of tree.children) markLine(block);
  };
}

function markLine(node: RootContent): void {
  const line = node.position?.start.line;
  if (line === undefined || node.type === 'html' || node.type === 'footnoteDefinition') return;
  node.data = { ...node.data, hProperties: { ...node.data?.hProperties, dataLine: line } };
  if (node.type === 'list' || node.type === 'blockquote') for (const child of node.children) markLine(child);
}
