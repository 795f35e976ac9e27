import { Fragment, Slice, type Schema } from '@tiptap/pm/model';
import type { EditorView } from '@tiptap/pm/view';
import { parseDocument } from '../bridge/parse-document';

/** Markdown in the place of what is selected: words stay in their sentence, blocks get a place of their own. */
export function insertMarkdown(view: EditorView, markdown: string): void {
  const { state } = view;
  const nodes = parseDocument(markdown).blocks.map(({ node }) =>
    state.schema.nodeFromJSON(node.toJSON() as object),
  );
  // Spaces at the edges of a few words belong to the sentence that they come into.
  const [before = '', after = ''] = [/^[ \t]+/, /[ \t]+$/].map((edge) => edge.exec(markdown)?.[0]);
  const [only, more] = nodes;
  if (only?.type.name === 'paragraph' && !more)
    nodes[0] = only.copy(padded(only.content, before, after, state.schema));
  const isWords = (index: number) => (nodes.at(index)?.type.name === 'paragraph' ? 1 : 0);
  const slice = new Slice(Fragment.fromArray(nodes), isWords(0), isWords(-1));
  view.dispatch(state.tr.replaceSelection(slice).scrollIntoView().setMeta('paste', true));
}

function padded(content: Fragment, before: string, after: string, schema: Schema): Fragment {
  const spaces = (text: string) => (text ? Fragment.from(schema.text(text)) : Fragment.empty);
  return spaces(before).append(content).append(spaces(after));
}
