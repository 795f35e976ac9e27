import { once } from 'node:events';
import { connect } from 'node:net';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import type { NextHandler } from '@/lib/server/http/next/renders';
import { MAX_BODY_BYTES } from '@/lib/server/http/request-limits';
import { startSite } from '@/lib/testing/started-site';

/** Answers with the headers that Next would see and the size of the body. */
const echo: NextHandler = async (request, response) => {
  let size = 0;
  for await (const chunk of request) size += (chunk as Buffer).length;
  response.writeHead(200, { 'content-type': 'application/json' });
  response.end(JSON.stringify({ headers: request.headers, size }));
};

let site: Awaited<ReturnType<typeof startSite>>;
beforeAll(async () => {
  site = await startSite(echo);
});
afterAll(() => site.close());

async function headersSeen(variables: Record<string, string>, headers: Record<string, string>) {
  const own = await startSite(echo, variables);
  onTestFinished(own.close);
  const { body } = await own.send('/', { headers });
  return (JSON.parse(body) as { headers: Record<string, string> }).headers;
}

test.each(['evil.example', 'localhost', 'localhost:1', 'evil.example:80@localhost'])(
  'a request for host %s is answered 421 and the name is not repeated',
  async (host) => {
    const answer = await site.send('/x', { headers: { host } });
    expect(answer.status).toBe(421);
    expect(JSON.stringify([answer.headers, answer.body])).not.toContain('evil');
  },
);

test('a loopback name of this server leads to the site', async () => {
  for (const name of ['127.0.0.1', '[::1]']) {
    const answer = await site.send('/posts/a?b=c', { headers: { host: `${name}:${site.port}` } });
    expect(answer.status).toBe(308);
    expect(answer.headers.location).toBe(`${site.origin}/posts/a?b=c`);
  }
  const write = await site.send('/', {
    method: 'POST',
    headers: { host: `127.0.0.1:${site.port}`, origin: site.origin },
  });
  expect(write.status).toBe(421);
});

test('a request for another site is never led anywhere but to ours', async () => {
  const answer = await site.send('//evil.example/x', { headers: { host: `127.0.0.1:${site.port}` } });
  expect(new URL(answer.headers.location ?? '').origin).toBe(site.origin);
  expect((await site.send('http://evil.example/x')).status).toBe(400);
});

test('a form from another origin, from none and from null is refused', async () => {
  const method = 'POST';
  for (const origin of ['https://evil.example', 'null', `${site.origin}.evil.example`, `${site.origin}/`]) {
    expect((await site.send('/', { method, headers: { origin } })).status).toBe(403);
  }
  expect((await site.send('/', { method })).status).toBe(403);
  expect((await site.send('/', { method, headers: { origin: site.origin } })).status).toBe(200);
});

test('a request that names two hosts is refused, also for a page in memory', async () => {
  for (let i = 0; i < 2; i++) await site.send('/');
  const socket = connect(site.port, '127.0.0.1');
  const answer = once(socket, 'data');
  socket.write(`GET / HTTP/1.1\r\nHost: localhost:${site.port}\r\nhost: evil.example\r\n\r\n`);
  expect(String(await answer)).toMatch(/^HTTP\/1\.1 400 /);
  socket.destroy();
});

test('methods that nobody needs are refused', async () => {
  for (const method of ['TRACE', 'PROPFIND', 'OPTIONS', 'PUT', 'PATCH', 'DELETE'])
    expect((await site.send('/', { method })).status).toBe(405);
});

test('a spoofed proxy, nonce, policy or internal header does not reach Next', async () => {
  const spoofed = {
    'x-forwarded-for': '6.6.6.6',
    'x-forwarded-host': 'evil.example',
    'x-forwarded-proto': 'https',
    forwarded: 'for=6.6.6.6',
    'x-real-ip': '6.6.6.6',
    'x-nonce': 'evil',
    'content-security-policy': "script-src 'nonce-evil'",
    'content-security-policy-report-only': "script-src 'nonce-evil'",
    'x-middleware-subrequest': 'evil',
    'x-nextjs-data': 'evil',
    'x-matched-path': '/evil',
    'x-prerender-revalidate': 'evil',
    'x-colophon-client': '6.6.6.6',
  };
  const seen = await headersSeen({}, spoofed);
  expect(JSON.stringify(seen)).not.toMatch(/evil|6\.6\.6\.6/);
  expect(seen['x-forwarded-proto']).toBe('http');
  expect(seen['x-forwarded-host']).toBe(seen.host);
  expect(seen['x-colophon-client']).toBe('127.0.0.1');
});

test.each([
  ['0', '1.1.1.1, 2.2.2.2', '127.0.0.1'],
  ['1', '1.1.1.1, 2.2.2.2', '2.2.2.2'],
  ['2', '6.6.6.6, 1.1.1.1, 2.2.2.2', '1.1.1.1'],
  ['3', '1.1.1.1, 2.2.2.2', '127.0.0.1'],
  ['1', 'evil', '127.0.0.1'],
  ['1', '[2001:db8::1]:443', '2001:db8::1'],
  ['1', '::ffff:3.3.3.3', '3.3.3.3'],
  ['1', '3.3.3.3:8080', '3.3.3.3'],
])('with %s proxies, "%s" means client %s', async (hops, forwarded, client) => {
  const seen = await headersSeen({ TRUSTED_PROXY_HOPS: hops }, { 'x-forwarded-for': forwarded });
  expect(seen['x-colophon-client']).toBe(client);
  expect(seen['x-forwarded-for']).toBe(client);
});

test('behind a proxy the scheme of SITE_URL is the truth', async () => {
  const own = await startSite(echo, { SITE_URL: 'https://blog.example', TRUSTED_PROXY_HOPS: '1' });
  onTestFinished(own.close);
  const viaProxy = { host: 'upstream:3000', 'x-forwarded-host': 'blog.example' };
  const answer = await own.send('/', { headers: viaProxy });
  const { headers } = JSON.parse(answer.body) as { headers: Record<string, string> };
  expect(headers['x-forwarded-proto']).toBe('https');
  expect(headers.host).toBe('blog.example');
  expect(answer.headers['strict-transport-security']).toMatch(/^max-age=\d{8}/);
});

test('a body is capped whether it says its length or not', async () => {
  const megabyte = Buffer.alloc(1024 * 1024);
  const headers = { origin: site.origin, 'content-type': 'application/octet-stream' };
  const small = await site.send('/', { method: 'POST', headers, body: [megabyte] });
  expect((JSON.parse(small.body) as { size: number }).size).toBe(megabyte.length);
  const said = await site
    .send('/', {
      method: 'POST',
      headers: { ...headers, 'content-length': MAX_BODY_BYTES + 1 },
      body: [],
    })
    .catch((error: unknown) => error);
  expect(said).toMatchObject({ status: 413 });
  expect(
    await answerToChunks(
      site.port,
      headers,
      Array.from({ length: 5 }, () => megabyte),
    ),
  ).toMatch(/^HTTP\/1\.1 413 /);
});

test.each([
  ...['/%', '/%zz', '/%ff', '/posts/%e0%a4', '/posts/%c0%af', 'posts', '*'],
  ...['/a/../b', '/..', '/./a', '/%2e%2e/a', '/a/.%2E', '/a\\..\\b', '/_next/static/../../package.json'],
])('an address that cannot be meant, %s, is answered 400', async (path) => {
  for (const query of ['', '?a=%']) expect((await site.send(path + query)).status, path + query).toBe(400);
});

test.each(['/a%2fb', '/..a/b..', '/%C3%A9', '/a?b=../c', '/a?b=%', '/.well-known/a', '/a...b', '/%00'])(
  'the address %s is passed on',
  async (path) => {
    expect((await site.send(path)).status).toBe(200);
  },
);

test('an address longer than 8 KB is refused', async () => {
  expect((await site.send(`/${'a'.repeat(8192)}`)).status).toBe(414);
});

/** Written by hand: a client library may stop reading when the server closes before the body ends. */
function answerToChunks(port: number, headers: Record<string, string>, chunks: Buffer[]): Promise<string> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    let answer = '';
    socket.on('data', (data) => (answer += data.toString()));
    socket.on('error', () => resolve(answer));
    socket.on('close', () => resolve(answer));
    const lines = Object.entries({ host: `localhost:${port}`, ...headers, 'transfer-encoding': 'chunked' });
    socket.write(`POST / HTTP/1.1\r\n${lines.map(([name, value]) => `${name}: ${value}\r\n`).join('')}\r\n`);
    for (const chunk of chunks) {
      socket.write(`${chunk.length.toString(16)}\r\n`);
      socket.write(chunk);
      socket.write('\r\n');
    }
  });
}

test.each([
  '%',
  'nonsense',
  '{}',
  '[]',
  '["",{"children":1}]',
  encodeURIComponent('["",{"children":["a"]}]'),
  '"' + 'a'.repeat(9000) + '"',
])('a state of the router that Next cannot read is refused: %s', async (state) => {
  const answer = await site.send('/login', { headers: { rsc: '1', 'next-router-state-tree': state } });
  expect(answer.status).toBe(400);
});

test('a state of the router as browsers send it passes', async () => {
  const state = ['', { children: ['login', { children: ['__PAGE__', {}] }, null, 'refetch'] }, null, null];
  const headers = { rsc: '1', 'next-router-state-tree': encodeURIComponent(JSON.stringify(state)) };
  expect((await site.send('/login', { headers })).status).toBe(200);
});

test('a plain form from a page that keeps the referrer to itself is taken, and another is shown to copy', async () => {
  const headers = { origin: 'null', 'content-type': 'application/x-www-form-urlencoded' };
  const body = 'body=My+long+text&password=secret&postId=4';
  const ours = await site.send('/', {
    method: 'POST',
    headers: { ...headers, 'sec-fetch-site': 'same-origin' },
    body,
  });
  expect(ours.status).toBe(200);
  expect((JSON.parse(ours.body) as { headers: Record<string, string> }).headers.origin).toBe(site.origin);
  const unknown = await site.send('/', { method: 'POST', headers, body });
  expect(unknown.status).toBe(403);
  expect(unknown.body).toContain('My long text');
  expect(unknown.body).not.toMatch(/secret|<form|<button/);
  for (const foreign of [{ 'sec-fetch-site': 'cross-site' }, { origin: 'https://evil.example' }]) {
    const answer = await site.send('/', { method: 'POST', headers: { ...headers, ...foreign }, body });
    expect(answer.status).toBe(403);
    expect(answer.body).not.toContain('My long text');
  }
});

test('a site for this machine alone carries out nothing that came through a proxy', async () => {
  const answer = await site.send('/', {
    method: 'POST',
    headers: { origin: site.origin, 'x-forwarded-for': '203.0.113.9' },
  });
  expect(answer.status).toBe(403);
  expect(answer.body).toContain('TRUSTED_PROXY_HOPS');
});
