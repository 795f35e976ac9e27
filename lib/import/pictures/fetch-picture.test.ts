import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { fetchPicture } from '@/lib/import/pictures/fetch-picture';

const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

async function serve(answer: RequestListener): Promise<string> {
  const server = createServer(answer);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => server.close().closeAllConnections());
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

const here = { allowPrivate: true };

test('a picture is fetched, whatever its server calls it, also where it leads on', async () => {
  const site = await serve((request, response) => {
    if (request.url === '/old.png') response.writeHead(301, { location: '/new' }).end();
    else response.writeHead(200, { 'content-type': 'text/plain' }).end(png);
  });
  expect(await fetchPicture(`${site}/old.png`, here)).toEqual({ ok: true, bytes: png });
});

test.each([
  ['http://127.0.0.1:1/a.png', 'its address is one of a private network'],
  ['http://localhost:1/a.png', 'its address is one of a private network'],
  ['http://[::1]/a.png', 'its address is one of a private network'],
  ['http://[::ffff:10.0.0.1]/a.png', 'its address is one of a private network'],
  ['http://169.254.169.254/latest/meta-data', 'its address is one of a private network'],
  ['http://0.0.0.0/a.png', 'its address is one of a private network'],
  ['http://2130706433/a.png', 'its address is one of a private network'],
  ['https://192.168.0.1/a.png', 'its address is one of a private network'],
  ['//10.0.0.1/a.png', 'its address is one of a private network'],
  ['file:///etc/passwd', 'file: is not fetched, only http: and https:'],
  ['data:image/png;base64,AA', 'data: is not fetched, only http: and https:'],
  ['http://bea:secret@example.org/a.png', 'it needs a password'],
  ['a.png', 'it is no address on the web'],
])('%s is never fetched: %s', async (url, why) => {
  expect(await fetchPicture(url)).toEqual({ ok: false, why, isLasting: true });
});

test('a redirect is looked at as the first address was', async () => {
  const targets = ['file:///etc/passwd', 'gopher://x.example/', 'http://a:b@x.example/', 'http://['];
  const site = await serve((request, response) => {
    response.writeHead(302, { location: targets[Number(request.url?.slice(1))] }).end();
  });
  const found = await Promise.all(targets.map((_, index) => fetchPicture(`${site}/${index}`, here)));
  expect(found.map((one) => ('why' in one ? one.why : ''))).toEqual([
    'file: is not fetched, only http: and https:',
    'gopher: is not fetched, only http: and https:',
    'it needs a password',
    'it leads on to something that is no address',
  ]);
});

test('who leads on for ever is left', async () => {
  let asked = 0;
  const site = await serve((_, response) => {
    asked += 1;
    response.writeHead(302, { location: `/${asked}` }).end();
  });
  expect(await fetchPicture(site, here)).toEqual({
    ok: false,
    why: 'it leads on more than 5 times',
    isLasting: true,
  });
  expect(asked).toBe(6);
});

test('a body that does not end, one that is too large and one that never comes are left', async () => {
  let sent = 0;
  const site = await serve((request, response) => {
    if (request.url === '/said')
      return void response.writeHead(200, { 'content-length': '999999999' }).flushHeaders();
    if (request.url === '/slow') return void response.writeHead(200).write(png.subarray(0, 10));
    if (request.url === '/silent') return undefined;
    const more = (): void => {
      while (!response.destroyed && response.write(Buffer.alloc(64 * 1024))) sent += 64 * 1024;
    };
    response.writeHead(200).on('drain', more);
    more();
  });
  const limits = { ...here, timeout: 500, most: 1_000_000 };
  const large = { ok: false, why: 'it is larger than 1 MB', isLasting: true };
  expect(await fetchPicture(`${site}/endless`, { ...limits, timeout: 10_000 })).toEqual(large);
  expect(sent).toBeLessThan(20_000_000);
  expect(await fetchPicture(`${site}/said`, limits)).toEqual(large);
  const late = { ok: false, why: 'no answer came in time', isLasting: false };
  expect(await fetchPicture(`${site}/slow`, limits)).toEqual(late);
  expect(await fetchPicture(`${site}/silent`, limits)).toEqual(late);
});

test('what is no picture, and what the server refuses, is said with whether another try may help', async () => {
  const site = await serve((request, response) => {
    const status = Number(request.url?.slice(1)) || 200;
    response
      .writeHead(status, { 'content-type': 'text/html; charset=utf-8' })
      .end(status === 200 ? '<p>Log in' : '');
  });
  const answers = [200, 404, 410, 403, 429, 503, 418, 204].map((status) =>
    fetchPicture(`${site}/${status}`, here),
  );
  expect(await Promise.all(answers)).toEqual([
    { ok: false, why: 'it is no picture but text/html', isLasting: true },
    { ok: false, why: 'it is no longer there', isLasting: true },
    { ok: false, why: 'it is no longer there', isLasting: true },
    { ok: false, why: 'it is not given away (403)', isLasting: true },
    { ok: false, why: 'the server answered 429', isLasting: false },
    { ok: false, why: 'the server answered 503', isLasting: false },
    { ok: false, why: 'the server answered 418', isLasting: true },
    { ok: false, why: 'the server answered 204', isLasting: true },
  ]);
});

test('a connection that breaks off or is refused may be tried again', async () => {
  const site = await serve((_, response) => {
    response.writeHead(200, { 'content-length': '1000' });
    response.write(png, () => response.destroy());
  });
  const broken = await fetchPicture(site, here);
  expect(broken).toMatchObject({ ok: false, isLasting: false });
  const refused = await fetchPicture('http://127.0.0.1:1/', here);
  expect(refused).toEqual({ ok: false, why: 'it could not be reached (ECONNREFUSED)', isLasting: false });
});
