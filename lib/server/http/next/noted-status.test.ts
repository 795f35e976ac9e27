import { expect, onTestFinished, test } from 'vitest';
import { answerUnavailable } from './noted-status';
import type { NextHandler } from './renders';
import { startSite } from '@/lib/testing/started-site';

async function started(next: NextHandler) {
  const site = await startSite(next);
  onTestFinished(site.close);
  return site;
}

const type = 'application/x-www-form-urlencoded';

/** Reads the form, then answers as Next does after an action, with what was typed in the page. */
const busy =
  (contentType: string): NextHandler =>
  async (request, response) => {
    for await (const _chunk of request);
    answerUnavailable(5);
    response.writeHead(200, { 'content-type': contentType, 'cache-control': 'no-store' });
    response.end('<p>Try again, <input value="ada"></p>');
  };

test.each([
  ['a page, without scripts', 'text/html; charset=utf-8', {}],
  ['an answer to an action, with scripts', 'text/x-component', { 'next-action': 'abc' }],
])('a site that is too busy says so with a status and a time, and keeps %s', async (_, contentType, own) => {
  const site = await started(busy(contentType));
  const headers = { origin: site.origin, 'content-type': type, ...own };
  const answer = await site.send('/login', { method: 'POST', headers, body: 'identifier=ada' });
  expect(answer.status).toBe(503);
  expect(answer.headers['retry-after']).toBe('5');
  expect(answer.headers['content-type']).toBe(contentType);
  expect(answer.body).toContain('value="ada"');
});

test('a site that is too busy leads nobody anywhere', async () => {
  const site = await started(async (_request, response) => {
    answerUnavailable(5);
    response.writeHead(302, { location: '/login?error=Configuration' });
    response.end();
  });
  const answer = await site.send('/api/auth/callback/credentials', {
    method: 'POST',
    headers: { origin: site.origin },
  });
  expect([answer.status, answer.headers['retry-after'], answer.headers.location]).toEqual([
    503,
    '5',
    undefined,
  ]);
});

test('one request that was too much changes no other', async () => {
  const site = await started(async (request, response) => {
    if (request.url === '/busy') answerUnavailable(5);
    await new Promise((resolve) => setTimeout(resolve, 20));
    response.writeHead(200, { 'content-type': 'text/plain' });
    response.end();
  });
  const [first, second] = await Promise.all(
    ['/busy', '/other'].map((path) => site.send(path, { method: 'POST', headers: { origin: site.origin } })),
  );
  expect([first?.status, second?.status]).toEqual([503, 200]);
  expect(second?.headers['retry-after']).toBeUndefined();
});

test.each([
  [500, 503, '5'],
  [404, 404, undefined],
  [403, 403, undefined],
])(
  'a page that fails with %i while it cannot be made is answered %i',
  async (status, answered, retryAfter) => {
    const site = await started(async (_request, response) => {
      answerUnavailable(5);
      response.writeHead(status, { 'content-type': 'text/html; charset=utf-8' });
      response.end('<p>Something went wrong.</p>');
    });
    const answer = await site.send('/posts/one');
    expect([answer.status, answer.headers['retry-after']]).toEqual([answered, retryAfter]);
  },
);
