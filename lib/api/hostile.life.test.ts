import { execFile } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { Agent } from 'node:http';
import path from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { newPerson, startApiSite, type ApiAnswer, type ApiSite } from '@/lib/testing/api-site';
import { runAdminCommand } from '@/lib/testing/command';
import { sendRaw, type RawRequest } from '@/lib/testing/raw-request';

/** What strangers try, and what the README promises. */
let site: ApiSite;
let ownerToken: string;

beforeAll(async () => {
  site = await startApiSite();
  ownerToken = await site.logIn(site.owner);
}, 300_000);
afterAll(() => site?.stop());

const problemOf = (answer: ApiAnswer) => [
  answer.status,
  (answer.json as { type?: string } | undefined)?.type?.split('/').at(-1),
];

/** Runs the block of the README that has these words, as it stands, but for the address of the site. */
async function runReadme(words: string, environment: Record<string, string>): Promise<string> {
  const readme = await readFile('README.md', 'utf8');
  const script = [...readme.matchAll(/```sh\n([\s\S]*?)```/g)]
    .map(([, text]) => text!)
    .find((text) => text.includes(words))!;
  const file = path.join(site.folder, 'script.sh');
  await writeFile(file, script.replaceAll('http://localhost:3000', site.origin));
  const env = { ...process.env, ...environment };
  return new Promise((resolve, reject) => {
    execFile('bash', ['-euo', 'pipefail', file], { cwd: site.folder, env }, (error, out, err) =>
      error ? reject(new Error(`${error.message}\n${err}`)) : resolve(out.trim()),
    );
  });
}

test('the README’s script publishes a post with a picture', { timeout: 60_000 }, async () => {
  const environment = { DATABASE_URL: site.databaseUrl };
  const args = ['token', site.owner.username, 'Publish script', 'posts:write,media:write'];
  const { out: token } = await runAdminCommand(args, { environment });
  const picture = await sharp({ create: { width: 40, height: 30, channels: 3, background: '#963' } })
    .jpeg()
    .toBuffer();
  await writeFile(path.join(site.folder, 'picture.jpg'), picture);
  const url = await runReadme('picture.jpg', { TOKEN: token });
  expect(url).toBe(`${site.origin}/posts/from-a-script`);
  const page = await (await fetch(url)).text();
  expect(page).toMatch(/<img[^>]*alt="The view"[^>]*width="40"/);
});

test('the README’s lines register somebody and log in', async () => {
  const out = await runReadme('"bob@example.org"', {});
  expect(out.match(/"email":"bob@example.org"/g)).toHaveLength(2);
});

test('fields that nobody has are refused, and nothing is changed', async () => {
  const extra = {
    id: 1,
    userId: 1,
    authorId: 1,
    isAdmin: true,
    role: 'admin',
    createdAt: '2001-01-01T00:00:00Z',
    passwordHash: 'x',
    emailVerified: true,
    status: 'hidden',
    version: 99,
  };
  const person = newPerson();
  const refused = await site.call('POST', '/users', { body: { ...person, ...extra } });
  const { errors } = refused.json as { errors: { pointer: string }[] };
  expect([refused.status, errors.map(({ pointer }) => pointer)]).toEqual([
    400,
    Object.keys(extra).map((name) => `/${name}`),
  ]);
  await site.call('POST', '/users', { body: person });
  const token = await site.logIn(person);
  const before = (await site.call('GET', '/me', { token })).json;
  for (const [name, value] of Object.entries(extra)) {
    const answer = await site.call('PATCH', '/me', { token, body: { bio: 'x', [name]: value } });
    expect(problemOf(answer), name).toEqual([400, 'validation']);
  }
  expect((await site.call('GET', '/me', { token })).json).toEqual(before);
  expect(
    problemOf(
      await site.call('POST', '/posts', { token: ownerToken, body: { title: 'T', markdown: '', ...extra } }),
    ),
  ).toEqual([400, 'validation']);
});

test('a request needs no Origin, and one of another site gets no leave to be read', async () => {
  for (const origin of ['https://evil.example', 'null']) {
    const answer = await site.call('POST', '/tokens', { body: {}, headers: { origin } });
    expect(answer.status).toBe(400);
    expect(answer.headers.get('access-control-allow-origin')).toBeNull();
  }
  // Everywhere else it is as before.
  for (const address of ['/login', '/api/auth/signout', '/api/session', '/api/docs']) {
    const answer = await fetch(site.origin + address, { method: 'POST', body: 'a=b' });
    expect(answer.status, address).toBe(403);
  }
  for (const method of ['PUT', 'PATCH', 'DELETE']) {
    const answer = await fetch(`${site.origin}/posts/x`, { method });
    expect([answer.status, answer.headers.get('allow')]).toEqual([405, 'GET, HEAD, POST']);
  }
});

test('no method, header or spelling gets around an address', async () => {
  const overridden = { 'x-http-method-override': 'DELETE', 'x-method-override': 'DELETE' };
  expect((await site.call('GET', '/me', { token: ownerToken, headers: overridden })).status).toBe(200);
  expect((await site.call('GET', '/me?_method=DELETE', { token: ownerToken })).status).toBe(200);
  const unknown = await site.call('PUT', '/me', { token: ownerToken, body: {} });
  expect([...problemOf(unknown), unknown.headers.get('allow')]).toEqual([
    405,
    'method-not-allowed',
    'OPTIONS, GET, HEAD, PATCH',
  ]);
  for (const address of ['/nothing', '/posts/1/nothing', '/%6de/x', '/me/..%2fusers', '/users/%2e%2e%2f1'])
    expect(problemOf(await site.call('GET', address, { token: ownerToken })), address).toEqual([
      404,
      'not-found',
    ]);
  const head = await site.call('HEAD', '/posts');
  expect([head.status, head.text, head.headers.get('content-type')]).toEqual([200, '', 'application/json']);
  for (const name of ['x-colophon-client', 'x-forwarded-for', 'x-middleware-subrequest', 'next-action'])
    expect((await site.call('GET', '/me', { headers: { [name]: '1' } })).status, name).toBe(401);
});

const raw = (request: RawRequest) => sendRaw(site.origin, request);

test('after what was not read to its end, the next request on the same connection is answered', async () => {
  const big = Buffer.alloc(70_000, ' ');
  for (const first of [
    { headers: { 'content-length': '70000' }, chunks: [big] },
    { chunks: [big, big] },
    { chunks: Array<Buffer>(50).fill(big) },
    { chunks: [big, big], address: '/api/v1/media' },
    { chunks: [big, big], address: '/api/v1/tags' },
    { chunks: [big, big], address: '/api/v1/nothing' },
  ]) {
    const agent = new Agent({ keepAlive: true, maxSockets: 1 });
    expect(await raw({ ...first, agent })).toBeGreaterThanOrEqual(400);
    expect(await raw({ chunks: [Buffer.from('{}')], agent })).toBe(400);
    agent.destroy();
  }
});

test('what is too much is refused before it is read, whatever its length says', async () => {
  const big = Buffer.alloc(70_000, ' ');
  expect(await raw({ headers: { 'content-length': '70000' }, chunks: [big] })).toBe(413);
  expect(await raw({ chunks: [big, big] })).toBe(413);
  const longPost = { title: 'Long', markdown: '日'.repeat(1_000_000) };
  expect((await site.call('POST', '/posts', { token: ownerToken, body: longPost })).status).toBe(201);
  const escaped = JSON.stringify(longPost).replace(/日/g, '\\u65e5');
  expect((await site.call('POST', '/posts', { token: ownerToken, body: escaped })).status).toBe(201);
  const tooLong = { title: 'Long', markdown: 'a'.repeat(1_000_001) };
  expect(problemOf(await site.call('POST', '/posts', { token: ownerToken, body: tooLong }))).toEqual([
    400,
    'validation',
  ]);
  // Nobody without a right has anything read at all.
  expect(problemOf(await site.call('POST', '/media', { body: big }))).toEqual([401, 'token-required']);
});

test('what is no JSON is told so, in whatever clothes it comes', async () => {
  for (const [type, body] of [
    ['text/plain', 'hello'],
    ['application/x-www-form-urlencoded', 'identifier=a&password=b'],
    ['multipart/form-data; boundary=x', '--x\r\ncontent-disposition: form-data; name="a"\r\n\r\nb\r\n--x--'],
    ['application/json', ''],
    ['application/json', 'null'],
    ['application/json', '[]'],
    ['application/json', '{"identifier": "a"'],
    ['application/json', '\ufeff'],
    ['application/json; charset=utf-16', '{}'],
  ] as const) {
    const answer = await site.call('POST', '/tokens', { body, headers: { 'content-type': type } });
    expect(problemOf(answer), `${type} ${body}`).toEqual([400, 'validation']);
    const pointers = (answer.json as { errors: { pointer: string }[] }).errors.map(({ pointer }) => pointer);
    expect(pointers, body).toEqual(expect.arrayContaining(['/identifier', '/password']));
  }
  expect(await raw({ chunks: [Buffer.from('{"identifier":"\xe9"}', 'latin1')] })).toBe(400);
  const gzip = { 'content-encoding': 'gzip' };
  expect(await raw({ headers: gzip, chunks: [Buffer.from([0x1f, 0x8b, 8, 0])] })).toBe(400);
});

test('what is made up is not kept in memory, where it would push out what many ask for', async () => {
  const isKept = async (address: string) => {
    const first = await site.call('GET', address);
    expect(first.status, address).toBe(200);
    return (await site.call('GET', address)).headers.get('cache-status') === 'colophon; hit';
  };
  expect([await isKept('/posts'), await isKept('/tags'), await isKept('/site')]).toEqual([true, true, true]);
  for (const address of [
    '/tags?x=1',
    '/site?x=1',
    '/posts?q=x',
    '/posts?limit=3',
    '/posts?tag=none',
    '/posts?year=1000',
  ])
    expect(await isKept(address), address).toBe(false);
});

test('passwords are not tried without end', async () => {
  const person = newPerson();
  await site.call('POST', '/users', { body: person });
  const answers: ApiAnswer[] = [];
  for (let attempt = 0; attempt < 12; attempt++)
    answers.push(
      await site.call('POST', '/tokens', {
        body: { identifier: person.username, password: `wrong ${attempt}` },
      }),
    );
  expect(answers.slice(0, 10).map(({ status }) => status)).toEqual(Array(10).fill(401));
  const last = answers.at(-1)!;
  expect(problemOf(last)).toEqual([429, 'throttled']);
  expect(Number(last.headers.get('retry-after'))).toBeGreaterThan(60);
});

test('no answer holds a hash, a salt or somebody else’s address', async () => {
  const person = newPerson();
  await site.call('POST', '/users', { body: person });
  const token = await site.logIn(person);
  const reading = [
    '/users',
    '/users?q=canary',
    `/users/${site.owner.username}`,
    '/posts',
    '/posts?status=all',
    '/posts/1',
    '/posts/1/comments',
    '/comments',
    '/tags',
    '/site',
    '/webhooks',
  ];
  for (const sent of [undefined, token, ownerToken])
    for (const address of reading) {
      const { text } = await site.call('GET', address, { token: sent });
      expect(text, address).not.toMatch(
        /\$2[aby]\$|canary@|ada\.canary|@example\.org(?!\/)|password_?hash|salt"/i,
      );
    }
});

test('while the database is away programs are told to come back, and nobody is let in', async () => {
  const before = await site.call('GET', '/posts');
  expect(before.status).toBe(200);
  await site.postgres.stop();
  for (const [method, address, token] of [
    ['GET', '/me', ownerToken],
    ['GET', '/posts?q=x', undefined],
    ['POST', '/tokens', undefined],
    ['POST', '/posts', ownerToken],
    ['DELETE', '/tokens/current', ownerToken],
  ] as const) {
    const body = method === 'POST' ? { identifier: 'a', password: 'b' } : undefined;
    const answer = await site.call(method, address, { token, body });
    expect([address, ...problemOf(answer)]).toEqual([address, 503, 'unavailable']);
    expect(answer.headers.get('retry-after')).toMatch(/^\d+$/);
    expect(answer.text).not.toMatch(/ECONN|postgres|sql/i);
  }
  // What everybody reads is still in memory.
  expect((await site.call('GET', '/posts')).text).toBe(before.text);
});
