import { once } from 'node:events';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test } from 'vitest';
import { isBrokenOff } from '@/lib/errors';

test('a request whose sender went away is no failure of the server', async () => {
  const server = http.createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const request = http.request({ host: '127.0.0.1', port, method: 'POST', headers: { 'content-length': 9 } });
  request.on('error', () => {});
  request.write('half');
  const [received] = (await once(server, 'request')) as [http.IncomingMessage];
  request.destroy();
  const [error] = (await once(received.resume(), 'error')) as [Error];
  expect(isBrokenOff(error)).toBe(true);
  expect(isBrokenOff(Object.assign(new Error('read ECONNRESET'), { code: 'ECONNRESET' }))).toBe(false);
  server.close();
});
