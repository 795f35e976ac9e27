/** In characters, counted as people do: an emoji is one. */
export const COMMENT_MAX_LENGTH = 5_000;

/** Browsers send line ends as CRLF and count them as one character; so do we. */
export const normalizeBody = (text: string): string => text.replaceAll('\r\n', '\n').trim();

/** Free of dependencies: reader pages check with it, and must not load a validation library for one field. */
export function bodyProblem(text: string): string | null {
  const body = normalizeBody(text);
  if (body === '') return 'Write something first.';
  if (body.includes('\0'))
    return 'The text contains a character that cannot be stored (NUL). Remove it and try again.';
  const length = Array.from(body).length;
  if (length <= COMMENT_MAX_LENGTH) return null;
  const [over, most] = [length - COMMENT_MAX_LENGTH, COMMENT_MAX_LENGTH].map((count) =>
    count.toLocaleString('en'),
  );
  return `The text is ${over} characters too long. A comment may have ${most}.`;
}
