type ErrorForLog = { name: string; message: string; code?: string; stack?: string; cause?: ErrorForLog };

/** Drizzle puts values (hashes, emails) into the message, PostgreSQL the row into `detail`: neither is for the log. */
export function errorForLog(error: unknown): ErrorForLog {
  if (!(error instanceof Error)) return { name: typeof error, message: String(error) };
  const { query, code, digest } = error as { query?: string; code?: string | number; digest?: string };
  const isQuery = error.message.startsWith('Failed query:');
  const message = isQuery ? `Failed query: ${query}` : error.message;
  return {
    name: error.name,
    message,
    ...(code === undefined ? {} : { code: String(code) }),
    ...(digest === undefined ? {} : { digest }),
    stack: framesOf(error.stack),
    ...(error.cause instanceof Error ? { cause: errorForLog(error.cause) } : {}),
  };
}

/** The stack repeats the message above its first frame. */
function framesOf(stack = ''): string {
  const first = stack.search(/^\s+at /m);
  return first < 0 ? '' : stack.slice(first);
}
