import { ApiError } from '@/lib/api/api-error';
import type { ProblemError } from '@/lib/problems/problem';
import type { z } from '@/lib/zod';

/** @throws {ApiError} 400 with a pointer to each field that is missing or wrong */
export function validate(schema: z.ZodType, value: unknown): unknown {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  throw new ApiError('validation', { errors: parsed.error.issues.flatMap(errorsOf) });
}

/** What is no JSON object is told as such, and with every field that it would need. @throws {ApiError} 400 */
export function validateBody(schema: z.ZodType, value: unknown): unknown {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return validate(schema, value);
  const needed = schema.safeParse({});
  throw new ApiError('validation', {
    errors: [
      { pointer: '', detail: 'Send a JSON object, in UTF-8.' },
      ...(needed.success ? [] : needed.error.issues.flatMap(errorsOf)),
    ],
  });
}

function errorsOf(issue: z.core.$ZodIssue): ProblemError[] {
  const paths =
    issue.code === 'unrecognized_keys' ? issue.keys.map((key) => [...issue.path, key]) : [issue.path];
  const detail = issue.code === 'unrecognized_keys' ? 'There is no such field.' : issue.message;
  return paths.map((path) => ({ pointer: pointerTo(path), detail }));
}

/** RFC 6901. */
export const pointerTo = (path: readonly PropertyKey[]): string =>
  path.map((part) => `/${String(part).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
