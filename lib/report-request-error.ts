import 'server-only';
import type { Instrumentation } from 'next';
import { isBrokenOff, isDatabaseUnavailable, isSignedOutForm } from '@/lib/errors';
import { noteSaveFailure } from '@/lib/saving';
import { isMisunderstood } from '@/lib/server/http/content-version';
import {
  answerForbidden,
  answerUnavailable,
  DATABASE_RETRY_AFTER,
} from '@/lib/server/http/next/noted-status';
import { logger } from '@/lib/server/process/logger';
import { pathForLog } from '@/lib/server/process/path-for-log';

type Report = (...[error, request, context]: Parameters<Instrumentation.onRequestError>) => void;

/** A mistake of the client is no error of the server. */
export const reportRequestError: Report = (error, request, { routePath, routeType }) => {
  const facts = {
    digest: (error as { digest?: unknown }).digest,
    method: request.method,
    path: pathForLog(request.path),
    route: routePath,
    during: routeType,
  };
  if (isSignedOutForm(error)) {
    answerForbidden();
    return logger().info(facts, 'a form came without a session, and was given back');
  }
  if (isBrokenOff(error)) return logger().info(facts, 'a request broke off');
  noteSaveFailure(error);
  if (isDatabaseUnavailable(error)) answerUnavailable(DATABASE_RETRY_AFTER);
  else if (request.method === 'POST' && routeType !== 'route' && isMisunderstood())
    return logger().info(facts, 'a form was not understood');
  logger().error({ err: error, ...facts }, 'request failed');
};
