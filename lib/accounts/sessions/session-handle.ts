import 'server-only';
import { createHash } from 'node:crypto';

/** The name of a session in a page: enough to tell a person's own apart, and neither its id nor what is stored of it. */
export const sessionHandle = (idHash: string): string =>
  createHash('sha256').update(`session handle ${idHash}`).digest('base64url').slice(0, 16);
