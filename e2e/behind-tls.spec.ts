import { execFileSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { request as forward, type IncomingHttpHeaders, type IncomingMessage } from 'node:http';
import { createServer, type Server } from 'node:https';
import type { AddressInfo } from 'node:net';
import { expect, fillRegistration, logIn, owner, test } from './fixtures';
import { endSite, ownPorts, startSite } from './own-site';

/*
 * A site of its own behind a proxy that speaks TLS, as it is deployed: what cookies and redirects depend on the
 * scheme can be seen in no other way.
 */
const port = ownPorts.tls;
// One site, one worker.
test.describe.configure({ mode: 'default' });
let proxy: Server;
let site: ChildProcess;
let origin: string;

test.beforeAll(async () => {
  test.setTimeout(120_000);
  proxy = createServer(selfSigned(), (request, response) => {
    const headers = {
      ...request.headers,
      'x-forwarded-for': request.socket.remoteAddress,
      'x-forwarded-proto': 'https',
    };
    const { method, url } = request;
    const passed = forward({ host: '127.0.0.1', port, method, path: url, headers }, (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.rawHeaders);
      answer.pipe(response);
    });
    passed.on('error', () => response.destroy());
    request.pipe(passed);
  }).listen(0, '127.0.0.1');
  await once(proxy, 'listening');
  origin = `https://localhost:${(proxy.address() as AddressInfo).port}`;
  site = await startSite('tls', { SITE_URL: origin, TRUSTED_PROXY_HOPS: '1' });
});

test.afterAll(async () => {
  await endSite(site);
  proxy.closeAllConnections();
  proxy.close();
});

/** Certificate and key for this run; nobody trusts it, and the browser is told not to mind. */
function selfSigned(): { cert: string; key: string } {
  const curve = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1'];
  const args = ['req', '-x509', ...curve, '-nodes', '-days', '1', '-subj', '/CN=localhost', '-keyout', '-'];
  const both = execFileSync('openssl', args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
  return { cert: both, key: both };
}

/** Past the proxy, as somebody on the same machine could. */
async function directly(
  address: string,
  { method = 'GET', headers = {} }: { method?: string; headers?: Record<string, string> } = {},
): Promise<{ status: number; headers: IncomingHttpHeaders }> {
  const asked = forward({ host: '127.0.0.1', port, method, path: address, headers }).end();
  const [answer] = (await once(asked, 'response')) as [IncomingMessage];
  answer.resume();
  return { status: answer.statusCode ?? 0, headers: answer.headers };
}

test('behind TLS the cookies are for this host and https only, and every answer says to stay there', async ({
  browser,
}) => {
  const context = await browser.newContext({ baseURL: origin, ignoreHTTPSErrors: true });
  const page = await context.newPage();
  await page.goto('/register');
  await fillRegistration(page, owner);
  await page.getByRole('button', { name: 'Create' }).click();
  await expect(page).not.toHaveURL(/\/register/);
  await context.clearCookies();
  await logIn(page, owner);
  expect(new URL(page.url()).origin).toBe(origin);
  await expect(page.getByRole('link', { name: 'Log in' })).toHaveCount(0);

  const cookies = await context.cookies();
  expect(cookies.map(({ name }) => name)).toContain('__Host-colophon-session');
  for (const { name, secure, sameSite, path, domain } of cookies) {
    expect(name).toMatch(/^__Host-/);
    expect({ name, secure, sameSite, path, domain }).toEqual({
      name,
      secure: true,
      sameSite: 'Lax',
      path: '/',
      domain: 'localhost',
    });
  }
  expect(cookies.find(({ name }) => name === '__Host-colophon-session')?.httpOnly).toBe(true);

  const script = /src="(\/_next\/static\/[^"]+\.js)"/.exec(
    await (await context.request.get('/account')).text(),
  )![1]!;
  const asked = ['/', '/admin', '/nothing-here', '/tags/', script, '/icon.svg', '/feed.xml', '/api/session'];
  for (const address of asked) {
    const answer = await context.request.get(address, { maxRedirects: 0 });
    const headers = answer.headers();
    expect(headers['strict-transport-security'], address).toBe('max-age=63072000');
    if (headers.location) expect(new URL(headers.location, origin).origin, address).toBe(origin);
  }
  await context.close();
});

test('past the proxy nobody is served over http, and no cookie without its prefix is a session', async () => {
  const { host } = new URL(origin);
  const read = await directly('/login');
  // A redirect would come back for ever where it is the proxy that forgets the name.
  expect([read.status, read.headers.location]).toEqual([421, undefined]);
  expect((await directly('/login', { method: 'POST', headers: { origin } })).status).toBe(421);
  // With the right name it is answered as ever: whoever may connect to this port is the proxy.
  const named = await directly('/admin', { headers: { host, cookie: 'colophon-session=x' } });
  expect([named.status, named.headers.location]).toEqual([307, '/login?next=%2Fadmin']);
  const spoofed = await directly('/login', { headers: { host, 'x-forwarded-proto': 'http' } });
  expect(spoofed.status).toBe(200);
  expect(spoofed.headers['strict-transport-security']).toBeDefined();
  const plain = await directly('/login', { method: 'POST', headers: { host, origin: `http://${host}` } });
  expect(plain.status).toBe(403);
});
