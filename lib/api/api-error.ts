import type { ProblemError } from '@/lib/problems/problem';
import type { ProblemName } from '@/lib/problems/problem-types';

/** Ends an operation with a problem of the list. `headers` are added to the answer. */
export class ApiError extends Error {
  override name = 'ApiError';
  constructor(
    readonly problem: ProblemName,
    readonly more: { detail?: string; errors?: ProblemError[]; headers?: Record<string, string> } = {},
  ) {
    super(problem);
  }
}

export const invalidField = (pointer: string, detail: string): ApiError =>
  new ApiError('validation', { errors: [{ pointer, detail }] });
