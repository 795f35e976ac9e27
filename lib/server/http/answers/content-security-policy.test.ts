import { createHash } from 'node:crypto';
import { expect, onTestFinished, test } from 'vitest';
import { THEME_SCRIPT } from '@/lib/inline-scripts';
import { contentState } from '@/lib/server/http/content-version';
import IsrStore from '@/lib/server/http/next/isr-store.mjs';
import type { NextHandler } from '@/lib/server/http/next/renders';
import { prerendered, startSite } from '@/lib/testing/started-site';

const opener = '(self.__next_f=self.__next_f||[]).push([0])';
const data = 'self.__next_f.push([1,"1:\\"$Sreact.fragment\\"\\n"])';
const bootstrap =
  '(globalThis["TURBOPACK"] || (globalThis["TURBOPACK"] = [])).push({"otherChunks":["a.js"]});';
const reactTime = 'requestAnimationFrame(function(){$RT=performance.now()});';

const hash = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
const page = (...scripts: string[]) =>
  `<html><head><script>${THEME_SCRIPT}</script></head><body>${scripts.map((text) => `<script>${text}</script>`).join('')}</body></html>`;

async function started(next: NextHandler, variables: Record<string, string> = {}) {
  const site = await startSite(next, variables);
  onTestFinished(site.close);
  return site;
}

async function policyOf(html: string): Promise<string> {
  const { send } = await started((_request, response) => {
    response.writeHead(200, prerendered());
    response.end(html);
    return Promise.resolve();
  });
  return (await send('/')).headers['content-security-policy'] as string;
}

test('a prerendered page allows the inline scripts of Next, React and ours by their hashes, and nothing unsafe', async () => {
  const policy = await policyOf(page(reactTime, bootstrap, '$RC("B:0","S:0")', opener, data));
  for (const text of [THEME_SCRIPT, reactTime, bootstrap, '$RC("B:0","S:0")', opener, data]) {
    expect(policy).toContain(hash(text));
  }
  expect(policy).not.toContain('unsafe');
  expect(policy).not.toContain('nonce');
});

test.each([
  'alert(1)',
  'self.__next_f.push([1,"a"]);alert(1)//)',
  'self.__next_f.push(alert(1))',
  'self.__next_f.push([1,"a"],alert(1))',
  'requestAnimationFrame(function(){$RT=performance.now()});alert(1)',
  'alert(1);$RC("B:0","S:0")',
  '$RC("B:0",alert(1))',
  '(globalThis["TURBOPACK"] || (globalThis["TURBOPACK"] = [])).push(alert(1));',
  '(globalThis["a"] || (globalThis["b"] = [])).push({});',
  `${THEME_SCRIPT};alert(1)`,
  '(self.__next_f=self.__next_f||[]).push([alert(1)])',
])('an injected script is not allowed: %s', async (text) => {
  const policy = await policyOf(page(text, opener, data));
  expect(policy).not.toContain(hash(text));
  expect(policy).toContain(hash(data));
});

test('data that stands before the framework opens it, or after a second opener, is not allowed', async () => {
  const forged = 'self.__next_f.push([1,"evil"])';
  expect(await policyOf(page(forged, opener, data))).not.toContain(hash(forged));
  const policy = await policyOf(page(opener, forged, opener, data));
  expect(policy).not.toContain(hash(forged));
});

test('a script with an address is not hashed, and one with other attributes is read', async () => {
  const policy = await policyOf(
    `<script src="/a.js">${reactTime}</script><SCRIPT id="_R_">${bootstrap}</SCRIPT >`,
  );
  expect(policy).not.toContain(hash(reactTime));
  expect(policy).toContain(hash(bootstrap));
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

test('Next is not told a nonce for a page that it keeps for everybody', async () => {
  const seen: unknown[] = [];
  const { send } = await started(async (request, response) => {
    await new IsrStore().get('/a');
    seen.push(request.headers['content-security-policy']);
    // Not kept, as with a failing render, but still without a nonce: so its scripts are hashed.
    response.writeHead(500, { 'content-type': 'text/html', 'cache-control': 'no-store' });
    response.end(page(opener, data));
  });
  const answer = await send('/a');
  expect(seen).toEqual([undefined]);
  expect(answer.status).toBe(500);
  expect(answer.headers['content-security-policy']).toContain(hash(data));
  expect(answer.headers['content-security-policy']).not.toContain('nonce');
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

test('the store keeps nothing that began before a change, nothing expired and nothing missing', async () => {
  const store = new IsrStore();
  const value = {
    kind: 'APP_PAGE',
    html: 'x',
    rscData: undefined,
    headers: {},
    postponed: undefined,
    status: 200,
    segmentData: undefined,
  } as never;
  const inGeneration = (contentVersion: number, run: () => Promise<void>) =>
    contentState.renders.run({ contentVersion, prerendered: false, acting: false, headers: {} }, run);
  await inGeneration(contentState.version - 1, () => store.set('/late', value));
  await inGeneration(contentState.version, () =>
    store.set('/now', value, { cacheControl: { revalidate: 60, expire: undefined } }),
  );
  await inGeneration(contentState.version, () =>
    store.set('/old', value, { cacheControl: { revalidate: -1, expire: undefined } }),
  );
  await store.set('/missing', { ...(value as object), status: 404 } as never);
  expect(await store.get('/late')).toBeNull();
  expect(await store.get('/now')).toMatchObject({ value });
  expect(await store.get('/old')).toBeNull();
  expect(await store.get('/missing')).toBeNull();
  await store.revalidateTag();
  expect(await store.get('/now')).toBeNull();
});

test.each([
  '<a title="<script ">x</a>',
  '<img alt="The <script> element">',
  '<img alt="about <script async>"><!-- <script> -->',
  '<textarea><script></textarea><title><script></title>',
])('a text that talks about scripts hides none: %s', async (content) => {
  const policy = await policyOf(page(reactTime, opener, data).replace('<body>', `<body>${content}`));
  for (const text of [THEME_SCRIPT, reactTime, opener, data]) expect(policy).toContain(hash(text));
});

test('the header of a page of many megabytes stays small, and lets every script of it run', async () => {
  const many = Array.from({ length: 300 }, (_, index) => `self.__next_f.push([1,"${index}"])`);
  const { send } = await started((_request, response) => {
    response.writeHead(200, prerendered());
    response.end(page(reactTime, opener, ...many));
    return Promise.resolve();
  });
  const answer = await send('/');
  const size = Object.entries(answer.headers).reduce(
    (sum, [name, value]) => sum + name.length + String(value).length + 4,
    0,
  );
  expect(size).toBeLessThan(3000);
  const scripts = [...answer.body.matchAll(/<script>([^]*?)<\/script>/g)].map(([, text = '']) => text);
  for (const text of scripts) expect(answer.headers['content-security-policy']).toContain(hash(text));
  expect(scripts.join(';')).toContain(many.join(';'));
});
