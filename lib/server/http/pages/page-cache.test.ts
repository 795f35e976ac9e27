import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { expect, onTestFinished, test } from 'vitest';
import { bodyOf, finishPage } from '@/lib/server/http/answers/finished-page';
import type { NextHandler } from '@/lib/server/http/next/renders';
import { prerendered, startSite } from '@/lib/testing/started-site';
import { PageCache } from './page-cache';

const unpack: Record<string, (bytes: Buffer) => Buffer> = {
  br: brotliDecompressSync,
  gzip: gunzipSync,
  identity: (bytes) => bytes,
};
const facts = { status: 200, contentVersion: 0, expiresAt: Infinity, immutable: false, ignoresQuery: false };

const text = 'A page of some length. '.repeat(100);

/** Counts how often each path was rendered, and answers with the count. */
async function counting(headers: Record<string, string> = prerendered(), status = 200) {
  const renders: Record<string, number> = {};
  const site = await startSite((request, response) => {
    const path = request.url ?? '';
    renders[path] = (renders[path] ?? 0) + 1;
    response.writeHead(status, headers);
    response.end(`<p>${path} ${renders[path]}</p>${text}`);
    return Promise.resolve();
  });
  onTestFinished(site.close);
  return { ...site, renders };
}

async function started(next: NextHandler) {
  const site = await startSite(next);
  onTestFinished(site.close);
  return site;
}

test('a prerendered page is rendered once and then answered from memory', async () => {
  const { send, renders } = await counting();
  const first = await send('/a');
  const second = await send('/a');
  expect(first.headers['cache-status']).toBe('colophon; fwd=miss');
  expect(second.headers['cache-status']).toBe('colophon; hit');
  expect(second.body).toBe(first.body);
  expect(renders).toEqual({ '/a': 1 });
});

test('browsers always ask, and proxies may answer for a second', async () => {
  const { send } = await counting();
  for (let i = 0; i < 2; i++) {
    expect((await send('/a')).headers['cache-control']).toBe(
      'public, max-age=0, must-revalidate, s-maxage=1, stale-while-revalidate=1',
    );
  }
});

test('cookies and unknown query strings share one prerendered page', async () => {
  const { send, renders } = await counting();
  await send('/a');
  const other = await send('/a?utm_source=x', { headers: { cookie: 'session=1; theme=dark' } });
  expect(other.headers['cache-status']).toBe('colophon; hit');
  expect(renders).toEqual({ '/a': 1 });
});

test('a page has the same text in each encoding, whoever asked first and in which', async () => {
  for (const first of ['gzip', 'br', 'identity']) {
    const { send, renders } = await counting();
    for (const encoding of [first, 'gzip', 'br', 'identity', 'gzip', 'br']) {
      const { bytes, headers } = await send('/a', { headers: { 'accept-encoding': encoding } });
      expect(headers['content-encoding'] ?? 'identity').toBe(encoding);
      expect(headers['content-length']).toBe(String(bytes.length));
      expect(unpack[encoding]!(bytes).toString()).toBe(`<p>/a 1</p>${text}`);
    }
    expect(renders).toEqual({ '/a': 1 });
  }
});

test('a form that is added counts, so that memory holds no more than it may', async () => {
  const cache = new PageCache(1_000_000);
  const page = await finishPage(Buffer.from(text), { 'content-type': 'text/html' }, facts, {
    encoding: 'br',
  });
  cache.keep('/a', page);
  const before = cache.bytes;
  bodyOf(page, 'br');
  expect(cache.bytes).toBe(before);
  const added = bodyOf(page, 'gzip');
  expect(cache.bytes).toBe(before + added.length);
  expect(cache.get('/a')).toBe(page);
});

test('a browser that has the page gets 304 for the encoding it asked for', async () => {
  const { send } = await counting();
  const plain = await send('/a');
  const brotli = await send('/a', { headers: { 'accept-encoding': 'gzip, br' } });
  expect(plain.headers.etag).toMatch(/^"[\w-]+"$/);
  expect(brotli.headers.etag).not.toBe(plain.headers.etag);
  const again = await send('/a', {
    headers: { 'accept-encoding': 'br', 'if-none-match': brotli.headers.etag },
  });
  expect(again.status).toBe(304);
  expect(again.headers.etag).toBe(brotli.headers.etag);
  expect(again.body).toBe('');
  expect((await send('/a', { headers: { 'if-none-match': '"other"' } })).status).toBe(200);
});

test('who asks by date gets 304 for what has one, unless a tag says otherwise', async () => {
  const date = 'Thu, 26 Nov 2026 10:00:00 GMT';
  const later = 'Thu, 26 Nov 2026 10:00:01 GMT';
  const { send } = await counting({ ...prerendered(), 'last-modified': date });
  const first = await send('/a');
  expect(first.headers['last-modified']).toBe(date);
  const statusOf = async (headers: Record<string, string>) => (await send('/a', { headers })).status;
  expect(await statusOf({ 'if-modified-since': date })).toBe(304);
  expect(await statusOf({ 'if-modified-since': later })).toBe(304);
  expect(await statusOf({ 'if-modified-since': 'Thu, 26 Nov 2026 09:59:59 GMT' })).toBe(200);
  expect(await statusOf({ 'if-modified-since': 'yesterday' })).toBe(200);
  expect(await statusOf({ 'if-modified-since': later, 'if-none-match': '"other"' })).toBe(200);
  const undated = await counting();
  await undated.send('/a');
  expect((await undated.send('/a', { headers: { 'if-modified-since': later } })).status).toBe(200);
});

test('the page is compressed for its first reader too, and a refused encoding is respected', async () => {
  const { send } = await counting();
  const brotli = await send('/a', { headers: { 'accept-encoding': 'gzip, deflate, br' } });
  expect(brotli.headers['cache-status']).toBe('colophon; fwd=miss');
  const identity = await send('/a');
  expect(brotli.headers['content-encoding']).toBe('br');
  expect(brotli.headers.vary).toContain('Accept-Encoding');
  expect(brotliDecompressSync(brotli.bytes).toString()).toBe(identity.body);
  expect(Number(brotli.headers['content-length'])).toBe(brotli.bytes.length);
  const refused = await send('/a', { headers: { 'accept-encoding': 'br;q=0, gzip' } });
  expect(refused.headers['content-encoding']).toBe('gzip');
});

test('HEAD says what GET would say, without a body, and fills the cache', async () => {
  const { send, renders } = await counting();
  const head = await send('/a', { method: 'HEAD' });
  const get = await send('/a');
  const headAgain = await send('/a', { method: 'HEAD' });
  for (const answer of [head, headAgain]) {
    expect(answer.body).toBe('');
    expect(answer.headers['content-length']).toBe(get.headers['content-length']);
  }
  expect(renders).toEqual({ '/a': 1 });
});

test.each([
  ['a cookie is set', { ...prerendered(), 'set-cookie': 'a=1' }],
  ['it is private', { 'content-type': 'text/html', 'cache-control': 'private, s-maxage=10' }],
  ['it must not be stored', { 'content-type': 'text/html', 'cache-control': 'no-store' }],
  ['nothing is said', { 'content-type': 'text/html' }],
])('an answer is not kept when %s', async (_name, headers) => {
  const { send, renders } = await counting(headers);
  await send('/a');
  await send('/a');
  expect(renders).toEqual({ '/a': 2 });
});

test.each(['rsc', 'authorization', 'next-router-prefetch', 'next-action', 'range'])(
  'a request with %s is not answered from memory',
  async (name) => {
    const { send, renders } = await counting();
    await send('/a');
    await send('/a', { headers: { [name]: '1' } });
    expect(renders).toEqual({ '/a': 2 });
  },
);

test.each(['__prerender_bypass=x', 'a=b; __next_preview_data=y'])(
  'the preview cookie %s changes nothing',
  async (cookie) => {
    const { send, renders } = await counting();
    await send('/a');
    await send('/a', { headers: { cookie } });
    await send('/b', { headers: { cookie } });
    expect((await send('/b')).headers['cache-status']).toBe('colophon; hit');
    expect(renders).toEqual({ '/a': 1, '/b': 1 });
  },
);

test('private pages are rendered side by side', async () => {
  let together = 0;
  let most = 0;
  const { send } = await started(async (_request, response) => {
    most = Math.max(most, ++together);
    await new Promise((resolve) => setTimeout(resolve, 30));
    together--;
    response.writeHead(200, { 'content-type': 'text/html', 'cache-control': 'no-store' });
    response.end('yours');
  });
  await send('/account');
  await Promise.all([send('/account'), send('/account'), send('/account')]);
  expect(most).toBe(3);
});

test('a query string that may matter is never mixed up', async () => {
  const { send } = await counting({
    'content-type': 'application/json',
    'cache-control': 'public, s-maxage=60',
  });
  await send('/api/feed');
  expect((await send('/api/feed?page=2')).body).toContain('/api/feed?page=2');
  expect((await send('/api/feed')).headers['cache-status']).toBe('colophon; hit');
});

test('a scan of addresses that do not exist neither fills memory nor pushes out a page', async () => {
  let status = 200;
  const large = 'x'.repeat(20_000);
  const { send } = await started((_request, response) => {
    response.writeHead(status, prerendered());
    response.end(large);
    return Promise.resolve();
  });
  await send('/page');
  status = 404;
  for (let i = 0; i < 300; i++) await send(`/scan-${i}`);
  expect((await send('/page')).headers['cache-status']).toBe('colophon; hit');
  expect((await send('/scan-299')).headers['cache-status']).toBe('colophon; hit');
  const metrics = await send('/api/metrics');
  expect(Number(/page_cache_bytes (\d+)/.exec(metrics.body)?.[1])).toBeLessThan(3_000_000);
});
