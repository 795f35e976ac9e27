/** Raised when words or plain text are made otherwise: housekeeping then makes the words of all posts anew. */
export const WORDS_VERSION = 1;
