import { once } from 'node:events';
import { createServer } from 'node:http';
import { connect, type AddressInfo } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { limitBodyTime } from './body-time';

/** A server that answers 200 when a body is there, and gives it so many milliseconds. @returns what a slow sender hears */
async function send(limits: { time: number; stall: number }, parts: number): Promise<string> {
  const server = createServer((request, response) => {
    limitBodyTime(request, () => response.writeHead(408, { connection: 'close' }).end(), limits);
    request.resume().once('end', () => response.end('all of it'));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const socket = connect((server.address() as AddressInfo).port, '127.0.0.1');
  onTestFinished(() => {
    socket.destroy();
    server.close();
  });
  socket.write(`POST / HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Length: 20\r\n\r\n`);
  let sent = 0;
  const timer = setInterval(() => sent++ < parts && socket.write('x'), 20);
  onTestFinished(() => clearInterval(timer));
  let heard = '';
  socket.on('data', (chunk) => (heard += String(chunk))).on('error', () => {});
  await once(socket, 'close');
  return heard;
}

test('a body that arrives in time is taken, however slowly', async () => {
  expect(await send({ time: 30_000, stall: 1000 }, 20)).toContain('200 OK');
});

test('a body of which nothing arrives any more is given up', async () => {
  expect(await send({ time: 30_000, stall: 100 }, 3)).toContain('408');
});

test('a body that takes too long is given up, though some of it still arrives', async () => {
  expect(await send({ time: 150, stall: 100 }, 20)).toContain('408');
});
