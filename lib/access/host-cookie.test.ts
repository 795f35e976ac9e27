import { afterEach, expect, test, vi } from 'vitest';

afterEach(() => {
  vi.unstubAllEnvs();
  vi.resetModules();
});

/** Settings are read once per process, so each address gets modules of its own. */
async function cookieAt(siteUrl: string) {
  vi.stubEnv('SITE_URL', siteUrl);
  // A site that others can reach wants hashes that cost something.
  vi.stubEnv('BCRYPT_COST', '12');
  const { hostCookie } = await import('@/lib/access/host-cookie');
  return hostCookie('note');
}

test('behind https a cookie has the prefix that binds it to the host, and the flags that this takes', async () => {
  expect(await cookieAt('https://blog.example.org')).toEqual({
    name: '__Host-note',
    options: { sameSite: 'lax', path: '/', secure: true },
  });
});

test('without https a cookie has its plain name, because browsers would refuse the prefix', async () => {
  expect(await cookieAt('http://localhost:3000')).toEqual({
    name: 'note',
    options: { sameSite: 'lax', path: '/', secure: false },
  });
});
