/** Something that the person who started Colophon can fix; the sentence is shown without a stack. */
export class StartError extends Error {
  override name = 'StartError';
}
