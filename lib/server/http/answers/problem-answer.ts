import { randomUUID } from 'node:crypto';
import { makeProblem, PROBLEM_TYPE } from '@/lib/problems/problem';
import { problemOfStatus } from '@/lib/problems/problem-types';

/** A refusal for programs, which read no pages. */
export function problemOfRefusal(status: number, message: string): { body: string; type: string } {
  const problem = makeProblem(problemOfStatus(status), `urn:uuid:${randomUUID()}`, { detail: message });
  return { body: JSON.stringify({ ...problem, status }), type: PROBLEM_TYPE };
}
