import type { Instrumentation } from 'next';

/** Next calls it once in every process that serves, before the first request. */
export async function register(): Promise<void> {
  const isBuilding = process.env.NEXT_PHASE === 'phase-production-build';
  if (process.env.NEXT_RUNTIME !== 'nodejs' || isBuilding || !process.env.DATABASE_URL) return;
  const { startSchedule } = await import('@/lib/posts/schedule');
  await startSchedule();
  const { startMailSender } = await import('@/lib/mail/start-mail-sender');
  await startMailSender();
  const { startHousekeeping } = await import('@/lib/housekeeping');
  startHousekeeping();
  const { answerNowhere } = await import('@/lib/nowhere');
  await answerNowhere();
}

/** One line for an error that a page or an action did not catch; `digest` is what the person was shown. */
export const onRequestError: Instrumentation.onRequestError = async (error, request, context) => {
  if (process.env.NEXT_RUNTIME !== 'nodejs') return;
  const { isDatabaseUnavailable } = await import('@/lib/errors');
  const { answerUnavailable, DATABASE_RETRY_AFTER } = await import('@/lib/server/http/unavailable');
  if (isDatabaseUnavailable(error)) answerUnavailable(DATABASE_RETRY_AFTER);
  const { logger } = await import('@/lib/server/logger');
  const { pathForLog } = await import('@/lib/server/path-for-log');
  const { digest } = error as { digest?: unknown };
  logger().error(
    {
      err: error,
      digest,
      method: request.method,
      path: pathForLog(request.path),
      route: context.routePath,
      during: context.routeType,
    },
    'request failed',
  );
};
