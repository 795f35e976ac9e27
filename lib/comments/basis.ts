import 'server-only';
import { createHash } from 'node:crypto';

/** Says of a comment's text that it is still the one that a form showed, and is shorter than the text. */
export const basisOf = (body: string): string => createHash('sha256').update(body).digest('base64url');
