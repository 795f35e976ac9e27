import { createServer } from 'node:http';
import { expect, onTestFinished, test } from 'vitest';
import { OwnScriptFiles } from '@/lib/server/http/pages/own-script-files';

async function served() {
  const files = new OwnScriptFiles();
  await files.add(
    { url: '/_scripts/a.0123.js', text: 'let a = 1;\n'.repeat(100) },
    { 'x-content-type-options': 'nosniff' },
  );
  const server = createServer((request, response) => {
    if (files.answer(request, response) === null) response.writeHead(404).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  const { port } = server.address() as { port: number };
  return (path: string, init?: RequestInit) => fetch(`http://127.0.0.1:${port}${path}`, init);
}

test('a script of our own is compressed, may be kept for good and loads nothing from elsewhere', async () => {
  const send = await served();
  const answer = await send('/_scripts/a.0123.js?x', { headers: { 'accept-encoding': 'br' } });
  expect(answer.status).toBe(200);
  const headers = Object.fromEntries(answer.headers);
  expect(headers['content-security-policy']).toMatch(/^default-src 'none'.*script-src 'self'$/);
  expect(headers).toMatchObject({
    'content-type': 'text/javascript; charset=utf-8',
    'content-encoding': 'br',
    'cache-control': 'public, max-age=31536000, immutable',
    'x-content-type-options': 'nosniff',
  });
  expect(await answer.text()).toContain('let a = 1;');
});

test('any other name, and any other method, is left to others', async () => {
  const send = await served();
  for (const path of ['/_scripts/a.4567.js', '/_scripts/', '/a.0123.js', '/_scripts/../a.0123.js'])
    expect((await send(path)).status).toBe(404);
  expect((await send('/_scripts/a.0123.js', { method: 'POST' })).status).toBe(404);
});
