import { afterEach, describe, expect, onTestFinished, test } from 'vitest';
import { registerAddressLookup, type Whereabouts } from '@/lib/server/http/known-addresses';
import type { NextHandler } from '@/lib/server/http/next/renders';
import { prerendered, startSite } from '@/lib/testing/started-site';

const empty = '<!DOCTYPE html><html id="__next_error__"><head></head><body></body></html>';

/** As Next does: whole and with 200 at its own address, empty wherever a page calls notFound(). */
async function started(privately = false) {
  const renders: string[] = [];
  const next: NextHandler = (request, response) => {
    renders.push(request.url ?? '');
    const own = request.url?.startsWith('/not-found') === true;
    const perRequest = { 'content-type': 'text/html', 'cache-control': 'private, no-store' };
    const status = own ? 200 : request.url === '/broken' ? 500 : 404;
    response.writeHead(status, own || !privately ? prerendered() : perRequest);
    const words = request.url === '/not-found/gone' ? 'It is gone' : 'Nothing is here';
    response.end(own ? `<html><h1>${words}</h1></html>` : empty);
    return Promise.resolve();
  };
  const site = await startSite(next);
  onTestFinished(site.close);
  return { ...site, renders };
}

test('an empty 404 is replaced by the whole page for unknown addresses, rendered once for all', async () => {
  const { send, renders, dropPages } = await started();
  const answers = [await send('/a'), await send('/b'), await send('/a')];
  for (const { status, body } of answers)
    expect([status, body]).toEqual([404, '<html><h1>Nothing is here</h1></html>']);
  expect(answers.map(({ headers }) => headers['cache-status'])).toEqual([
    'colophon; fwd=miss',
    'colophon; fwd=miss',
    'colophon; hit',
  ]);
  expect(renders).toEqual(['/a', '/not-found', '/b']);
  dropPages();
  await send('/a');
  expect(renders.slice(3)).toEqual(['/a', '/not-found']);
});

test('readers of one missing page wait for one render', async () => {
  const { send, renders } = await started();
  const answers = await Promise.all([send('/a'), send('/a'), send('/a')]);
  for (const { body } of answers) expect(body).toContain('Nothing is here');
  expect(renders).toEqual(['/a', '/not-found']);
});

test('where only some may look, the 404 is whole too and nobody keeps it', async () => {
  const { send } = await started(true);
  const answer = await send('/admin');
  expect([answer.status, answer.body]).toEqual([404, '<html><h1>Nothing is here</h1></html>']);
  expect(answer.headers['cache-control']).toBe('private, no-store');
  expect(answer.headers.etag).toBeUndefined();
});

test('an empty error page says what happened to readers without scripts', async () => {
  const { send } = await started(true);
  const answer = await send('/broken');
  expect(answer.status).toBe(500);
  expect(answer.body).toContain('<body><noscript><h1>Something went wrong.</h1>');
});

test('the page itself is no page either', async () => {
  const { send } = await started();
  for (let i = 0; i < 2; i++) expect((await send('/not-found')).status).toBe(404);
});

describe('where the application knows its addresses', () => {
  afterEach(() => registerAddressLookup(undefined));

  test('a scan of random addresses renders nothing but the one page', async () => {
    registerAddressLookup((path) => Promise.resolve(path.startsWith('/scan') ? 'unknown' : 'known'));
    const { send, renders } = await started();
    const answers = await Promise.all(Array.from({ length: 50 }, (_, i) => send(`/scan${i}`)));
    for (const { status, body, headers } of answers) {
      expect([status, body]).toEqual([404, '<html><h1>Nothing is here</h1></html>']);
      expect(headers['cache-control']).toContain('s-maxage');
    }
    expect(renders).toEqual(['/not-found']);
    expect((await send('/scan1')).headers['cache-status']).toBe('colophon; hit');
  });

  test('an address that came to life meanwhile is not kept as missing', async () => {
    const { send, renders, dropPages } = await started();
    let asked = () => {};
    const wasAsked = new Promise<void>((resolve) => (asked = resolve));
    let answer = (_where: Whereabouts) => {};
    registerAddressLookup(() => {
      asked();
      return new Promise((resolve) => (answer = resolve));
    });
    const first = send('/new');
    await wasAsked;
    dropPages();
    answer('unknown');
    expect((await first).status).toBe(404);
    registerAddressLookup(() => Promise.resolve('known'));
    await send('/new');
    expect(renders).toEqual(['/not-found', '/new']);
  });

  test('a look-up that fails leaves the answer to the page', async () => {
    registerAddressLookup(() => Promise.reject(new Error('no database')));
    const { send, renders } = await started();
    expect((await send('/a')).status).toBe(404);
    expect(renders).toEqual(['/a', '/not-found']);
  });

  test.each(['for everybody', 'for the one who asks'])(
    'what is gone says so with 410, rendered %s',
    async (who) => {
      registerAddressLookup((path) => Promise.resolve(path === '/left' ? 'gone' : 'known'));
      const { send, renders, dropPages } = await started(who !== 'for everybody');
      // Asked with a header that keeps it out of the memory, it is answered by the page alone.
      for (const headers of [{}, {}, { range: 'bytes=0-' }]) {
        const { status, body } = await send('/left', { headers });
        expect([status, body]).toEqual([410, '<html><h1>It is gone</h1></html>']);
      }
      expect(renders).toEqual(['/not-found/gone', '/left']);
      expect((await send('/not-found/gone')).status).toBe(410);
      registerAddressLookup(() => Promise.resolve('known'));
      dropPages();
      expect((await send('/left')).status).toBe(404);
    },
  );
});
