/** Raise it when the output changes for the same input: posts rendered by an older version are rendered again. */
export const RENDER_VERSION = 6;
