import { expect, onTestFinished, test } from 'vitest';
import type { NextHandler } from '@/lib/server/http/next/renders';
import { prerendered, startSite } from '@/lib/testing/started-site';

async function started(next: NextHandler) {
  const site = await startSite(next);
  onTestFinished(site.close);
  return site;
}

test('many readers of one page wait for one render', async () => {
  let renders = 0;
  const { send } = await started(async (_request, response) => {
    renders++;
    await new Promise((resolve) => setTimeout(resolve, 50));
    response.writeHead(200, prerendered());
    response.end('page');
  });
  const answers = await Promise.all(Array.from({ length: 20 }, () => send('/a')));
  expect(answers.map(({ body }) => body)).toEqual(Array.from({ length: 20 }, () => 'page'));
  expect(renders).toBe(1);
});

test('after a change every page is rendered anew, once', async () => {
  let renders = 0;
  const { send, dropPages } = await started((_request, response) => {
    response.writeHead(200, prerendered());
    response.end(`render ${++renders}`);
    return Promise.resolve();
  });
  await send('/a');
  dropPages();
  const answers = await Promise.all([send('/a'), send('/a'), send('/a')]);
  expect(answers.map(({ body }) => body)).toEqual(['render 2', 'render 2', 'render 2']);
});

test('a render that began before a change is sent but not kept, and who comes later gets the new page', async () => {
  let content = 'old';
  const running: (() => void)[] = [];
  const { send, dropPages } = await started(async (_request, response) => {
    const seen = content;
    await new Promise<void>((resolve) => running.push(resolve));
    response.writeHead(200, prerendered());
    response.end(seen);
  });
  const before = send('/a');
  await expect.poll(() => running.length).toBe(1);
  content = 'new';
  dropPages();
  const after = send('/a');
  const payload = send('/a?_rsc=1', { headers: { rsc: '1' } });
  await expect.poll(() => running.length).toBe(2);
  running[0]?.();
  await expect.poll(() => running.length).toBe(3);
  for (const finish of running) finish();
  expect((await before).body).toBe('old');
  expect((await after).body).toBe('new');
  expect((await payload).body).toBe('new');
  expect((await send('/a')).body).toBe('new');
});

test('when the render fails, the old page is served and the failure is not', async () => {
  let up = true;
  const { send, dropPages } = await started((_request, response) => {
    if (!up) {
      response.writeHead(500, { 'content-type': 'text/html', 'cache-control': 'no-store' });
      response.end('broken');
      return Promise.resolve();
    }
    response.writeHead(200, prerendered());
    response.end('page');
    return Promise.resolve();
  });
  await send('/a');
  up = false;
  dropPages();
  const answers = await Promise.all([send('/a'), send('/a')]);
  for (const answer of answers) {
    expect(answer.status).toBe(200);
    expect(answer.body).toBe('page');
    expect(answer.headers['cache-status']).toBe('colophon; hit; ttl=0');
  }
  expect((await send('/never-seen')).status).toBe(500);
});

test('when Next throws, the old page is served', async () => {
  let up = true;
  const { send, dropPages } = await started((_request, response) => {
    if (!up) return Promise.reject(new Error('database gone'));
    response.writeHead(200, prerendered());
    response.end('page');
    return Promise.resolve();
  });
  await send('/a');
  up = false;
  dropPages();
  expect((await send('/a')).body).toBe('page');
  const unseen = await send('/b');
  expect(unseen.status).toBe(500);
  expect(unseen.body).not.toContain('database');
});

test('a deleted page is replaced by its 404, and a failure does not bring it back', async () => {
  let status = 200;
  const { send, dropPages } = await started((_request, response) => {
    response.writeHead(status, status === 500 ? {} : prerendered());
    response.end(String(status));
    return Promise.resolve();
  });
  await send('/a');
  status = 404;
  dropPages();
  expect((await send('/a')).status).toBe(404);
  status = 500;
  dropPages();
  expect((await send('/a')).status).toBe(500);
});

test('a page whose time ran out is served once more while it is rendered again', async () => {
  let renders = 0;
  const { send } = await started((_request, response) => {
    response.writeHead(200, prerendered(1));
    response.end(`render ${++renders}`);
    return Promise.resolve();
  });
  await send('/a');
  await new Promise((resolve) => setTimeout(resolve, 1100));
  expect((await send('/a')).body).toBe('render 1');
  await expect.poll(async () => (await send('/a')).body).toBe('render 2');
});

test('an action that changes content may ask for its own page before it answers', async () => {
  let change = () => {};
  let own = (): Promise<{ body: string }> => Promise.reject(new Error('not started'));
  const site = await started(async (request, response) => {
    if (request.method === 'POST') change();
    const body = request.method === 'POST' ? (await own()).body : 'page with the change';
    response.writeHead(200, { 'content-type': 'text/x-component' });
    response.end(body);
  });
  change = site.dropPages;
  own = () => site.send('/a?_rsc=1', { headers: { rsc: '1' } });
  const startedAt = Date.now();
  const answer = await site.send('/a', { method: 'POST', headers: { origin: site.origin } });
  expect(answer.body).toBe('page with the change');
  expect(Date.now() - startedAt).toBeLessThan(5_000);
});

test('readers who take their private page slowly hold up nobody', async () => {
  const finish: (() => void)[] = [];
  const { send } = await started(async (request, response) => {
    if (request.url?.startsWith('/private')) {
      response.writeHead(200, { 'content-type': 'text/html', 'cache-control': 'private, no-store' });
      response.write('first');
      await new Promise<void>((resolve) => finish.push(resolve));
    } else response.writeHead(200, prerendered());
    response.end('page');
  });
  const slow = Array.from({ length: 10 }, (_, i) => send(`/private${i}`));
  await expect.poll(() => finish.length).toBe(10);
  expect((await send('/shared')).body).toBe('page');
  for (const go of finish) go();
  for (const answer of slow) expect((await answer).body).toBe('firstpage');
});
