import { ApiError } from '@/lib/api/api-error';

/** The version itself, so that what was read from one answer can be sent with the next request as it is. */
export const tagOf = (version: number): string => `"${version}"`;

/**
 * The version that `If-Match` names, null where it names none. Proxies that compress mark tags as weak or add a suffix:
 * it is the version all the same. @throws {ApiError} 400
 */
export function matchedVersion(request: Request): number | 'any' | null {
  const header = request.headers.get('if-match')?.trim();
  if (header === undefined) return null;
  if (header === '*') return 'any';
  const version = /^(?:W\/)?"([1-9]\d{0,8})(?:[-;][a-z]+)?"$/.exec(header)?.[1];
  if (version !== undefined) return Number(version);
  throw new ApiError('bad-request', {
    detail: 'If-Match is not understood: send the ETag that you read, such as "3".',
  });
}

/** The version that a request means of what is stored now: that one, where `If-Match` names none or any. @throws {ApiError} 400 */
export function versionMeant(request: Request, stored: number): number {
  const matched = matchedVersion(request);
  return matched === null || matched === 'any' ? stored : matched;
}
