import { brotliDecompressSync } from 'node:zlib';
import { afterAll, expect, onTestFinished, test } from 'vitest';
import { registerFilling, type Filled } from '@/lib/server/http/fillings';
import { prerendered, startSite } from '@/lib/testing/started-site';

const frame = `<title>Find</title><main data-fill="list"></main>${'<p>Around it.</p>'.repeat(80)}`;

const keyOf = (query: URLSearchParams) => query.get('q')?.trim().toLowerCase() || undefined;
const made: string[] = [];
let answer: (key: string, client: string) => Filled | Promise<Filled> = (key) => ({ body: `found ${key}` });
registerFilling('/find', {
  kind: 'page',
  shown: ['posts'],
  keyOf,
  fill: async (key, around, client) => {
    made.push(key);
    const filled = await answer(key, client);
    return { ...filled, body: around.replace('></main>', () => `>${filled.body}</main>`) };
  },
});
registerFilling('/api/find', {
  kind: 'json',
  shown: ['posts'],
  keyOf,
  fill: async (key) => ({ body: JSON.stringify({ key }) }),
});
afterAll(() => {
  registerFilling('/find', {
    kind: 'page',
    shown: [],
    keyOf: () => undefined,
    fill: async () => ({ body: '' }),
  });
});

/** Next is told nothing of what is looked for: `asked` are the addresses that it rendered. */
async function started(variables: Record<string, string> = {}) {
  made.length = 0;
  const asked: string[] = [];
  const site = await startSite((request, response) => {
    asked.push(request.url ?? '');
    response.writeHead(200, prerendered());
    response.end(frame);
    return Promise.resolve();
  }, variables);
  onTestFinished(site.close);
  return { ...site, asked };
}

test('the page is rendered once, and filled for each query once', async () => {
  const { send, asked } = await started();
  const first = await send('/find?q=Heron');
  expect(first.body).toContain('<main data-fill="list">found heron</main>');
  expect(first.headers['cache-status']).toBe('colophon; fwd=miss');
  const again = await send('/find/?utm_source=x&q=%20heron%20');
  expect(again.headers['cache-status']).toBe('colophon; hit');
  expect(again.body).toBe(first.body);
  expect((await send('/find?q=gull')).body).toContain('found gull');
  expect(made).toEqual(['heron', 'gull']);
  expect(asked).toEqual(['/find']);
  const unchanged = await send('/find?q=heron', { headers: { 'if-none-match': first.headers.etag } });
  expect(unchanged.status).toBe(304);
  expect((await send('/find?q=heron', { method: 'HEAD' })).headers['content-length']).toBe(
    first.headers['content-length'],
  );
});

test('without a query the page is one as any other', async () => {
  const { send, asked } = await started();
  for (const path of ['/find', '/find?q=', '/find?utm=1'])
    expect((await send(path)).body).toContain('data-fill="list"></main>');
  expect(made).toEqual([]);
  expect(asked).toEqual(['/find']);
});

test('its policy is that of the page, and the answer is the same whoever asks', async () => {
  const { send } = await started();
  const plain = await send('/find?q=heron');
  expect(plain.headers['content-security-policy']).toBe(
    (await send('/find')).headers['content-security-policy'],
  );
  expect(plain.headers['cache-control']).toContain('s-maxage=1');
  for (const headers of [{ cookie: 'session=1' }, { authorization: 'Basic abc' }, { range: 'bytes=0-3' }]) {
    const other = await send('/find?q=heron', { headers });
    expect(other.body).toBe(plain.body);
    expect(other.status).toBe(200);
  }
  const compressed = await send('/find?q=heron', { headers: { 'accept-encoding': 'br' } });
  expect(brotliDecompressSync(compressed.bytes).toString()).toBe(plain.body);
});

test('what Next’s router asks for is left to Next, without the query', async () => {
  const { send, asked } = await started();
  await send('/find?q=heron&_rsc=1', { headers: { rsc: '1' } });
  expect(asked).toEqual(['/find?_rsc=1']);
  expect(made).toEqual([]);
});

test('after a change page and answers are made anew', async () => {
  const { send, dropPages, asked } = await started();
  await send('/find?q=heron');
  dropPages();
  expect((await send('/find?q=heron')).headers['cache-status']).toBe('colophon; fwd=miss');
  expect(made).toEqual(['heron', 'heron']);
  expect(asked).toEqual(['/find', '/find']);
});

/** Nothing is answered before `go`. */
function held() {
  let go = () => {};
  const gone = new Promise<void>((resolve) => (go = resolve));
  answer = async (key) => {
    await gone;
    return { body: `held ${key}` };
  };
  onTestFinished(() => void (answer = (key) => ({ body: `found ${key}` })));
  return () => go();
}

test('many who ask the same at once get one answer', async () => {
  const { send } = await started();
  const go = held();
  const all = Array.from({ length: 20 }, () => send('/find?q=heron'));
  await expect.poll(() => made).toEqual(['heron']);
  go();
  expect(new Set((await Promise.all(all)).map(({ body }) => body)).size).toBe(1);
  expect(made).toEqual(['heron']);
});

test('an answer that is outdated when it is ready is not kept', async () => {
  const { send, dropPages } = await started();
  const go = held();
  const early = send('/find?q=heron');
  await expect.poll(() => made).toEqual(['heron']);
  dropPages();
  go();
  expect((await early).body).toContain('held heron');
  expect((await send('/find?q=heron')).headers['cache-status']).toBe('colophon; fwd=miss');
});

test('a refusal is kept for nobody, a failure is apologised for, and the next one is asked again', async () => {
  const { send } = await started();
  onTestFinished(() => void (answer = (key) => ({ body: `found ${key}` })));
  answer = () => ({ body: 'too many', status: 429, retryAfter: 7 });
  const refused = await send('/find?q=heron');
  expect([refused.status, refused.headers['retry-after'], refused.headers['cache-control']]).toEqual([
    429,
    '7',
    'private, no-store',
  ]);
  answer = () => Promise.reject(new Error('broken'));
  expect((await send('/find?q=heron')).status).toBe(500);
  answer = (key) => ({ body: `found ${key}` });
  expect((await send('/find?q=heron')).status).toBe(200);
});

test('who asks is told as the proxy says it, and not as a header of theirs does', async () => {
  const { send } = await started({ TRUSTED_PROXY_HOPS: '1' });
  const clients: string[] = [];
  answer = (key, client) => {
    clients.push(client);
    return { body: key };
  };
  onTestFinished(() => void (answer = (key) => ({ body: `found ${key}` })));
  const headers = {
    'x-forwarded-for': '203.0.113.9',
    'x-forwarded-proto': 'http',
    'x-colophon-client': '1.1.1.1',
  };
  await send('/find?q=heron', { headers });
  expect(clients).toEqual(['203.0.113.9']);
});

test('made-up queries push out no page', async () => {
  const { send } = await started({ PAGE_CACHE_MB: '16' });
  await send('/kept');
  answer = () => ({ body: 'x'.repeat(700_000) });
  onTestFinished(() => void (answer = (key) => ({ body: `found ${key}` })));
  for (let index = 0; index < 30; index += 1) await send(`/find?q=junk${index}`);
  expect((await send('/kept')).headers['cache-status']).toBe('colophon; hit');
  expect((await send('/find?q=junk0')).headers['cache-status']).toBe('colophon; fwd=miss');
});

test('JSON is made without a page', async () => {
  const { send, asked } = await started();
  const found = await send('/api/find?q=Heron');
  expect(JSON.parse(found.body)).toEqual({ key: 'heron' });
  expect(found.headers['content-type']).toBe('application/json; charset=utf-8');
  expect((await send('/api/find?q=heron')).headers['cache-status']).toBe('colophon; hit');
  expect(asked).toEqual([]);
});
