import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import * as formats from 'ajv-formats';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { newPerson, startApiSite, type ApiAnswer, type ApiSite } from '@/lib/testing/api-site';
import { requestOf, type Described, type Description, type Samples } from '@/lib/testing/request-arbitrary';

/** Requests made from the document, valid and broken: the answer is one that the document knows, and never a 500. */
const RUNS = Number(process.env.CONTRACT_RUNS ?? 15);

let site: ApiSite;
let document: Description;
let token: string;
let samples: Samples;
let requests = 0;
const validators = new Map<string, ValidateFunction>();
const ajv = new Ajv2020({ strict: false });
(formats.default as unknown as { default: (to: Ajv2020) => Ajv2020 }).default(ajv);

beforeAll(async () => {
  site = await startApiSite();
  document = (await site.call('GET', '/openapi.json')).json as Description;
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

async function tryOperation(address: string, method: string, described: Described, broken: boolean) {
  const requestsOf = requestOf(document, samples, [address, described], broken);
  await fc.assert(
    fc.asyncProperty(requestsOf, async ({ path, body, version }) => {
      requests++;
      // Logging out and another password end the token that the others need.
      const sent = /logOut|changePassword/.test(described.operationId) ? await site.logIn(site.owner) : token;
      const headers = version === null ? undefined : { 'if-match': version };
      const answer = await site.call(method.toUpperCase(), path, { token: sent, body, headers });
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
