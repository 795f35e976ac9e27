import 'server-only';
import { ApiError, invalidField } from '@/lib/api/api-error';
import type { SavedPost } from '@/lib/posts/post-input';
import type { Result } from '@/lib/result';

/** @throws {ApiError} */
export function savedOf(result: Result<SavedPost, 'slug-taken' | 'slug-reserved' | 'stale'>): SavedPost {
  if (result.ok) return result.value;
  if (result.code === 'slug-reserved')
    throw invalidField('/slug', 'The site itself has something at the address that such a page would have.');
  throw new ApiError(result.code);
}
