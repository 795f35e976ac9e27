import { afterEach, expect, onTestFinished, test } from 'vitest';
import { noteAction, noteSaved } from '@/lib/server/http/content-version';
import { registerTextKeeper } from '@/lib/server/http/text-keeper';
import { startSite } from '@/lib/testing/started-site';

afterEach(() => registerTextKeeper(undefined));

const bodyOf = (text = 'A text') =>
  `--b\r\ncontent-disposition: form-data; name="body"\r\n\r\n${text}\r\n--b--\r\n`;

type Outcome = 'saved' | 'not saved' | 'failed' | 'crashed';

/** A site whose next form ends as told, and what is kept of what it was sent. */
async function started(outcome: Outcome) {
  const kept = new Map<string, string>();
  const read: number[] = [];
  registerTextKeeper({
    senderOf: (cookies) => ({
      owner: cookies ?? 'new',
      setCookie: cookies ? undefined : 'texts=new; Path=/',
    }),
    keep: async ({ owner }, { path, form }) => {
      const text = [...form].map(([name, value]) => `${name}=${(value as string).slice(0, 10)}`).join();
      kept.set(`${owner} ${path}`, text);
      return async () => void kept.delete(`${owner} ${path}`);
    },
  });
  const site = await startSite(async (request, response) => {
    // As Next does: it begins to read later, and wants the whole of it.
    await new Promise((resolve) => setImmediate(resolve));
    let size = 0;
    for await (const chunk of request) size += (chunk as Buffer).length;
    expect(size).toBe(Number(request.headers['content-length'] ?? size));
    read.push(size);
    noteAction();
    if (outcome === 'crashed') throw new Error('crashed');
    if (outcome === 'saved') noteSaved();
    response.writeHead(outcome === 'failed' ? 500 : 200, { 'content-type': 'text/html' });
    response.end('<html></html>');
  });
  onTestFinished(site.close);
  const send = (headers: Record<string, string> = {}, text?: string) =>
    site.send('/posts/x?y', {
      method: 'POST',
      headers: { origin: site.origin, 'content-type': 'multipart/form-data; boundary=b', ...headers },
      body: bodyOf(text),
    });
  return { send, kept, read };
}

test.each(['not saved', 'failed', 'crashed'] as const)(
  'a form that is %s leaves its text and a cookie',
  async (outcome) => {
    const { send, kept } = await started(outcome);
    const { headers } = await send();
    expect(headers['set-cookie']).toEqual(['texts=new; Path=/']);
    await expect.poll(() => [...kept]).toEqual([['new /posts/x', 'body=A text']]);
    expect((await send({ cookie: 'mine' })).headers['set-cookie']).toBeUndefined();
    await expect.poll(() => kept.has('mine /posts/x')).toBe(true);
  },
);

test('a form that is saved leaves nothing, sent by scripts or without', async () => {
  const { send, kept, read } = await started('saved');
  const ways: Record<string, string>[] = [{}, { 'next-action': 'x' }];
  for (const headers of ways) {
    expect((await send(headers)).headers['set-cookie']).toBeUndefined();
    await expect.poll(() => kept.size).toBe(0);
  }
  expect(read).toEqual([bodyOf().length, bodyOf().length]);
});

test('a form whose origin is hidden is kept, and none that another site may have made', async () => {
  const { send, kept } = await started('saved');
  expect((await send({ origin: 'https://evil.example' })).status).toBe(403);
  expect((await send({ origin: 'null', 'sec-fetch-site': 'cross-site' })).status).toBe(403);
  expect(kept.size).toBe(0);
  const { status, headers } = await send({ origin: 'null' });
  expect([status, headers['set-cookie']]).toEqual([403, ['texts=new; Path=/']]);
  expect(kept.size).toBe(1);
});

test('of a form that is too large its start is kept', async () => {
  const { send, kept } = await started('saved');
  const text = 'x'.repeat(8_000_000);
  const { status } = await send({ 'content-length': String(bodyOf(text).length) }, text);
  expect(status).toBe(413);
  expect([...kept.values()]).toEqual(['body=xxxxxxxxxx']);
});
