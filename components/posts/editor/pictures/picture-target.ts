/** Where pictures go: the textarea, or another view of the same text. */
export type PictureTarget = {
  /** Notes the place of the caret, which moves along with what is written before it. */
  mark: () => PicturePlace;
};

export type PicturePlace = {
  /** Puts the Markdown there, as a paragraph of its own, in one step that can be undone. */
  insert: (markdown: string) => void;
  drop: () => void;
};
