import 'server-only';
import type { ApiError } from '@/lib/api/api-error';
import type { Reply } from '@/lib/api/operation';
import { settings } from '@/lib/env';
import { makeProblem, PROBLEM_TYPE } from '@/lib/problems/problem';
import { problemTypes } from '@/lib/problems/problem-types';

/** Whether the page cache may give the answer to everybody who has no token. */
export type Kept = boolean;

/** Seconds; a change is heard of long before. What is not there may come to be without one. */
const KEPT_FOR = 3600;
const MISSING_FOR = 60;

const cacheControl = (kept: Kept, seconds: number) =>
  kept ? `public, s-maxage=${seconds}` : 'private, no-store';

/** Where other sites may ask, what they get depends on which they are. */
const vary = () => (settings().API_ORIGINS.length > 0 ? 'Authorization, Origin' : 'Authorization');

export function answerReply(status: number, { body, headers }: Reply<unknown>, kept: Kept): Response {
  const own = { 'Cache-Control': cacheControl(kept, KEPT_FOR), Vary: vary(), ...headers };
  return body === undefined
    ? new Response(null, { status, headers: own })
    : Response.json(body, { status, headers: own });
}

export function answerProblem({ problem, more }: ApiError, instance: string, kept: Kept = false): Response {
  const { status } = problemTypes[problem];
  return Response.json(makeProblem(problem, instance, more), {
    status,
    headers: {
      'Content-Type': PROBLEM_TYPE,
      'Content-Language': 'en',
      'Cache-Control': cacheControl(kept && status === 404, MISSING_FOR),
      Vary: vary(),
      ...more.headers,
    },
  });
}
