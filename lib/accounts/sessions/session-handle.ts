import 'server-only';
import { createHash } from 'node:crypto';

/** What a page calls a session: enough to name one of a person's own, and neither its id nor what is stored of it. */
export const sessionHandle = (idHash: string): string =>
  createHash('sha256').update(`session handle ${idHash}`).digest('base64url').slice(0, 16);
