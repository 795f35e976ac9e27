import { request as send, type IncomingMessage, type RequestListener } from 'node:http';
import { connect } from 'node:net';
import { once } from 'node:events';
import { expect, test } from 'vitest';
import { parseSettings } from '@/lib/env';
import { freePort } from '@/lib/server/process/free-port';
import { createWebServer, drainOf, listen } from '@/lib/server/start/web-server';

async function serveFor(listener: RequestListener) {
  const server = createWebServer(listener);
  const drain = drainOf(server);
  const settings = parseSettings({ PORT: String(await freePort()) });
  await listen(server, settings);
  return { drain, port: settings.PORT };
}

const get = (port: number) =>
  new Promise<string>((resolve, reject) => {
    send({ port, host: '127.0.0.1' }, (response: IncomingMessage) => {
      let body = '';
      response.on('data', (chunk) => (body += String(chunk))).on('end', () => resolve(body));
    })
      .on('error', reject)
      .end();
  });

const patient = () => new AbortController().signal;

test('what runs may finish, and nobody new is let in', async () => {
  const { drain, port } = await serveFor((_, response) => void setTimeout(() => response.end('done'), 300));
  const answer = get(port);
  await new Promise((resolve) => setTimeout(resolve, 50));
  const drained = drain(patient());
  await expect(get(port)).rejects.toThrow('ECONNREFUSED');
  await drained;
  expect(await answer).toBe('done');
});

test('an idle connection ends at once', async () => {
  const { drain, port } = await serveFor((_, response) => response.end('done'));
  const socket = connect(port, '127.0.0.1');
  socket.write('GET / HTTP/1.1\r\nHost: localhost\r\n\r\n');
  await once(socket, 'data');
  const startedAt = Date.now();
  await drain(patient());
  expect(Date.now() - startedAt).toBeLessThan(500);
});

test('what takes too long is cut', async () => {
  const { drain, port } = await serveFor(() => {});
  const answer = expect(get(port)).rejects.toThrow('socket hang up');
  await new Promise((resolve) => setTimeout(resolve, 50));
  const startedAt = Date.now();
  await drain(patient());
  await answer;
  expect(Date.now() - startedAt).toBeLessThan(3000);
});

test('in a hurry nothing is waited for', async () => {
  const { drain, port } = await serveFor(() => {});
  const answer = expect(get(port)).rejects.toThrow('socket hang up');
  await new Promise((resolve) => setTimeout(resolve, 50));
  const hurry = new AbortController();
  const drained = drain(hurry.signal);
  hurry.abort();
  await drained;
  await answer;
});
