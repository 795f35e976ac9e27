/** Why one file was not imported, as a sentence for the person at the terminal. */
export class ImportError extends Error {
  override name = 'ImportError';
}
