import fc from 'fast-check';
import { arbitraryOf, hostileValues, type JsonSchema } from '@/lib/testing/schema-arbitrary';

type Content = Record<string, { schema?: JsonSchema }>;
type Parameter = { in: string; name: string; required?: boolean; schema: JsonSchema };

/** As much of an OpenAPI document as requests are made from and answers held to. */
export type Described = {
  operationId: string;
  parameters?: Parameter[];
  requestBody?: { content: Content };
  responses: Record<string, { content?: Content }>;
};
export type Description = {
  paths: Record<string, Record<string, Described>>;
  components: { schemas: Record<string, JsonSchema> };
};

/** What there is at the site, so that not every request is for nothing. */
export type Samples = { post: number; comment: number; webhook: number; username: string };

export type MadeRequest = { path: string; body: unknown; version: string | null };

/** A picture of one pixel. */
export const PICTURE = Buffer.from('R0lGODlhAQABAAAAACH5BAEKAAEALAAAAAABAAEAAAICTAEAOw==', 'base64');

const ODD = ['0', '-1', '1e3', '2147483648', '99999999999999', 'x', '%00', '%', "1'--", 'null'];
const ODD_QUERIES = ['', 'x', '-1', '0', '99999999999', '%00', '\0', "'", 'all', 'x'.repeat(600)];
const VERSIONS = ['"1"', '"2"', '*', 'W/"3"', '"x"', '', '3'];
const NO_OBJECTS = [
  '',
  'null',
  '[]',
  '"text"',
  '7',
  '{',
  '{"a":',
  'a=b&c=d',
  '\0',
  '{"__proto__":{"isAdmin":true}}',
  `${'['.repeat(20_000)}${']'.repeat(20_000)}`,
];

export const resolver = (description: Description) => (ref: string) =>
  description.components.schemas[ref.split('/').at(-1)!]!;

type Resolve = ReturnType<typeof resolver>;

/** Requests of one operation, as its description has them, or with something broken. */
export function requestOf(
  description: Description,
  samples: Samples,
  [address, described]: [string, Described],
  broken: boolean,
): fc.Arbitrary<MadeRequest> {
  const resolve = resolver(description);
  const { parameters = [] } = described;
  const hasVersion = parameters.some(({ name }) => name === 'If-Match');
  return fc
    .tuple(
      pathFor(address, samples),
      queryFor(parameters, broken, resolve),
      bodyFor(described, broken, resolve),
      hasVersion ? fc.constantFrom(...VERSIONS) : fc.constant(null),
    )
    .map(([path, query, body, version]) => ({ path: path + query, body, version }));
}

function pathFor(address: string, { post, comment, webhook, username }: Samples): fc.Arbitrary<string> {
  const id = address.startsWith('/posts') ? post : address.startsWith('/comments') ? comment : webhook;
  const known = address
    .replace('{id}', String(id))
    .replace('{delivery}', '1')
    .replace('{username}', username);
  if (known === address) return fc.constant(address);
  const other = fc.constantFrom(...ODD).map((text) => address.replace(/\{\w+\}/g, encodeURIComponent(text)));
  return fc.oneof({ weight: 4, arbitrary: fc.constant(known) }, { weight: 1, arbitrary: other });
}

function queryFor(parameters: Parameter[], broken: boolean, resolve: Resolve): fc.Arbitrary<string> {
  const own = parameters.filter((parameter) => parameter.in === 'query');
  const values = Object.fromEntries(
    own.map(({ name, schema }) => [
      name,
      broken ? fc.constantFrom(...ODD_QUERIES) : arbitraryOf(schema, resolve).map(String),
    ]),
  );
  const required = broken ? [] : own.filter((parameter) => parameter.required).map(({ name }) => name);
  return fc
    .record(
      { ...values, ...(broken && { unknown: fc.constant('1') }) },
      { requiredKeys: required as never[] },
    )
    .map((query) => new URLSearchParams(query as Record<string, string>).toString())
    .map((text) => (text ? `?${text}` : ''));
}

function bodyFor({ requestBody }: Described, broken: boolean, resolve: Resolve): fc.Arbitrary<unknown> {
  if (!requestBody) return fc.constant(undefined);
  const schema = requestBody.content['application/json']?.schema;
  if (!schema)
    return fc.constantFrom<unknown>(PICTURE, ...(broken ? [PICTURE.subarray(0, 20), 'text', ''] : []));
  const valid = arbitraryOf(schema, resolve);
  return broken ? brokenBody(resolve(schema.$ref ?? '') ?? schema, valid) : valid;
}

function brokenBody(schema: JsonSchema, valid: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> {
  const names = [...Object.keys(schema.properties ?? {}), 'unknown', '__proto__', 'id'];
  const changed = fc
    .tuple(valid, fc.constantFrom(...names), fc.constantFrom(...hostileValues))
    .map(([body, name, value]) => JSON.stringify({ ...(body as object), [name]: value }));
  const missing = fc
    .tuple(valid, fc.constantFrom(...names))
    .map(([body, name]) =>
      JSON.stringify(Object.fromEntries(Object.entries(body as object).filter(([key]) => key !== name))),
    );
  return fc.oneof(
    { weight: 4, arbitrary: changed },
    { weight: 1, arbitrary: missing },
    fc.constantFrom(...NO_OBJECTS),
  );
}
