import { createHash } from 'node:crypto';
import { expect, onTestFinished, test } from 'vitest';
import { THEME_SCRIPT } from '@/lib/inline-scripts';
import type { NextHandler } from '@/lib/server/http/next/renders';
import { prerendered, startSite } from '@/lib/testing/started-site';

const hash = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
const readersPage =
  (html: string): NextHandler =>
  (_request, response) => {
    response.writeHead(200, prerendered());
    response.end(html);
    return Promise.resolve();
  };

async function started(next: NextHandler, variables: Record<string, string> = {}) {
  const site = await startSite(next, variables);
  onTestFinished(site.close);
  return site;
}

test('a page that everybody gets allows our one script by its hash, whatever stands in it', async () => {
  const policies = new Set<unknown>();
  for (const text of ['', 'alert(1)', 'self.__next_f.push([1,"a"])']) {
    const { send } = await started(readersPage(`<p>A page.</p><script>${text}</script>`));
    policies.add((await send('/')).headers['content-security-policy']);
  }
  expect([...policies]).toEqual([expect.stringContaining(`script-src 'self' ${hash(THEME_SCRIPT)};`)]);
  expect([...policies].join()).not.toMatch(/unsafe|nonce/);
});

test('a page that everybody gets may frame the players of posts, and a page for one person nobody', async () => {
  const shared = await started(readersPage('<p>A page.</p>'));
  expect((await shared.send('/')).headers['content-security-policy']).toMatch(
    /; frame-src https:\/\/www\.youtube-nocookie\.com https:\/\/player\.vimeo\.com https:\/\/open\.spotify\.com https:\/\/codepen\.io$/,
  );
  const alone = await started((_request, response) => {
    response.writeHead(200, { 'content-type': 'text/html', 'cache-control': 'private, no-store' });
    response.end('<p>A page.</p>');
    return Promise.resolve();
  });
  const policy = String((await alone.send('/')).headers['content-security-policy']);
  expect(policy).toContain("default-src 'none'");
  expect(policy).not.toMatch(/frame-src|child-src/);
});

test('Next renders a page for readers without anything of who asks', async () => {
  const seen: unknown[] = [];
  const site = await startSite(
    (request, response) => {
      seen.push([request.url, Object.keys(request.headers)]);
      response.writeHead(200, { 'content-type': 'text/html', 'cache-control': 'private, no-store' });
      response.end('<p>A page.</p>');
      return Promise.resolve();
    },
    {},
    () => true,
  );
  onTestFinished(site.close);
  const headers = {
    cookie: 'session=1',
    'user-agent': 'me',
    'accept-language': 'de',
    'x-real-ip': '10.0.0.1',
  };
  await site.send('/a?utm_source=me', { headers });
  expect(seen).toEqual([['/a', ['host', 'x-forwarded-host', 'x-forwarded-proto', 'x-forwarded-port']]]);
});

test('a page rendered per request gets a nonce of its own that Next is told', async () => {
  const { send } = await started((request, response) => {
    response.writeHead(200, { 'content-type': 'text/html', 'cache-control': 'private, no-store' });
    response.end(/'nonce-([^']+)'/.exec(String(request.headers['content-security-policy']))?.[1]);
    return Promise.resolve();
  });
  const [one, other] = [await send('/account'), await send('/account')];
  expect(one.headers['content-security-policy']).toContain(`'nonce-${one.body}'`);
  expect(one.headers['content-security-policy']).toContain(hash(THEME_SCRIPT));
  expect(one.body).not.toBe(other.body);
  expect(one.headers['content-security-policy']).not.toContain('unsafe');
});

test.each([
  ['http', ''],
  ['https', 'https://blog.example'],
])('over %s every answer has the security headers, whatever its status and type', async (scheme, address) => {
  const answers: Record<string, [number, Record<string, string>]> = {
    '/page': [200, prerendered()],
    '/account': [200, { 'content-type': 'text/html' }],
    '/old': [308, { location: '/new' }],
    '/missing': [404, prerendered()],
    '/broken': [500, { 'content-type': 'text/html' }],
    '/image.webp': [
      200,
      { 'content-type': 'image/webp', 'cache-control': 'public, max-age=31536000, immutable' },
    ],
    '/_next/static/a.js': [
      200,
      { 'content-type': 'text/javascript', 'cache-control': 'public, max-age=31536000, immutable' },
    ],
    '/payload': [200, { 'content-type': 'text/x-component', 'x-powered-by': 'Next.js' }],
  };
  const { send, port } = await started(
    (request, response) => {
      if (request.url === '/thrown') return Promise.reject(new Error('gone'));
      const [status, headers] = answers[request.url ?? ''] ?? [404, {}];
      response.writeHead(status, headers);
      response.end('body');
      return Promise.resolve();
    },
    address ? { SITE_URL: address } : {},
  );
  const host = address ? { host: 'blog.example' } : {};
  const get = (path: string, headers = {}) => send(path, { headers: { ...host, ...headers } });
  const sent = await Promise.all(
    [...Object.keys(answers), ...Object.keys(answers), '/thrown', '/%'].map((path) => get(path)),
  );
  const { etag = '' } = (await get('/page')).headers;
  const unchanged = await get('/page', { 'if-none-match': etag });
  expect(unchanged.status).toBe(304);
  sent.push(unchanged, await send('/page', { method: 'HEAD', headers: host }));
  for (const path of ['live', 'ready']) sent.push(await get(`/api/health/${path}`));
  for (const method of ['POST', 'TRACE']) sent.push(await send('/', { method, headers: host }));
  for (const name of ['evil.example', `localhost:${port}`]) sent.push(await get('/x', { host: name }));
  for (const { headers } of sent) {
    expect(headers).toMatchObject({
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
      'referrer-policy': 'strict-origin-when-cross-origin',
      'cross-origin-opener-policy': 'same-origin',
    });
    expect(headers['content-security-policy']).toContain("frame-ancestors 'none'");
    expect(headers['permissions-policy']).toBeDefined();
    expect(headers['cache-control']).toBeDefined();
    expect(headers['x-powered-by']).toBeUndefined();
    const promise = scheme === 'https' ? 'max-age=63072000' : undefined;
    expect(headers['strict-transport-security']).toBe(promise);
  }
});

test('a worker may load the scripts of the build, and no other file may load anything', async () => {
  const { send } = await started((request, response) => {
    const type = request.url?.endsWith('.js') ? 'application/javascript; charset=UTF-8' : 'image/svg+xml';
    response.writeHead(200, { 'content-type': type, 'cache-control': 'public, max-age=31536000, immutable' });
    response.end('body');
    return Promise.resolve();
  });
  const policyAt = async (path: string) => (await send(path)).headers['content-security-policy'];
  expect(await policyAt('/_next/static/worker.js')).toMatch(/default-src 'none'.*; script-src 'self'$/);
  expect(await policyAt('/picture.svg')).not.toContain('script-src');
});
