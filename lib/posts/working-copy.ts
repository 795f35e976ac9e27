/** An open editor: the copy that it knows, who it is, and the count of what it sent. */
export type Editor = { copy: number; editorKey: string; sequence: number };
