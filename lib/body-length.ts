/** UTF-16 code units. Everything else that bounds a body derives from it: what this lets through is stopped nowhere. */
export const MAX_BODY_LENGTH = 1_000_000;

/** Bytes of such a body: three a code unit at most in UTF-8 (Chinese, Japanese), and line ends sent as two. */
export const MAX_BODY_SIZE = 3 * MAX_BODY_LENGTH;

/** Bytes of the largest picture that is taken. */
export const MAX_IMAGE_BYTES = 20_000_000;

/** Bytes of the exports of another blog that are sent together; larger ones are imported by a command. */
export const MAX_IMPORT_BYTES = 2_000_000_000;
