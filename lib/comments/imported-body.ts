import { normalizeBody } from '@/lib/comments/body';
import { MAX_COMMENT_LENGTH } from '@/lib/markdown/bounds';

/** The text of a comment from elsewhere as it can be stored. Longer ones than forms take come in whole, up to what is rendered. */
export function importedBody(text: string): { body: string; isCut: boolean } {
  const body = normalizeBody(text.replaceAll('\0', '').toWellFormed());
  if (body.length <= MAX_COMMENT_LENGTH) return { body, isCut: false };
  // Not within a character of two units.
  const cut = body.slice(0, MAX_COMMENT_LENGTH - 2).toWellFormed();
  return { body: `${cut.replace(/\ufffd$/, '')}…`, isCut: true };
}
