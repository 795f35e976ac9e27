import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import type { Entry } from '@/lib/export/entry';
import { isUp, serverOf } from './fetch-page';
import { writePages } from './write-pages';

type Pages = Record<string, { type?: string; body?: string; to?: string; status?: number }>;

async function serve(pages: Pages) {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    asked.push(`${request.method} ${request.url}`);
    const page = pages[request.url ?? ''];
    const location = page?.to && { location: page.to };
    response.writeHead(page?.status ?? (page ? (page.to ? 308 : 200) : 404), {
      'content-type': page?.type ?? 'text/html',
      ...location,
    });
    response.end(request.method === 'HEAD' ? undefined : page?.body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  const { port } = server.address() as AddressInfo;
  return { asked, server: { host: '127.0.0.1', port, siteUrl: 'https://blog.example' } };
}

async function write(pages: Pages, signal?: AbortSignal, formerAddresses: string[] = []) {
  const { server, asked } = await serve(pages);
  const files: Record<string, string> = {};
  const add = async ({ path, content }: Entry): Promise<void> =>
    void (files[path] = String(content as Buffer));
  const written = await writePages(server, { add }, { signal, formerAddresses });
  return { files, written, asked };
}

test('what pages link to is found, once each, whatever way leads there', async () => {
  const { files, written, asked } = await write({
    '/': {
      body: '<a href="/posts/a?utm=1#x">A</a><a href="https://blog.example/old">O</a><a href="/login">L</a><a href="/gone">G</a>',
    },
    '/posts/a': {
      body: '<img src="/media/p.webp"><a href="/">Home</a><link rel="stylesheet" href="/s.css">',
    },
    '/old': { to: '/posts/a#top' },
    '/media/p.webp': { type: 'image/webp', body: 'P' },
    '/s.css': { type: 'text/css', body: '@font-face{src:url(/f.woff2)}' },
    '/f.woff2': { type: 'font/woff2', body: 'F' },
    '/sitemap.xml': { type: 'application/xml', body: '<loc>https://blog.example/posts/lonely</loc>' },
    '/posts/lonely': { body: 'Nobody links here' },
  });
  expect(written).toEqual({ pages: 3, files: 4 });
  const home = files['index.html'];
  expect(home).toContain('<a href="posts/a/index.html#x">A</a><a href="posts/a/index.html#top">O</a>');
  expect(home).toContain('<a href="https://blog.example/gone">G</a>');
  expect(home).not.toContain('login');
  expect(files['posts/a/index.html']).toContain('<img src="../../media/p.webp"><a href="../../index.html">');
  expect(files['s.css']).toBe('@font-face{src:url(f.woff2)}');
  expect(files['posts/lonely/index.html']).toContain('Nobody');
  expect(asked.filter((line) => line.endsWith(' /posts/a'))).toEqual(['HEAD /posts/a', 'GET /posts/a']);
});

test('old addresses lead on, by pages of their own and by lists for servers', async () => {
  const pages: Pages = {
    '/': { body: '<a href="/posts/con">C</a>' },
    '/posts/con': { body: 'A device of Windows' },
    '/feed.xml': { type: 'application/rss+xml', body: '<rss/>' },
    '/rss.xml': { to: '/feed.xml' },
    '/posts/%C3%A4': { body: 'A' },
    '/old': { to: '/posts/%C3%A4#h' },
    '/Old': { to: '/' },
    '/2016/01/a%20b%2A.html': { to: '/old' },
    '/2016/01/c.html': { to: '/old' },
    '/2016/01/c.html/deeper': { to: '/old' },
    '/away': { to: 'https://elsewhere.example/?a=1&b', status: 307 },
    '/?p=12': { to: '/posts/%C3%A4' },
    '/to-search': { to: '/search?q=x' },
    '/POSTS/%C3%84': { to: '/posts/%C3%A4' },
    '/posts/%C3%A4/x': { to: '/gone' },
  };
  const former = Object.keys(pages)
    .slice(4)
    .map((path) => decodeURIComponent(path));
  const { files, written } = await write(pages, undefined, [...former, '/not-public']);
  expect(written).toEqual({ pages: 3, files: 1 });
  expect(Object.keys(files).sort()).toEqual(
    [
      ...['index.html', 'feed.xml', 'posts/ä/index.html', '404.html', 'rss.xml', '_redirects'],
      ...['_redirects.nginx', 'old/index.html', '2016/01/c.html', 'away/index.html'],
      'posts/con_1143da2b/index.html',
    ].sort(),
  );
  expect(files['rss.xml']).toBe('<rss/>');
  expect(files['old/index.html']).toContain(
    '<link rel="canonical" href="https://blog.example/posts/%C3%A4">',
  );
  expect(files['old/index.html']).toContain('content="0; url=../posts/%C3%A4/index.html#h"');
  expect(files['old/index.html']).toContain('>/posts/ä/#h</a>');
  expect(files['away/index.html']).toContain('url=https://elsewhere.example/?a=1&amp;b"');
  expect(files['_redirects']!.split('\n')).toEqual([
    '/rss.xml /feed.xml 301',
    '/old /posts/%C3%A4/#h 301',
    '/Old / 301',
    '/2016/01/a%20b%2A.html /posts/%C3%A4/#h 301',
    '/2016/01/c.html /posts/%C3%A4/#h 301',
    '/2016/01/c.html/deeper /posts/%C3%A4/#h 301',
    '/away https://elsewhere.example/?a=1&b 302',
    '/POSTS/%C3%84 /posts/%C3%A4/ 301',
    '/posts/con /posts/con_1143da2b/ 301',
    '',
  ]);
  // nginx knows no capitals, and refuses a list that has one twice; a page with the name stays.
  const keys = [...files['_redirects.nginx']!.matchAll(/^ {4}"([^"]+)"/gm)].map(([, key]) =>
    key!.toLowerCase(),
  );
  expect(keys).toContain('/old');
  expect(keys).not.toContain('/posts/ä');
  expect(new Set(keys).size).toBe(keys.length);
  expect(files['_redirects.nginx']).toContain('    "/?p=12" "/posts/%C3%A4/";\n');
  expect(files['_redirects.nginx']).toContain('    "/2016/01/a b*.html" "/posts/%C3%A4/#h";\n');
});

test('redirects in a circle end nothing', async () => {
  const { files } = await write({
    '/': { body: '<a href="/round">R</a><a href="/posts/a">A</a>' },
    '/round': { to: '/round' },
    '/posts/a': { body: 'A' },
  });
  expect(files['index.html']).toContain('href="https://blog.example/round"');
  expect(Object.keys(files)).toContain('posts/a/index.html');
});

test('a site that fails is told of, and whoever wants no more ends it', async () => {
  const failing: Pages = { '/': { body: '<a href="/b">B</a>' }, '/b': { status: 500 } };
  await expect(write(failing)).rejects.toThrow('the site answered 500 for /b');
  const gone = new AbortController();
  gone.abort();
  await expect(write({ '/': { body: '' } }, gone.signal)).rejects.toThrow(/abort/i);
  const nobody = serverOf({ HOST: '0.0.0.0', PORT: 9, SITE_URL: 'https://blog.example' });
  expect(nobody.host).toBe('127.0.0.1');
  expect(await isUp(nobody)).toBe(false);
});
