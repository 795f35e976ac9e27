import { expect, onTestFinished, test } from 'vitest';
import { takeMissing } from '@/lib/server/http/edge/missing-paths';
import { registerFormerAddresses } from '@/lib/server/http/former-addresses';
import { registerAddressLookup, type Whereabouts } from '@/lib/server/http/known-addresses';
import { startSite } from '@/lib/testing/started-site';

async function siteWhere(where: Whereabouts) {
  const place = (location: string, isPermanent = true) => Promise.resolve({ location, isPermanent });
  registerFormerAddresses({
    isPath: (path) => /^\/(?:old|nowhere)\/?$/.test(path),
    isQuery: (_path, query) => /^p=\d/.test(query),
    find: (path, query) => {
      if (query !== '') return query === 'p=12' ? place('/twelve', false) : Promise.resolve(null);
      return path.startsWith('/old') ? place('/new') : Promise.resolve(null);
    },
  });
  const asked: string[] = [];
  registerAddressLookup((path) => {
    asked.push(path);
    return Promise.resolve(where);
  });
  const rendered: string[] = [];
  const site = await startSite((request, response) => {
    rendered.push(request.url ?? '');
    response.writeHead(200, { 'content-type': 'text/html', 'cache-control': 'no-store' });
    response.end('rendered');
    return Promise.resolve();
  });
  onTestFinished(() => {
    site.close();
    registerFormerAddresses(undefined);
    registerAddressLookup(undefined);
  });
  return { ...site, asked, rendered };
}

test('an address of other software leads on for good, with and without a slash, and is not missing', async () => {
  const { send, asked, rendered } = await siteWhere('unknown');
  takeMissing();
  for (const path of ['/old', '/old/', '/old?format=rss']) {
    const { status, headers, body } = await send(path);
    expect([status, headers.location, body]).toEqual([301, '/new', '']);
    expect(headers['x-content-type-options']).toBe('nosniff');
  }
  expect((await send('/old/', { method: 'HEAD' })).status).toBe(301);
  expect(asked).toEqual(['/old', '/old', '/old', '/old']);
  expect(rendered).toEqual([]);
  expect(takeMissing().size).toBe(0);
});

test('what is there by now comes first', async () => {
  const { send, rendered } = await siteWhere('known');
  expect((await send('/old')).body).toBe('rendered');
  expect(rendered).toEqual(['/old']);
});

test('nothing is led on but what is read', async () => {
  const { send } = await siteWhere('unknown');
  expect((await send('/old', { method: 'POST' })).status).not.toBe(301);
});

test('what has taken no place is answered as anything else', async () => {
  const { send } = await siteWhere('unknown');
  expect((await send('/nowhere')).headers.location).toBeUndefined();
  expect((await send('/?p=13')).headers.location).toBeUndefined();
});

test('a query of the root leads on although there is a root, in memory or not', async () => {
  const { send, asked } = await siteWhere('known');
  for (const target of ['/?p=12', '/', '/?utm=1', '/?p=12']) {
    const { status, headers } = await send(target);
    expect([status, headers.location]).toEqual(target === '/?p=12' ? [302, '/twelve'] : [200, undefined]);
  }
  expect(asked).not.toContain('');
});

test('where a look-up fails, the page is asked', async () => {
  const { send } = await siteWhere('unknown');
  registerFormerAddresses({
    isPath: () => true,
    isQuery: () => false,
    find: () => Promise.reject(new Error()),
  });
  expect((await send('/old')).status).not.toBe(500);
});
