import { expect, onTestFinished, test } from 'vitest';
import { THEME_SCRIPT } from '@/lib/inline-scripts';
import { startSite } from '@/lib/testing/started-site';

/** Pages that tell how often each was rendered only in what makes them React's. */
async function started(variables: Record<string, string> = {}) {
  const renders: Record<string, number> = {};
  let text = 'A page.';
  let status = 200;
  const site = await startSite(
    (request, response) => {
      const path = request.url ?? '';
      renders[path] = (renders[path] ?? 0) + 1;
      const nonce = /'nonce-([^']+)'/.exec(String(request.headers['content-security-policy']))?.[1];
      response.writeHead(status, { 'content-type': 'text/html', 'cache-control': 'private, no-store' });
      response.end(
        `<head><script>${THEME_SCRIPT}</script></head><p>${text} ${path}</p>${nonce ? 'with a nonce' : ''}<script>self.__next_f.push([1,"render ${renders[path]}"])</script>`,
      );
      return Promise.resolve();
    },
    variables,
    (path) => path.startsWith('/posts/'),
  );
  onTestFinished(site.close);
  const scriptUrl = async (path: string) => /data-hydrate="([^"]+)"/.exec((await site.send(path)).body)![1]!;
  return {
    ...site,
    renders,
    scriptUrl,
    write: (other: string) => (text = other),
    fail: () => (status = 500),
  };
}

test('a page names its script, which is kept for ever', async () => {
  const { send, scriptUrl, renders } = await started();
  const url = await scriptUrl('/posts/a');
  for (let i = 0; i < 2; i++) {
    const script = await send(url);
    expect(script.headers).toMatchObject({
      'content-type': 'text/javascript; charset=utf-8',
      'cache-control': 'public, max-age=31536000, immutable',
    });
    expect(script.body).toContain('self.__next_f.push([1,"render 1"])');
  }
  expect(renders).toEqual({ '/posts/a': 1 });
});

test('the script of a page that has changed is gone, and so is one that never was', async () => {
  const { send, scriptUrl, renders, write, dropPages } = await started();
  const url = await scriptUrl('/posts/a');
  for (let i = 0; i < 3; i++) expect((await send(url.replace(/[\w-]{22}/, 'x'.repeat(22)))).status).toBe(410);
  for (let i = 0; i < 3; i++)
    expect((await send(`/_hydrate/${'x'.repeat(22)}/posts/unseen`)).status).toBe(410);
  expect(renders).toEqual({ '/posts/a': 1, '/posts/unseen': 1 });
  expect((await send(`/_hydrate/${'x'.repeat(22)}/account`)).status).toBe(410);
  write('Another page.');
  dropPages();
  expect(await scriptUrl('/posts/a')).not.toBe(url);
});

test('a script that memory has no more is made again from the page that it belongs to', async () => {
  const { send, scriptUrl, renders } = await started({ PAGE_CACHE_MB: '1' });
  const url = await scriptUrl('/posts/a');
  for (let i = 0; i < 500; i++) await send(`/posts/other-${i}`);
  const script = await send(url);
  expect(script.status).toBe(200);
  expect(script.body).toContain('self.__next_f.push([1,"render 2"])');
  expect(renders['/posts/a']).toBe(2);
});

test('a page that fails is told to whoever asked, by a page of their own', async () => {
  const { send, fail } = await started();
  fail();
  const answer = await send('/posts/a');
  expect(answer.status).toBe(500);
  expect(answer.body).toContain('with a nonce');
});
