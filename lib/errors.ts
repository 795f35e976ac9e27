/** Absent, hidden or not allowed: the person sees the same 404 for all three. */
export class NotFoundError extends Error {
  override name = 'NotFoundError';
}

/** What it brings, or null where what it is about is absent. */
export const unlessAbsent = <Value>(done: Promise<Value>): Promise<Value | null> =>
  done.catch((error: unknown) => {
    if (error instanceof NotFoundError) return null;
    throw error;
  });

/** A form came without scripts after its session had ended: it fails, so that the server gives its text back. */
export class SignedOutFormError extends Error {
  override name = 'SignedOutFormError';
}

/** By name, because it crosses bundles. */
export const isSignedOutForm = (error: unknown): boolean =>
  error instanceof Error && error.name === 'SignedOutFormError';

const connectionFailures = new Set([
  // postgres.js
  'CONNECTION_CLOSED',
  'CONNECTION_ENDED',
  'CONNECTION_DESTROYED',
  'CONNECT_TIMEOUT',
  'ECONNREFUSED',
  'ECONNRESET',
  'ENOENT',
  'ENOTFOUND',
  'EAI_AGAIN',
  'ETIMEDOUT',
  'EPIPE',
  // PostgreSQL: shutdown, crash, start, too many clients (https://www.postgresql.org/docs/18/errcodes-appendix.html)
  '57P01',
  '57P02',
  '57P03',
  '53300',
  // a statement or a wait for a lock that took too long, a deadlock
  '57014',
  '55P03',
  '40P01',
  '40001',
]);

const saveFailures = new Map([
  ['53100', 'the disk of the database is full'],
  ['53200', 'the database is out of memory'],
  ['25006', 'the database is read-only'],
]);

export function isDatabaseUnavailable(error: unknown): boolean {
  return (
    saveFailure(error) !== null || causes(error).some((cause) => connectionFailures.has(String(cause.code)))
  );
}

export function saveFailure(error: unknown): string | null {
  const codes = causes(error).map(({ code }) => String(code));
  return codes.map((code) => saveFailures.get(code)).find((reason) => reason !== undefined) ?? null;
}

/** Whoever asked went away before all of the request had come. */
export const isBrokenOff = (error: unknown): boolean =>
  error instanceof Error &&
  error.message === 'aborted' &&
  (error as { code?: unknown }).code === 'ECONNRESET';

/** A unique constraint or index refused a row. `constraint` is the name in drizzle/schema.ts. */
export function isUniqueViolation(error: unknown, constraint: string): boolean {
  return causes(error).some((cause) => cause.code === '23505' && cause.constraint_name === constraint);
}

type CodedError = { code?: unknown; constraint_name?: unknown };

/** Drizzle wraps the driver's error, and Node wraps one error per address it tried. */
function causes(error: unknown): CodedError[] {
  if (typeof error !== 'object' || error === null) return [];
  const { cause, errors } = error as { cause?: unknown; errors?: unknown };
  const inner = Array.isArray(errors) ? errors.flatMap(causes) : [];
  return [error satisfies CodedError, ...inner, ...causes(cause)];
}
