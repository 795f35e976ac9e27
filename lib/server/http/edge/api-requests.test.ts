import { expect, onTestFinished, test } from 'vitest';
import { startSite } from '@/lib/testing/started-site';

const answering = (headers: Record<string, string> = {}, body = '{}') => {
  const seen: { method?: string; url?: string; cookie?: string }[] = [];
  const next: Parameters<typeof startSite>[0] = async (request, response) => {
    seen.push({ method: request.method, url: request.url, cookie: request.headers.cookie });
    response.writeHead(200, { 'content-type': 'application/json', ...headers });
    response.end(body);
  };
  return { next, seen };
};

async function siteOf(next: Parameters<typeof startSite>[0], variables = {}) {
  const site = await startSite(next, variables);
  onTestFinished(site.close);
  return site;
}

test.each(['PUT', 'PATCH', 'DELETE', 'POST', 'OPTIONS'])(
  '%s reaches the API, with or without an Origin',
  async (method) => {
    const { next, seen } = answering();
    const site = await siteOf(next);
    for (const headers of [{}, { origin: 'https://evil.example' }, { origin: 'null' }])
      expect((await site.send('/api/v1/posts', { method, headers })).status).toBe(200);
    expect(seen).toHaveLength(3);
  },
);

test.each([
  '/api/v1x',
  '/api/v2/posts',
  '/api',
  '/API/v1/posts',
  '/posts/api/v1',
  '/api/session',
  '/api/docs',
])('at %s it is as everywhere else', async (address) => {
  const { next, seen } = answering();
  const site = await siteOf(next);
  expect((await site.send(address, { method: 'PUT' })).status).toBe(405);
  expect((await site.send(address, { method: 'POST' })).status).toBe(403);
  expect(seen).toEqual([]);
});

test('no cookie gets as far as the API', async () => {
  const { next, seen } = answering();
  const site = await siteOf(next);
  const headers = { cookie: 'colophon-session=x' };
  await site.send('/api/v1/me', { headers });
  await site.send('/api/session', { headers });
  expect(seen.map(({ cookie }) => cookie)).toEqual([undefined, 'colophon-session=x']);
});

test('what is refused below /api is told in JSON, and elsewhere in words', async () => {
  const site = await siteOf(answering().next);
  for (const [address, method, headers, status, name] of [
    ['/api/v1/posts', 'PROPFIND', {}, 405, 'method-not-allowed'],
    ['/api/session', 'PUT', {}, 405, 'method-not-allowed'],
    ['/api/v1/%ff', 'GET', {}, 400, 'bad-request'],
    [`/api/v1/${'x'.repeat(9000)}`, 'GET', {}, 414, 'address-too-long'],
    ['/api/v1/posts', 'GET', { host: 'evil.example' }, 421, 'misdirected'],
    ['/api/v1/posts', 'POST', { 'content-length': '99999999' }, 413, 'too-large'],
    ['/api/session', 'POST', {}, 403, 'forbidden'],
  ] as const) {
    const answer = await site.send(address, { method, headers });
    expect([answer.status, answer.headers['content-type']]).toEqual([status, 'application/problem+json']);
    expect(JSON.parse(answer.body)).toMatchObject({
      status,
      type: expect.stringMatching(`/${name}$`) as string,
    });
  }
  expect((await site.send('/posts', { method: 'PUT' })).headers['content-type']).toMatch(/^text\/plain/);
});

test('without a token a list is kept with its query, and with one nothing is', async () => {
  const { next, seen } = answering({ 'cache-control': 'public, s-maxage=60', vary: 'Authorization' });
  const site = await siteOf(next);
  for (const address of [
    '/api/v1/posts',
    '/api/v1/posts?tag=a',
    '/api/v1/posts?tag=b',
    '/api/v1/posts?tag=a',
  ])
    expect((await site.send(address)).status).toBe(200);
  expect(seen.map(({ url }) => url)).toEqual(['/api/v1/posts', '/api/v1/posts?tag=a', '/api/v1/posts?tag=b']);
  for (let time = 0; time < 2; time++)
    await site.send('/api/v1/posts', { headers: { authorization: 'Bearer x' } });
  expect(seen).toHaveLength(5);
  site.dropPages();
  await site.send('/api/v1/posts?tag=a');
  expect(seen).toHaveLength(6);
});

test('the tag that the API gives is the tag of every encoding', async () => {
  const body = JSON.stringify({ text: 'long '.repeat(2000) });
  const { next } = answering({ 'cache-control': 'public, s-maxage=60', etag: '"7"' }, body);
  const site = await siteOf(next);
  await site.send('/api/v1/posts/1');
  for (const encoding of ['identity', 'gzip', 'br']) {
    const answer = await site.send('/api/v1/posts/1', { headers: { 'accept-encoding': encoding } });
    expect([answer.headers.etag, answer.headers['content-encoding'] ?? 'identity']).toEqual([
      '"7"',
      encoding,
    ]);
  }
  const statusFor = async (tag: string) =>
    (await site.send('/api/v1/posts/1', { headers: { 'if-none-match': tag } })).status;
  expect([await statusFor('"7"'), await statusFor('W/"7"'), await statusFor('"6", "7"')]).toEqual([
    304, 304, 304,
  ]);
  expect([await statusFor('"17"'), await statusFor('7'), await statusFor('"71"')]).toEqual([200, 200, 200]);
});

const app = 'https://app.example.org';

test('scripts of no other site may use the API unless the owner names it', async () => {
  const site = await siteOf(answering().next);
  const answer = await site.send('/api/v1/posts', { headers: { origin: app } });
  expect(Object.keys(answer.headers).filter((name) => name.startsWith('access-control'))).toEqual([]);
});

test('those of a site that is named may, from memory too, and never with cookies', async () => {
  const { next } = answering({ 'cache-control': 'public, s-maxage=60', vary: 'Authorization, Origin' });
  const site = await siteOf(next, { API_ORIGINS: `${app}, https://other.example` });
  for (let time = 0; time < 2; time++) {
    const { headers } = await site.send('/api/v1/posts', { headers: { origin: app } });
    expect(headers).toMatchObject({
      'access-control-allow-origin': app,
      'access-control-expose-headers': expect.stringContaining('ETag') as string,
    });
    expect(headers).not.toHaveProperty('access-control-allow-credentials');
    expect(headers.vary).toContain('Origin');
  }
  const asked = await site.send('/api/v1/posts', {
    method: 'OPTIONS',
    headers: { origin: app, 'access-control-request-method': 'PATCH' },
  });
  expect(asked.headers).toMatchObject({
    'access-control-allow-methods': expect.stringContaining('PATCH') as string,
    'access-control-allow-headers': expect.stringContaining('If-Match') as string,
  });
  for (const [origin, address] of [
    ['https://evil.example', '/api/v1/posts'],
    ['null', '/api/v1/posts'],
    [app, '/api/session'],
    [app, '/'],
  ] as const)
    expect((await site.send(address, { headers: { origin } })).headers).not.toHaveProperty(
      'access-control-allow-origin',
    );
  // A refusal can be read by it, too.
  const refused = await site.send('/api/v1/posts', { method: 'PROPFIND', headers: { origin: app } });
  expect(refused.headers['access-control-allow-origin']).toBe(app);
});
