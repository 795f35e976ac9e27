import { Fragment, Slice } from '@tiptap/pm/model';
import type { EditorView } from '@tiptap/pm/view';
import { parseDocument } from '../bridge/parse-document';

/** Markdown in the place of what is selected: words stay in their sentence, blocks get a place of their own. */
export function insertMarkdown(view: EditorView, markdown: string): void {
  const { state } = view;
  const nodes = parseDocument(markdown).blocks.map(({ node }) =>
    state.schema.nodeFromJSON(node.toJSON() as object),
  );
  const isWords = (index: number) => (nodes.at(index)?.type.name === 'paragraph' ? 1 : 0);
  const slice = new Slice(Fragment.fromArray(nodes), isWords(0), isWords(-1));
  view.dispatch(state.tr.replaceSelection(slice).scrollIntoView().setMeta('paste', true));
}
