/** Characters as people count them when they type: an emoji is one, not the two units of a JavaScript string. */
export const characterCount = (text: string): number => [...text].length;
