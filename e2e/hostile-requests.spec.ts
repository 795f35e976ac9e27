import { expect, test, unique } from './fixtures';
import { pathsFor } from './entry-routes';
import { sendPlainForm } from './plain-form';

const headersOfAll = {
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'strict-origin-when-cross-origin',
  'cross-origin-opener-policy': 'same-origin',
};

test('every kind of answer has the security headers and a policy without exceptions', async ({
  visitor,
  publish,
  baseURL,
}) => {
  const post = await publish({ title: unique('Headers'), body: 'Text' });
  const { request } = visitor;
  const form = await (await request.get('/login')).text();
  const script = /src="(\/_next\/static\/[^"]+\.js)"/.exec(form)![1]!;
  const origin = baseURL!;
  const answers = {
    'a page': [request.get('/'), 200],
    'a post': [request.get(post), 200],
    'a page rendered per request': [request.get('/login'), 200],
    'what the router asks for': [request.get(post, { headers: { RSC: '1' } }), 200],
    'a temporary redirect': [request.get('/admin', { maxRedirects: 0 }), 307],
    'a permanent redirect': [request.get('/tags/', { maxRedirects: 0 }), 308],
    'a missing page': [request.get('/nothing-here'), 404],
    'a missing picture': [request.get('/media/nothing.webp'), 404],
    'a script': [request.get(script), 200],
    'a missing script': [request.get('/_next/static/nothing.js'), 404],
    'an icon': [request.get('/favicon.ico'), 200],
    'a feed': [request.get('/feed.xml'), 200],
    'the session': [request.get('/api/session'), 200],
    'next-auth’s session': [request.get('/api/auth/session'), 200],
    'a form of another site': [request.post('/login', { headers: { origin: 'https://evil.example' } }), 403],
    'a body that is too large': [
      request.post('/login', { headers: { origin }, data: Buffer.alloc(5_000_000) }),
      413,
    ],
    'a method that is not used': [request.fetch('/', { method: 'PROPFIND' }), 405],
    'a request for another host': [request.get('/', { headers: { host: 'evil.example' } }), 421],
  } as const;
  for (const [name, [asked, status]] of Object.entries(answers)) {
    const answer = await asked;
    const headers = answer.headers();
    expect(answer.status(), name).toBe(status);
    expect(headers, name).toMatchObject(headersOfAll);
    expect(headers['content-security-policy'], name).toContain("default-src 'none'");
    expect(headers['content-security-policy'], name).toContain("frame-ancestors 'none'");
    expect(headers['content-security-policy'], name).not.toMatch(/unsafe-|\*|script-src[^;]*https?:/);
    expect(headers, name).not.toHaveProperty('x-powered-by');
    expect(headers, name).not.toHaveProperty('access-control-allow-origin');
  }
});

test('what is read with a session is stored nowhere', async ({ admin, member }) => {
  const asked = [
    ...['/api/session', '/api/auth/session', ...pathsFor('member')].map(
      (path) => [member.page, path] as const,
    ),
    ...pathsFor('owner').map((path) => [admin, path] as const),
  ];
  for (const [page, path] of asked) {
    const answer = await page.request.get(path, { maxRedirects: 0 });
    expect(answer.headers()['cache-control'], path).toContain('no-store');
  }
});

test('the image optimizer fetches nothing for anybody', async ({ visitor, baseURL }) => {
  for (const url of [
    'http://169.254.169.254/latest/meta-data/',
    'http://localhost:5432/',
    `${baseURL}/api/session`,
    '//evil.example/a.png',
    'https://evil.example/a.png',
    'file:///etc/passwd',
    '/api/session',
    '/favicon.ico',
  ]) {
    const answer = await visitor.request.get('/_next/image', { params: { url, w: '64', q: '75' } });
    expect(answer.status(), url).toBeGreaterThanOrEqual(400);
    expect(answer.status(), url).toBeLessThan(500);
  }
});

test('next-auth shows no page of its own', async ({ visitor }) => {
  for (const path of ['signin', 'signout', 'error', 'verify-request', 'new-user']) {
    const answer = await visitor.request.get(`/api/auth/${path}`, { maxRedirects: 0 });
    expect(answer.status(), path).not.toBe(200);
    expect(await answer.text(), path).not.toMatch(/<html/i);
  }
});

test('what next-auth can make nothing of is no error of the server', async ({ visitor, baseURL }) => {
  const { csrfToken } = (await (await visitor.request.get('/api/auth/csrf')).json()) as { csrfToken: string };
  for (const callbackUrl of ['x', '//', 'http://', 'https://%', '\0', '\r\n', 'javascript:alert(1)', '☃']) {
    for (const path of ['session', 'signin', 'error', 'callback/credentials']) {
      const params = { callbackUrl };
      const read = await visitor.request.get(`/api/auth/${path}`, { params, maxRedirects: 0 });
      expect(read.status(), `${path} ${callbackUrl}`).toBeLessThan(500);
      const { location } = read.headers();
      if (location) expect(new URL(location, baseURL).origin).toBe(baseURL);
    }
    const sent = await visitor.request.post('/api/auth/callback/credentials', {
      params: { callbackUrl },
      headers: { origin: baseURL! },
      form: { csrfToken, callbackUrl, identifier: 'nobody', password: 'wrong' },
      maxRedirects: 0,
    });
    expect(sent.status(), callbackUrl).toBe(302);
    expect(new URL(sent.headers().location!, baseURL).href).toContain(`${baseURL}/login?error=`);
  }
});

test('a form or an address that nobody can read is answered 400', async ({ visitor, baseURL }) => {
  const headers = { origin: baseURL!, 'content-type': 'multipart/form-data; boundary=x' };
  for (const data of ['', '--x', '--x--', 'x=y']) {
    const answer = await visitor.request.post('/login', { headers, data });
    expect(answer.status(), data).toBe(400);
  }
  const form = { page: '/login', field: 'identifier', origin: baseURL! };
  const [, state] = /name="(\$ACTION_\d+:1)"/.exec(await (await visitor.request.get('/login')).text())!;
  for (const value of ['x', 'null', '["$F9"]']) {
    const fields = { [state!]: value, identifier: 'ada' };
    const answer = await sendPlainForm(visitor.request, { ...form, fields });
    expect(answer.status(), value).toBe(400);
    expect(await answer.text()).toContain('value="ada"');
  }
  // Arguments that are no form count as an empty one.
  const many = await sendPlainForm(visitor.request, { ...form, fields: { [state!]: '[1,2]' } });
  expect(many.status()).toBe(200);
  expect(await many.text()).toContain('Enter your email or username.');
  for (const path of ['/%', '/%ff', '/posts/%e0%a4']) {
    expect((await visitor.request.get(baseURL + path)).status(), path).toBe(400);
  }
});

const tree = (segments: object) => encodeURIComponent(JSON.stringify(segments));

/** Asks for the inside of a page only, as the router does that has the layout around it already. */
const inside = {
  RSC: '1',
  'Next-Router-State-Tree': tree([
    '',
    { children: ['admin', { children: ['posts', { children: ['__PAGE__', {}, null, 'refetch'] }] }] },
    null,
    null,
    16,
  ]),
};

const crafted: [path: string, headers?: Record<string, string>][] = [
  ['/admin/posts', inside],
  ['/admin/posts', { RSC: '1' }],
  ['/admin/posts', { RSC: '1', 'Next-Router-Prefetch': '1' }],
  ['/admin/posts', { RSC: '1', 'Next-Router-Segment-Prefetch': '/admin/posts/__PAGE__' }],
  ['/admin/posts', { 'x-middleware-subrequest': 'proxy:proxy:proxy:proxy:proxy' }],
  ['/admin/posts', { 'x-forwarded-for': '127.0.0.1', 'x-real-ip': '127.0.0.1' }],
  ['/admin/posts', { 'x-original-url': '/', 'x-rewrite-url': '/', 'x-invoke-path': '/' }],
  ['/admin/posts', { 'x-matched-path': '/', 'x-nextjs-data': '1' }],
  ['/', { 'x-matched-path': '/admin/posts', 'x-invoke-path': '/admin/posts' }],
  ['/admin/posts.rsc'],
  ['/admin/posts.segments/_tree.segment.rsc'],
  ['/admin/posts.txt'],
  ['/_next/data/build/admin/posts.json'],
  ['/admin/posts;x'],
  ['/admin/posts/'],
  ['/admin%2fposts'],
  ['/admin/%70osts'],
  ['/ADMIN/posts'],
  ['//admin/posts'],
  ['/admin//posts'],
  ['/admin/./posts'],
  ['/login/..%2fadmin/posts'],
  ['/admin/posts%00'],
  ['/admin/posts?_rsc=x'],
];

test('no crafted request shows a page of the owner to anybody else', async ({
  admin,
  member,
  visitor,
  baseURL,
}) => {
  const title = unique('Secret');
  await admin.goto('/admin/posts/new');
  await admin.getByLabel('Title', { exact: true }).fill(title);
  await admin.getByRole('button', { name: 'Save draft' }).click();
  await expect(admin).toHaveURL(/\/edit/);
  // What they would see if they got through.
  for (const headers of [{}, inside])
    expect(await (await admin.request.get('/admin/posts', { headers })).text()).toContain(title);
  for (const { request } of [visitor, member.page]) {
    for (const [path, headers] of crafted) {
      const answer = await request.get(baseURL + path, { headers, maxRedirects: 0 });
      const name = `${path} ${JSON.stringify(headers)}`;
      if (path !== '/') expect([303, 307, 308, 400, 404], name).toContain(answer.status());
      expect(await answer.text(), name).not.toContain(title);
    }
  }
});
