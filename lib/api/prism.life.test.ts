import { spawn } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { freePort } from '@/lib/server/process/free-port';
import { newPerson, startApiSite, type ApiSite } from '@/lib/testing/api-site';
import { PICTURE } from '@/lib/testing/request-arbitrary';

/** A second opinion on the description: a proxy that refuses whatever is not in it. */
let site: ApiSite;
let token: string;

beforeAll(async () => {
  site = await startApiSite();
  token = await site.logIn(site.owner);
}, 300_000);
afterAll(() => site?.stop());

test('between a client and the site, prism finds nothing to object to', { timeout: 120_000 }, async () => {
  const description = path.join(site.folder, 'openapi.json');
  await writeFile(description, (await site.call('GET', '/openapi.json')).text);
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
  const stored = await site.call('POST', '/media', { token, body: PICTURE });
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
