import { spawn } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { freePort } from '@/lib/server/process/free-port';
import { newPerson, startApiSite, type ApiAnswer, type ApiSite } from '@/lib/testing/api-site';
import { arbitraryOf, hostileValues, type JsonSchema } from '@/lib/testing/schema-arbitrary';

/** Requests made from the document, valid and broken: the answer is one that the document knows, and never a 500. */
const RUNS = Number(process.env.CONTRACT_RUNS ?? 15);

type Content = Record<string, { schema?: JsonSchema }>;
type Parameter = { in: string; name: string; required?: boolean; schema: JsonSchema };
type Described = {
  operationId: string;
  parameters?: Parameter[];
  requestBody?: { content: Content };
  responses: Record<string, { content?: Content }>;
};
type Document = {
  paths: Record<string, Record<string, Described>>;
  components: { schemas: Record<string, JsonSchema> };
};

let site: ApiSite;
let document: Document;
let token: string;
let samples: { post: number; comment: number; webhook: number; username: string };
let requests = 0;
const validators = new Map<string, ValidateFunction>();
const ajv = new Ajv2020({ strict: false });
addFormats.default(ajv);

beforeAll(async () => {
  site = await startApiSite();
  document = (await site.call('GET', '/openapi.json')).json as Document;
  ajv.addSchema(document, 'document');
  token = await site.logIn(site.owner);
  const body = { title: 'Sample', markdown: 'A *sample*.' };
  const { id: post } = (await site.call('POST', '/posts', { token, body })).json as { id: number };
  await site.call('PUT', `/posts/${post}/publication`, { token });
  const said = { token, body: { body: 'A sample' } };
  const { id: comment } = (await site.call('POST', `/posts/${post}/comments`, said)).json as { id: number };
  const hook = { token, body: { url: 'https://hooks.example.org/in' } };
  const { id: webhook } = (await site.call('POST', '/webhooks', hook)).json as { id: number };
  const person = newPerson();
  await site.call('POST', '/users', { body: person });
  samples = { post, comment, webhook, username: person.username };
}, 300_000);
afterAll(() => site?.stop());

const resolve = (ref: string) => document.components.schemas[ref.split('/').at(-1)!]!;
const escaped = (text: string) => text.replaceAll('~', '~0').replaceAll('/', '~1');

function validatorOf(pointer: string): ValidateFunction {
  const known = validators.get(pointer);
  if (known) return known;
  const made = ajv.compile({ $ref: `document#/${encodeURI(pointer)}` });
  validators.set(pointer, made);
  return made;
}

/** @returns what of the answer the document does not know */
function differences(address: string, method: string, described: Described, answer: ApiAnswer): string[] {
  if (answer.status === 500) return [`500: ${answer.text}`];
  const response = described.responses[String(answer.status)];
  if (!response) return [`${answer.status} is not in the document`];
  if (!response.content) return answer.text === '' ? [] : ['there is a body'];
  const type = answer.headers.get('content-type') ?? '';
  if (!response.content[type]) return [`${type} is not in the document`];
  const pointer = `paths/${escaped(address)}/${method}/responses/${answer.status}/content/${escaped(type)}/schema`;
  const validate = validatorOf(pointer);
  return validate(answer.json) ? [] : [JSON.stringify(validate.errors)];
}

const idFor = (address: string) =>
  address.startsWith('/posts')
    ? samples.post
    : address.startsWith('/comments')
      ? samples.comment
      : samples.webhook;

const odd = fc.constantFrom(
  '0',
  '-1',
  '1e3',
  '2147483648',
  '99999999999999',
  'x',
  '%00',
  '%',
  "1'--",
  'null',
);

function pathFor(address: string): fc.Arbitrary<string> {
  const known = address
    .replace('{id}', String(idFor(address)))
    .replace('{delivery}', '1')
    .replace('{username}', samples.username);
  if (known === address) return fc.constant(address);
  const other = odd.map((text) => address.replace(/\{\w+\}/g, encodeURIComponent(text)));
  return fc.oneof({ weight: 4, arbitrary: fc.constant(known) }, { weight: 1, arbitrary: other });
}

function queryFor(parameters: Parameter[], broken: boolean): fc.Arbitrary<string> {
  const own = parameters.filter((parameter) => parameter.in === 'query');
  const values = Object.fromEntries(
    own.map(({ name, schema }) => [
      name,
      broken
        ? fc.constantFrom('', 'x', '-1', '0', '99999999999', '%00', '\0', "'", 'all', 'x'.repeat(600))
        : arbitraryOf(schema, resolve).map(String),
    ]),
  );
  const requiredKeys: string[] = broken ? [] : own.filter(({ required }) => required).map(({ name }) => name);
  return fc
    .record(
      { ...values, ...(broken && { unknown: fc.constant('1') }) },
      { requiredKeys: requiredKeys as never[] },
    )
    .map((query) => new URLSearchParams(query as Record<string, string>).toString())
    .map((text) => (text ? `?${text}` : ''));
}

const picture = Buffer.from('R0lGODlhAQABAAAAACH5BAEKAAEALAAAAAABAAEAAAICTAEAOw==', 'base64');

function bodyFor({ requestBody }: Described, broken: boolean): fc.Arbitrary<unknown> {
  if (!requestBody) return fc.constant(undefined);
  const schema = requestBody.content['application/json']?.schema;
  if (!schema)
    return fc.constantFrom<unknown>(picture, ...(broken ? [picture.subarray(0, 20), 'text', ''] : []));
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
  const noObject = fc.constantFrom(
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
  );
  return fc.oneof({ weight: 4, arbitrary: changed }, { weight: 1, arbitrary: missing }, noObject);
}

const versions = fc.constantFrom('"1"', '"2"', '*', 'W/"3"', '"x"', '', '3');

async function tryOperation(address: string, method: string, described: Described, broken: boolean) {
  const parameters = described.parameters ?? [];
  const asks = fc.tuple(
    pathFor(address),
    queryFor(parameters, broken),
    bodyFor(described, broken),
    parameters.some(({ name }) => name === 'If-Match') ? versions : fc.constant(null),
  );
  await fc.assert(
    fc.asyncProperty(asks, async ([path_, query, body, version]) => {
      requests++;
      // Logging out and another password end the token that the others need.
      const sent = /logOut|changePassword/.test(described.operationId) ? await site.logIn(site.owner) : token;
      const answer = await site.call(method.toUpperCase(), path_ + query, {
        token: sent,
        body,
        headers: version === null ? {} : { 'if-match': version },
      });
      expect(differences(address, method, described, answer)).toEqual([]);
    }),
    { numRuns: RUNS, ...(process.env.CI && { seed: 7 }) },
  );
}

/** What deletes comes last, so that the others find something. */
function inOrder(): [address: string, method: string, described: Described][] {
  const all = Object.entries(document.paths).flatMap(([address, item]) =>
    Object.entries(item).map(([method, described]): [string, string, Described] => [
      address,
      method,
      described,
    ]),
  );
  const isLast = ([, method]: [string, string, Described]) => Number(method === 'delete');
  return all.sort((one, other) => isLast(one) - isLast(other));
}

for (const kind of ['valid', 'broken'] as const) {
  test(
    `${kind} requests of every operation get an answer that is described`,
    { timeout: 240_000 },
    async () => {
      for (const [address, method, described] of inOrder()) {
        await tryOperation(address, method, described, kind === 'broken').catch((error: unknown) => {
          throw new Error(`${method} ${address}: ${(error as Error).message}`);
        });
      }
      console.info(`requests until here: ${requests}`);
    },
  );
}

test('between a client and the site, prism finds nothing to object to', { timeout: 120_000 }, async () => {
  await site.call('PATCH', '/site', { token, body: { registration: 'open', title: 'Through a proxy' } });
  const description = path.join(site.folder, 'openapi.json');
  await writeFile(description, JSON.stringify(document));
  const port = await freePort();
  const args = ['proxy', description, `${site.origin}/api/v1`, '--errors', '--port', String(port)];
  const prism = spawn(process.execPath, [
    'node_modules/@stoplight/prism-cli/dist/index.js',
    ...args,
    '--host',
    '127.0.0.1',
  ]);
  let output = '';
  prism.stdout.on('data', (chunk) => (output += String(chunk)));
  prism.stderr.on('data', (chunk) => (output += String(chunk)));
  try {
    await vi.waitUntil(() => output.includes('Prism is listening'), { timeout: 60_000 });
    await clientStory(`http://127.0.0.1:${port}`);
  } catch (error) {
    throw new Error(`${(error as Error).message}\n${output.slice(-3000)}`);
  } finally {
    prism.kill();
  }
});

/** Everything that a client does with a post, its pictures and its comments, in order. */
async function clientStory(base: string): Promise<void> {
  const ask = async (method: string, address: string, expected: number, init: RequestInit = {}) => {
    const answer = await fetch(base + address, { method, ...init });
    const text = await answer.text();
    expect([method, address, answer.status, text]).toEqual([method, address, expected, text]);
    return (text ? JSON.parse(text) : undefined) as Record<string, unknown>;
  };
  const json = (body: object, bearer?: string, headers = {}) => ({
    body: JSON.stringify(body),
    headers: {
      'content-type': 'application/json',
      ...(bearer && { authorization: `Bearer ${bearer}` }),
      ...headers,
    },
  });
  const as = (bearer: string, headers = {}) => ({
    headers: { authorization: `Bearer ${bearer}`, ...headers },
  });
  const person = newPerson();
  await ask('POST', '/users', 201, json(person));
  await ask('POST', '/users', 409, json(person));
  const credentials = { identifier: person.username, password: person.password };
  await ask('POST', '/tokens', 401, json({ ...credentials, password: 'wrong' }));
  const reader = (await ask('POST', '/tokens', 201, json(credentials))).token as string;
  await ask('GET', '/me', 200, as(reader));
  await ask('GET', '/users', 403, as(reader));
  await ask('GET', '/users?q=a', 200, as(token));
  // Past prism, which reads every body as text.
  const stored = await site.call('POST', '/media', { token, body: picture });
  const { url } = stored.json as { url: string };
  const post = await ask(
    'POST',
    '/posts',
    201,
    json({ title: 'By proxy', markdown: `![A dot](${String(url)})` }, token),
  );
  const address = `/posts/${String(post.id)}`;
  await ask('PATCH', address, 200, json({ tags: ['Proxy'] }, token, { 'if-match': '"1"' }));
  await ask('PATCH', address, 412, json({ tags: [] }, token, { 'if-match': '"1"' }));
  await ask('PUT', `${address}/publication`, 200, json({}, token));
  await ask('GET', address, 200);
  await ask('GET', '/posts?limit=5&tag=proxy', 200);
  await ask('GET', '/tags', 200);
  const comment = await ask('POST', `${address}/comments`, 201, json({ body: 'Hello' }, reader));
  await ask('GET', `${address}/comments`, 200);
  const said = `/comments/${String(comment.id)}`;
  await ask('PATCH', said, 200, json({ body: 'Hello again' }, reader));
  await ask('PUT', `${said}/hidden`, 204, as(token));
  await ask('GET', said, 404);
  await ask('DELETE', `${said}/hidden`, 204, as(token));
  await ask('DELETE', said, 204, as(reader));
  await ask('GET', '/site', 200);
  const hook = await ask('POST', '/webhooks', 201, json({ url: 'https://hooks.example.org/x' }, token));
  await ask('GET', `/webhooks/${String(hook.id)}/deliveries`, 200, as(token));
  await ask('DELETE', `/webhooks/${String(hook.id)}`, 204, as(token));
  await ask('DELETE', `${address}/publication`, 200, as(token));
  await ask('DELETE', address, 204, as(token));
  await ask('DELETE', '/tokens/current', 204, as(reader));
  await ask('GET', '/me', 401, as(reader));
}
