import { expect, onTestFinished, test } from 'vitest';
import { noteAction } from '@/lib/server/http/content-version';
import type { NextHandler } from '@/lib/server/http/next/renders';
import { startSite } from '@/lib/testing/started-site';

const typed = 'My "long" text <b>&\r\nwith a second line</textarea><script>alert(1)</script>';

async function started(next: NextHandler) {
  const site = await startSite(next);
  onTestFinished(site.close);
  return site;
}

async function formBody(
  fields: [string, string][],
): Promise<{ body: Buffer[]; headers: Record<string, string> }> {
  const form = new FormData();
  for (const [name, value] of fields) form.append(name, value);
  const request = new Request('http://localhost/', { method: 'POST', body: form });
  return {
    body: [Buffer.from(await request.arrayBuffer())],
    headers: { 'content-type': request.headers.get('content-type') ?? '' },
  };
}

const fields: [string, string][] = [
  ['$ACTION_REF_1', ''],
  ['$ACTION_1:0', '{"id":"a","bound":"$@1"}'],
  ['title', 'A title'],
  ['body', typed],
  ['password', 'hunter22-secret'],
  ['setupToken', 'very-secret-token'],
];

/** Reads everything, then fails as an action does whose database is gone. */
const failing: NextHandler = async (request, response) => {
  for await (const _chunk of request);
  noteAction();
  response.writeHead(500, { 'content-type': 'text/html' });
  response.end('Application error');
};

test('a form without scripts that could not be processed comes back with all its text', async () => {
  const site = await started(failing);
  const { body, headers } = await formBody(fields);
  const answer = await site.send('/posts/a?x=1', {
    method: 'POST',
    body,
    headers: { ...headers, origin: site.origin },
  });
  expect(answer.status).toBe(500);
  expect(answer.body).toContain('This could not be saved, but your text is still here.');
  expect(answer.body).toContain('action="/posts/a?x=1"');
  expect(answer.body).toContain('value="A title"');
  expect(answer.body).toContain(
    'My &quot;long&quot; text &lt;b&gt;&amp;\r\nwith a second line&lt;/textarea&gt;',
  );
  expect(answer.body).toContain(
    'name="$ACTION_1:0" value="{&quot;id&quot;:&quot;a&quot;,&quot;bound&quot;:&quot;$@1&quot;}"',
  );
  expect(answer.body).not.toContain('<script');
  expect(answer.body).not.toContain('secret');
  expect(answer.body).not.toContain('Application error');
  expect(answer.headers['cache-control']).toBe('private, no-store');
  expect(answer.headers['content-security-policy']).toMatch(
    /^default-src 'none';.*style-src 'sha256-[^']+'$/,
  );
  expect(answer.headers['content-security-policy']).toContain("form-action 'self'");
});

test('it comes back whole when Next fails before it has read the form', async () => {
  const site = await started(() => Promise.reject(new Error('gone')));
  const long = 'word '.repeat(100_000);
  const { body, headers } = await formBody([['body', long]]);
  const answer = await site.send('/', { method: 'POST', body, headers: { ...headers, origin: site.origin } });
  expect(answer.status).toBe(500);
  expect(answer.body).toContain(long);
});

test('a url-encoded form comes back too, and the status stays', async () => {
  const site = await started(async (request, response) => {
    for await (const _chunk of request);
    response.writeHead(503);
    response.end();
  });
  const headers = { 'content-type': 'application/x-www-form-urlencoded', origin: site.origin };
  const answer = await site.send('/', { method: 'POST', body: 'comment=a%20%26%20b', headers });
  expect(answer.status).toBe(503);
  expect(answer.body).toContain('value="a &amp; b"');
});

test('a form that worked, and one that scripts sent, are answered by Next', async () => {
  const working = await started(async (request, response) => {
    for await (const _chunk of request);
    response.writeHead(303, { location: '/done' });
    response.end();
  });
  const { body, headers } = await formBody(fields);
  const sent = await working.send('/', {
    method: 'POST',
    body,
    headers: { ...headers, origin: working.origin },
  });
  expect(sent.headers.location).toBe('/done');
  const broken = await started(failing);
  const scripted = { ...headers, origin: broken.origin, 'next-action': 'a' };
  expect((await broken.send('/', { method: 'POST', body, headers: scripted })).body).toBe(
    'Application error',
  );
});

/** Fails as Next does that can make nothing of a form: before any action of ours. */
const puzzled: NextHandler = async (request, response) => {
  for await (const _chunk of request);
  response.writeHead(500, { 'content-type': 'text/html' });
  response.end('Application error');
};

const multipart = 'multipart/form-data; boundary=x';

test.each([
  ['empty', multipart, ''],
  ['cut off', multipart, '--x\r\nContent-Disposition: form-data; name="a"\r\n\r\nb'],
  ['without line ends', multipart, '--x\nContent-Disposition: form-data; name="a"\n\nb\n--x--\n'],
  ['of another boundary', multipart, '--y\r\nContent-Disposition: form-data; name="a"\r\n\r\nb\r\n--y--\r\n'],
  ['without a boundary', 'multipart/form-data', '--x--\r\n'],
])('a form that no browser makes, %s, is answered 400', async (_, type, body) => {
  const site = await started(puzzled);
  const headers = { 'content-type': type, origin: site.origin };
  const answer = await site.send('/', { method: 'POST', body, headers });
  expect(answer.status).toBe(400);
  expect(answer.body).toContain('This form was not understood.');
});

test('a form whose action Next could not read is answered 400, with its text', async () => {
  const site = await started(puzzled);
  const { body, headers } = await formBody(fields);
  const answer = await site.send('/', { method: 'POST', body, headers: { ...headers, origin: site.origin } });
  expect(answer.status).toBe(400);
  expect(answer.body).toContain('value="A title"');
  const scripted = { 'content-type': 'text/plain', origin: site.origin, 'next-action': 'a' };
  const call = await site.send('/', { method: 'POST', body: '[', headers: scripted });
  expect(call.status).toBe(400);
  expect(call.body).toContain('This form was not understood.');
});

test('a page that fails on a form which names no action is no fault of the form', async () => {
  const site = await started(puzzled);
  const { body, headers } = await formBody([['title', 'A title']]);
  const answer = await site.send('/', { method: 'POST', body, headers: { ...headers, origin: site.origin } });
  expect(answer.status).toBe(500);
});
