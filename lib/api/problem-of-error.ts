import 'server-only';
import { unstable_rethrow } from 'next/navigation';
import { HashingBusyError } from '@/lib/accounts/passwords/password';
import { ApiError } from '@/lib/api/api-error';
import { recordEvent } from '@/lib/audit/mutations/record-event';
import { isDatabaseUnavailable, NotFoundError } from '@/lib/errors';
import { ThrottledError } from '@/lib/limits/mutations/throttle';
import { RenderingBusyError } from '@/lib/markdown/render-lane';
import { noteSaveFailure } from '@/lib/saving';
import { DATABASE_RETRY_AFTER } from '@/lib/server/http/next/noted-status';
import { logger } from '@/lib/server/process/logger';

/** What a program is told of something thrown. What nobody foresaw goes to the log, under the same `instance`. */
export async function problemOfError(error: unknown, instance: string): Promise<ApiError> {
  if (error instanceof ApiError) return error;
  unstable_rethrow(error);
  if (error instanceof NotFoundError) return new ApiError('not-found');
  if (error instanceof ThrottledError) {
    await recordEvent('throttled', { detail: error.limit });
    return new ApiError('throttled', retryAfter(error.retryAfter));
  }
  noteSaveFailure(error);
  if (error instanceof HashingBusyError || error instanceof RenderingBusyError)
    return new ApiError('unavailable', retryAfter(error.retryAfter));
  if (isDatabaseUnavailable(error)) return new ApiError('unavailable', retryAfter(DATABASE_RETRY_AFTER));
  logger().error({ err: error, instance }, 'API request failed');
  return new ApiError('internal');
}

const retryAfter = (seconds: number) => ({ headers: { 'Retry-After': String(seconds) } });
