import 'server-only';
import { randomUUID } from 'node:crypto';
import { ApiError } from '@/lib/api/api-error';
import { authorize } from '@/lib/api/authorize';
import { getCaller, type Caller } from '@/lib/api/caller';
import { matchedVersion } from '@/lib/api/entity-tag';
import { once } from '@/lib/api/once';
import type { Method, Operation, Reply } from '@/lib/api/operation';
import { answerProblem, answerReply, type Kept } from '@/lib/api/answers';
import { problemOfError } from '@/lib/api/problem-of-error';
import { parseJson, readBytes } from '@/lib/api/read-body';
import { validate, validateBody } from '@/lib/api/validate';
import { decodePercent } from '@/lib/decode-percent';

type Route = { params: Promise<Record<string, string | string[]>> };
type Handler = (request: Request, route: Route) => Promise<Response>;

const MAX_BYTES = 64 * 1024;
const METHODS: Method[] = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'];

/** The exports of one `route.ts`: its operations, and a 405 for every other method. */
export function endpoints(...operations: Operation[]): Record<Method | 'OPTIONS', Handler> {
  const allow = ['OPTIONS', ...operations.map(({ method }) => method)]
    .flatMap((method) => (method === 'GET' ? ['GET', 'HEAD'] : [method]))
    .join(', ');
  const refuse: Handler = async () =>
    answerProblem(new ApiError('method-not-allowed', { headers: { Allow: allow } }), newInstance());
  const handlers = Object.fromEntries(METHODS.map((method) => [method, refuse])) as Record<Method, Handler>;
  for (const operation of operations) handlers[operation.method] = handlerOf(operation);
  const OPTIONS: Handler = async () => new Response(null, { status: 204, headers: { Allow: allow } });
  return { ...handlers, OPTIONS };
}

export const notFoundProblem = (): Response => answerProblem(new ApiError('not-found'), newInstance());

const newInstance = (): string => `urn:uuid:${randomUUID()}`;

function handlerOf(operation: Operation): Handler {
  return async (request, route) => {
    let kept: Kept = false;
    try {
      const caller = await getCaller(request);
      kept = caller === null && isForEverybody(operation, request);
      const reply = await run(operation, request, caller, await route.params);
      return answerReply(operation.success, reply, kept && !isNothing(request, reply));
    } catch (error) {
      const instance = newInstance();
      return answerProblem(await problemOfError(error, instance), instance, kept);
    }
  };
}

/** What somebody typed or made up is asked once, and would push out of memory what many ask for. */
function isForEverybody({ isShared, query: schema }: Operation, { url }: Request): boolean {
  const query = new URL(url).searchParams;
  if (query.size > 0 && !schema) return false;
  return isShared === true && !query.has('q') && !query.has('limit');
}

/** A list that a query leaves empty: there is one for each tag that does not exist. */
function isNothing({ url }: Request, { body }: Reply<unknown>): boolean {
  const { items } = (body ?? {}) as { items?: unknown };
  return url.includes('?') && Array.isArray(items) && items.length === 0;
}

async function run(
  operation: Operation,
  request: Request,
  caller: Caller | null,
  given: Record<string, string | string[]>,
): Promise<Reply<unknown>> {
  await authorize(caller, operation);
  const params = validateParams(operation, given);
  const query = operation.query
    ? validate(operation.query, Object.fromEntries(new URL(request.url).searchParams))
    : {};
  if (operation.version === 'required' && matchedVersion(request) === null)
    throw new ApiError('version-required');
  const bytes = await readBytes(request, operation.maxBytes ?? MAX_BYTES);
  const body = bodyOf(operation, bytes);
  const carryOut = () =>
    // The types were checked where the operation was described.
    operation.handle({ actor: caller?.actor ?? null, caller, params, query, body, request });
  return operation.method === 'POST' ? once({ request, caller, bytes }, carryOut) : carryOut();
}

function bodyOf({ body, takesImage, isBodyOptional }: Operation, bytes: Buffer): unknown {
  if (takesImage) return bytes;
  if (!body) return undefined;
  if (isBodyOptional && bytes.length === 0) return validate(body, {});
  return validateBody(body, parseJson(bytes));
}

/** What fits no pattern names nothing. @throws {ApiError} 404 */
function validateParams({ params }: Operation, given: Record<string, string | string[]>): unknown {
  if (!params) return {};
  const decoded = Object.entries(given).map(([name, value]) => [name, decodePercent(String(value))]);
  const parsed = params.safeParse(Object.fromEntries(decoded));
  if (!parsed.success) throw new ApiError('not-found');
  return parsed.data;
}
