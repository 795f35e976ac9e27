/**
 * A copy. A piece of a text keeps the whole of it in memory, and what is kept while a file is read comes from all over
 * it: without copies that would be the file.
 */
export const own = (text: string): string => Buffer.from(text).toString();
