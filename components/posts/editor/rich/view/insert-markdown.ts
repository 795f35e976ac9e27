import { Fragment, Slice, type Schema } from '@tiptap/pm/model';
import { TextSelection, type EditorState, type Transaction } from '@tiptap/pm/state';
import { NotShown, parseDocument } from '../bridge/parse-document';

type Range = { from: number; to: number };

/** Markdown in the place of what stands there: words stay in their sentence, blocks get a place of their own. */
export function insertMarkdown(state: EditorState, markdown: string, range: Range): Transaction {
  const { selection } = state;
  const { tr } = state;
  const isHere = selection.from === range.from && selection.to === range.to;
  if (!isHere) tr.setSelection(TextSelection.between(tr.doc.resolve(range.from), tr.doc.resolve(range.to)));
  if (tr.selection.$from.parent.type.spec.code) tr.insertText(markdown);
  else tr.replaceSelection(sliceOf(markdown, state.schema));
  // Whoever writes elsewhere by now is not moved.
  if (!isHere) tr.setSelection(selection.map(tr.doc, tr.mapping));
  return (isHere ? tr.scrollIntoView() : tr).setMeta('paste', true);
}

function sliceOf(markdown: string, schema: Schema): Slice {
  const nodes = blocksOf(markdown, schema);
  // Spaces at the edges of a few words belong to the sentence that they come into.
  const [before = '', after = ''] = [/^[ \t]+/, /[ \t]+$/].map((edge) => edge.exec(markdown)?.[0]);
  const [only, more] = nodes;
  if (only?.type.name === 'paragraph' && !more)
    nodes[0] = only.copy(padded(only.content, before, after, schema));
  const isWords = (index: number) => (nodes.at(index)?.type.name === 'paragraph' ? 1 : 0);
  return new Slice(Fragment.fromArray(nodes), isWords(0), isWords(-1));
}

/** What has no view is pasted as the words that it is. */
function blocksOf(markdown: string, schema: Schema) {
  try {
    return parseDocument(markdown).blocks.map(({ node }) => schema.nodeFromJSON(node.toJSON() as object));
  } catch (error) {
    if (!(error instanceof NotShown)) throw error;
    const lines = markdown.split('\n').filter((line) => line.trim() !== '');
    return lines.map((line) => schema.node('paragraph', null, schema.text(line)));
  }
}

function padded(content: Fragment, before: string, after: string, schema: Schema): Fragment {
  const spaces = (text: string) => (text ? Fragment.from(schema.text(text)) : Fragment.empty);
  return spaces(before).append(content).append(spaces(after));
}
