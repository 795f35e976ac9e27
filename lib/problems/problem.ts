import { settings } from '@/lib/env';
import { problemTypes, type ProblemName } from '@/lib/problems/problem-types';

export const PROBLEM_TYPE = 'application/problem+json';

export type ProblemError = { pointer: string; detail: string };

/** RFC 9457. */
export type Problem = {
  type: string;
  title: string;
  status: number;
  detail: string;
  instance: string;
  errors?: ProblemError[];
};

export const problemPath = (name: ProblemName): string => `/api/problems/${name}`;

/** @param instance what names this one occurrence, also in the log */
export function makeProblem(
  name: ProblemName,
  instance: string,
  { detail, errors }: { detail?: string; errors?: ProblemError[] } = {},
): Problem {
  const { title, status, advice } = problemTypes[name];
  return {
    type: settings().SITE_URL + problemPath(name),
    title,
    status,
    detail: detail ?? advice,
    instance,
    ...(errors && { errors }),
  };
}
