import { expect, test } from 'vitest';
import { sendFiles, type Post } from './send-files';

const fileOf = (size: number) => new File(['x'.repeat(size)], 'export.xml', { lastModified: 1 });

type Behaviour = { most?: number; cuts?: number[]; session?: boolean };

/** A site that takes parts up to `most` bytes, and cuts the line at these requests. */
function site({ most = Infinity, cuts = [], session = true }: Behaviour = {}) {
  let received = 0;
  let requests = 0;
  const post: Post = ({ body, headers }) => {
    requests += 1;
    if (cuts.includes(requests)) return Promise.resolve({ status: 0, body: null });
    if (!session) return Promise.resolve({ status: 401, body: null });
    if (typeof body === 'string') {
      const path = body.includes('finish') ? '/admin/import/files/a' : undefined;
      return Promise.resolve({ status: 201, body: { id: 'a', received: [received], path } });
    }
    if (body.size > most) return Promise.resolve({ status: 413, body: null });
    expect(Number(headers['upload-offset'])).toBe(received);
    received += body.size;
    return Promise.resolve({ status: 200, body: { received } });
  };
  return { post, received: () => received, requests: () => requests };
}

const waits = [0, 0, 0];
const send = async (size: number, behaviour?: Behaviour) => {
  const at = site(behaviour);
  const progress: number[] = [];
  const sent = await sendFiles([fileOf(size)], {
    ...{ post: at.post, waits, signal: new AbortController().signal },
    onProgress: (bytes) => progress.push(bytes),
  });
  return { ...at, sent, progress };
};

test('a file goes in parts', async () => {
  const { sent, received, requests, progress } = await send(20_000_000);
  expect(sent).toEqual({ ok: true, path: '/admin/import/files/a' });
  expect([received(), requests()]).toEqual([20_000_000, 5]);
  expect(progress.at(-1)).toBe(20_000_000);
});

test('behind a proxy that takes a megabyte, the parts become smaller', async () => {
  const { sent, received } = await send(9_000_000, { most: 1_000_000 });
  expect([sent.ok, received()]).toEqual([true, 9_000_000]);
});

test('a proxy that takes next to nothing is named', async () => {
  const { sent } = await send(9_000_000, { most: 1000 });
  expect(sent).toMatchObject({
    ok: false,
    problem: expect.stringContaining('proxy') as string,
    isPassing: false,
  });
});

test('a line that is cut again and again still gets there', async () => {
  const { sent, received } = await send(40_000_000, { cuts: [1, 3, 6, 9, 12, 14] });
  expect([sent.ok, received()]).toEqual([true, 40_000_000]);
});

test('a line that stays cut is given up, and may be tried again', async () => {
  const cuts = Array.from({ length: 50 }, (_, index) => index + 1);
  const { sent, requests } = await send(1000, { cuts });
  expect(sent).toMatchObject({ ok: false, isPassing: true });
  expect(requests()).toBe(4);
});

test('whoever was logged out is told so at once', async () => {
  const { sent, requests } = await send(1000, { session: false });
  expect(sent).toMatchObject({
    ok: false,
    problem: expect.stringContaining('Log in in another tab') as string,
  });
  expect(requests()).toBe(1);
});

test('a file that is no longer what it was is not sent for ever', async () => {
  const shrunk = fileOf(1000);
  Object.defineProperty(shrunk, 'size', { value: 2000 });
  const { post } = site();
  const takesNothing: Post = (request) =>
    typeof request.body !== 'string' && request.body.size === 0
      ? Promise.resolve({ status: 200, body: { received: 1000 } })
      : post(request);
  const options = { post: takesNothing, waits, signal: new AbortController().signal, onProgress: () => {} };
  expect(await sendFiles([shrunk], options)).toMatchObject({
    ok: false,
    problem: expect.stringContaining('export.xml') as string,
  });
});
