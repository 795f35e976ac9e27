import { Editor } from '@tiptap/core';
import { closeHistory } from '@tiptap/pm/history';
import { TextSelection, type Transaction } from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';
import { caretInDocument, caretInText } from '../bridge/caret';
import { pairBlocks } from '../bridge/pair-blocks';
import { NotShown, parseDocument, type ParsedDocument } from '../bridge/parse-document';
import { isProvedWhole, openDocument, type OpenDocument } from '../bridge/save-document';
import { onFlush, onShowCaret } from '../../textarea/text-view';
import { extensions } from './extensions';

/** Milliseconds after the last key, and at most, until what was written stands in the text. */
const PAUSE = 300;
const LONGEST = 3000;

/** A transaction that brings the text's own state into the view: nothing is written back for it. */
const FROM_TEXT = 'from-text';

export type RichOptions = {
  mount: HTMLElement;
  area: HTMLTextAreaElement;
  /** What the person should know: a block that Markdown cannot say, or nothing any more. */
  onProblem: (problem: string) => void;
  /** The text was changed elsewhere to what cannot be shown: why. */
  onRefused: (reason: string) => void;
};

/** A view on the text of a textarea, which stays its owner. @throws {NotShown} for a text that has no view */
export class RichSession {
  readonly editor: Editor;
  private parsed: ParsedDocument;
  private document: OpenDocument;
  private known: string;
  /** The text at the beginning of the visit, to which one undo in the textarea leads. */
  private opened: string;
  private isStale = false;
  private timer: number | undefined;
  private waitingSince = 0;
  private readonly stop = new AbortController();

  constructor(private readonly options: RichOptions) {
    const { area, mount } = options;
    this.known = this.opened = area.value;
    this.parsed = parseDocument(this.known);
    this.document = openDocument(this.parsed);
    this.editor = new Editor({
      element: mount,
      extensions,
      injectCSS: false,
      content: { type: 'doc', content: this.document.nodes.map((node) => node.toJSON() as object) },
      editorProps: {
        attributes: {
          class: 'rich',
          role: 'textbox',
          'aria-multiline': 'true',
          'aria-label': 'Body, rich text',
        },
      },
    });
    this.editor.on('transaction', ({ transaction }) => this.follow(transaction));
    this.listen();
  }

  /** The text may have been written in the other mode meanwhile. */
  enter(takesFocus: boolean): void {
    this.opened = this.options.area.value;
    this.showCaret(takesFocus);
  }

  /** Where the textarea has it. */
  private showCaret(takesFocus: boolean): void {
    this.takeText();
    const at = caretInDocument(this.parsed.blocks, this.editor.state.doc, this.options.area.selectionStart);
    const { state, view } = this.editor;
    const near = TextSelection.near(state.doc.resolve(Math.min(at, state.doc.content.size)));
    const tr = state.tr.setSelection(near).setMeta('addToHistory', false);
    view.dispatch(takesFocus ? tr.scrollIntoView() : tr);
    if (!takesFocus) return;
    if (this.options.area.value.slice(0, this.options.area.selectionStart).endsWith('\n\n')) goOnBelow(view);
    view.focus();
  }

  /** @returns what the textarea has to become, from what it was at the beginning, and its caret */
  leave(): { opened: string; text: string; caret: number } {
    this.write();
    const { doc, selection } = this.editor.state;
    if (!isProvedWhole(this.known, doc.children))
      this.options.onProblem('Some of it may look otherwise to readers: please look it over in the preview.');
    return { opened: this.opened, text: this.known, caret: caretInText(this.known, doc, selection.from) };
  }

  write(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
    if (!this.isStale || this.editor.isDestroyed) return;
    if (this.editor.view.composing) return this.writeSoon();
    this.isStale = false;
    const { text, unproved } = this.document.save(this.editor.state.doc.children);
    const block = unproved[0]?.textContent.slice(0, 40);
    this.options.onProblem(
      block === undefined ? '' : `Markdown cannot say how this block looks: “${block}…”`,
    );
    if (text === this.known) return;
    this.known = text;
    setText(this.options.area, text);
  }

  close(): void {
    this.write();
    this.stop.abort();
    this.editor.destroy();
  }

  private placeCaret(): void {
    this.write();
    const { doc, selection } = this.editor.state;
    const caret = caretInText(this.known, doc, selection.from);
    this.options.area.setSelectionRange(caret, caret);
  }

  private follow(transaction: Transaction): void {
    if (!transaction.docChanged || transaction.getMeta(FROM_TEXT)) return;
    this.isStale = true;
    this.writeSoon();
  }

  private writeSoon(): void {
    const now = Date.now();
    if (this.timer === undefined) this.waitingSince = now;
    clearTimeout(this.timer);
    const wait = Math.max(0, Math.min(PAUSE, this.waitingSince + LONGEST - now));
    this.timer = window.setTimeout(() => this.write(), this.editor.view.composing ? PAUSE : wait);
  }

  private listen(): void {
    const write = () => this.write();
    const early = { capture: true, signal: this.stop.signal };
    // On the window, before whoever reads the form.
    for (const name of ['submit', 'pagehide', 'visibilitychange'])
      window.addEventListener(name, write, early);
    // In the other mode the textarea has a caret of its own.
    const isShown = () => this.options.area.offsetParent === null;
    onFlush(() => isShown() && this.placeCaret(), early);
    onShowCaret(() => this.showCaret(true), early);
    // Whoever brings something from outside puts it where the textarea has its caret.
    const bring = (event: Event) => {
      if (event.target instanceof Node && this.options.mount.contains(event.target)) this.placeCaret();
    };
    for (const name of ['paste', 'drop']) window.addEventListener(name, bring, early);
    this.editor.on('blur', () => this.placeCaret());
    const look = () => {
      try {
        this.takeText();
      } catch (error) {
        if (!(error instanceof NotShown)) throw error;
        this.isStale = false;
        this.options.onRefused(error.message);
      }
    };
    this.options.area.form?.addEventListener('input', look, { signal: this.stop.signal });
  }

  /** Changed blocks alone are replaced, in one step that undo takes back. */
  private takeText(): void {
    const text = this.options.area.value;
    if (text === this.known) return;
    this.parsed = parseDocument(text);
    this.document = openDocument(this.parsed);
    this.known = text;
    const { state, view } = this.editor;
    const old = state.doc.children;
    const fresh = this.document.nodes.map((node) => state.schema.nodeFromJSON(node.toJSON()));
    const changed = pairBlocks(old, fresh).filter((run) => !run.isKept);
    const { tr } = state;
    const startOf = (index: number) => old.slice(0, index).reduce((sum, node) => sum + node.nodeSize, 0);
    for (const run of changed.reverse())
      tr.replaceWith(startOf(run.old), startOf(run.oldEnd), fresh.slice(run.now, run.nowEnd));
    // A step of its own, however soon after the last key: undo must not take both back.
    if (tr.docChanged) view.dispatch(closeHistory(tr.setMeta(FROM_TEXT, true)));
  }
}

/** Behind a picture at the end of the text a paragraph begins, which Markdown cannot say before it has words. */
function goOnBelow({ state, dispatch }: EditorView): void {
  const { doc, schema, tr } = state;
  const last = doc.lastChild;
  const isPicture = last?.type.name === 'paragraph' && last.lastChild?.type.name === 'image';
  if (!isPicture) return;
  tr.insert(doc.content.size, schema.nodes.paragraph!.create());
  dispatch(tr.setSelection(TextSelection.atEnd(tr.doc)).scrollIntoView());
}

/** By the element's own setter: React overwrites it and would not notice the change. */
function setText(area: HTMLTextAreaElement, text: string): void {
  Reflect.set(HTMLTextAreaElement.prototype, 'value', text, area);
  area.dispatchEvent(new Event('input', { bubbles: true }));
}
