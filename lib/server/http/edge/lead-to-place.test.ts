import { expect, onTestFinished, test } from 'vitest';
import { takeMissing } from '@/lib/server/http/edge/missing-paths';
import { registerFormerAddresses } from '@/lib/server/http/former-addresses';
import { registerAddressLookup, type Whereabouts } from '@/lib/server/http/known-addresses';
import { startSite } from '@/lib/testing/started-site';

async function siteWhere(where: Whereabouts) {
  registerFormerAddresses((path) => (/^\/old\/?$/.test(path) ? '/new' : null));
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
