import type { OutgoingHttpHeaders } from 'node:http';
import { FILE_POLICY } from './content-security-policy';
import { finishPage, type FinishedPage } from './finished-page';
import { problemOfRefusal } from './problem-answer';
import { SHARED_CACHE_CONTROL } from './response-headers';

/** In place of the page that says that there is nothing: below `/api` that is said in JSON. */
export function missingForPrograms(security: OutgoingHttpHeaders): Promise<FinishedPage> {
  const { body, type } = problemOfRefusal(404, 'There is nothing at this address.');
  const headers = {
    ...security,
    'content-type': type,
    'content-security-policy': FILE_POLICY,
    'cache-control': SHARED_CACHE_CONTROL,
  };
  const facts = { status: 404, contentVersion: 0, expiresAt: 0, immutable: false, ignoresQuery: true };
  return finishPage(Buffer.from(body), headers, facts);
}
