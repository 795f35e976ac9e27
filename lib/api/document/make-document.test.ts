import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { Validator } from '@seriousme/openapi-schema-validator';
import { expect, test } from 'vitest';
import { documentOf } from '@/lib/api/document/make-document';
import { viewsOf } from '@/lib/api/document/views';
import { operations } from '@/lib/api/operations/all';
import { problemTypes } from '@/lib/problems/problem-types';

const document = documentOf('Probe', 'https://blog.example.org');

const routeFiles = readdirSync('app/api/v1', { recursive: true, encoding: 'utf8' })
  .map((file) => file.replaceAll(path.sep, '/'))
  .filter((file) => file.endsWith('/route.ts'));

test('it is OpenAPI 3.1', async () => {
  expect(document.openapi).toMatch(/^3\.1/);
  const copy = JSON.parse(JSON.stringify(document)) as Record<string, unknown>;
  const { valid, errors } = await new Validator().validate(copy);
  expect(errors).toBeUndefined();
  expect(valid).toBe(true);
});

test('it has every address that there is a file for, with each of its methods', () => {
  const inCode = routeFiles
    .filter((file) => file !== 'openapi.json/route.ts')
    .map((file) => {
      const code = readFileSync(`app/api/v1/${file}`, 'utf8');
      const names = /endpoints\(([^)]*)\)/
        .exec(code)![1]!
        .split(',')
        .filter((name) => name.trim());
      const address = `/${path.posix.dirname(file).replace(/\[(\w+)\]/g, '{$1}')}`;
      return [address, names.length];
    });
  const described = Object.entries(document.paths!).map(([address, item]) => [
    address,
    Object.keys(item as object).length,
  ]);
  expect(inCode.sort()).toEqual(described.sort());
});

test('each file exports the operations of its own address, under their own methods', async () => {
  for (const file of routeFiles) {
    const address = `/${path.posix.dirname(file).replace(/\[(\w+)\]/g, '{$1}')}`;
    const code = readFileSync(`app/api/v1/${file}`, 'utf8');
    if (address === '/openapi.json') continue;
    const imported = [...code.matchAll(/import \{([^}]*)\} from '(@\/lib\/api\/operations\/[^']*)'/g)];
    for (const [, names = '', from = ''] of imported) {
      const room = (await import(path.resolve(from.replace('@', '.')))) as Record<string, { path: string }>;
      for (const name of names.split(',')) expect(room[name.trim()]?.path, file).toBe(address);
    }
  }
});

test('operations have names of their own, a summary and a tag', () => {
  expect(new Set(operations.map(({ id }) => id)).size).toBe(operations.length);
  for (const { id, summary, tag } of operations) {
    expect(summary, id).toMatch(/^\S.*[^.]$/);
    expect(tag, id).not.toBe('');
  }
});

test('whoever needs a token is told so, and which scope it needs', () => {
  for (const { id, path: address, method, who, scope } of operations) {
    const item = document.paths![address] as Record<string, { security?: unknown[]; responses: object }>;
    const described = item[method.toLowerCase()]!;
    expect(described.security, id).toHaveLength(who === 'anybody' ? 2 : 1);
    if (who !== 'anybody') expect(described.responses, id).toHaveProperty('401');
    if (who !== 'anybody' && who !== 'member') expect(described.responses, id).toHaveProperty('403');
    // Whoever logs out needs no leave; whose comment it is decides about deleting it and bringing it back.
    const byComment = ['deleteComment', 'undeleteComment', 'eraseComment'];
    if (who !== 'anybody' && !['logOut', ...byComment].includes(id)) expect(scope, id).toBeDefined();
  }
});

test('every problem is one of some operation, or of the server in front', () => {
  const text = JSON.stringify(document);
  const edge = ['method-not-allowed', 'address-too-long', 'misdirected'];
  const unused = Object.keys(problemTypes).filter((name) => !text.includes(`(${name})`));
  expect(unused.sort()).toEqual(edge.sort());
});

test('its page has a curl line for each, with an example that the schema takes', () => {
  const views = viewsOf(document).groups.flatMap((group) => group.operations);
  expect(views).toHaveLength(operations.length);
  const byId = new Map(operations.map((operation) => [operation.id, operation]));
  for (const { id, curl } of views) {
    expect(curl, id).toMatch(/^curl /);
    expect(curl, id).not.toContain('{id}');
    const sent = / -d '(.*)'/.exec(curl)?.[1];
    expect(sent !== undefined, id).toBe(byId.get(id)!.body !== undefined);
    if (sent) expect(byId.get(id)!.body!.safeParse(JSON.parse(sent)).success, `${id}: ${sent}`).toBe(true);
  }
});

test('no address of somebody else can be in an answer', () => {
  const withEmail = Object.entries(document.components!.schemas!)
    .filter(([, schema]) => JSON.stringify(schema).includes('"email":'))
    .map(([name]) => name);
  // What is sent, and what is one's own.
  expect(withEmail.sort()).toEqual(['NewUser', 'OwnUser']);
  expect(JSON.stringify(document)).not.toMatch(/"[^"]*(hash|salt)[^"]*":/i);
});
