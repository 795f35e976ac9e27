import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { parse, type DefaultTreeAdapterTypes } from 'parse5';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openZip } from '@/lib/import/files/open-zip';
import { newPerson, startApiSite, type ApiSite } from '@/lib/testing/api-site';
import { PlainBrowser } from '@/lib/testing/plain-browser';
import { PICTURE } from '@/lib/testing/request-arbitrary';
import { exportTo } from './export-to';
import { isUp, serverOf } from './html/fetch-page';
import { writePages } from './html/write-pages';

const root = await mkdtemp(path.join(os.tmpdir(), 'colophon-whole-'));
let site: ApiSite;
let browser: PlainBrowser;

beforeAll(async () => {
  site = await startApiSite();
  const owner = await site.logIn(site.owner);
  const person = newPerson();
  await site.call('POST', '/users', { body: person });
  const member = await site.logIn(person);
  const picture = (await site.call('POST', '/media', { token: owner, body: PICTURE })).json as {
    url: string;
  };
  for (const [title, published] of [
    ['One 日本', true],
    ['Two', true],
    ['Nobody knows', false],
  ] as const) {
    const markdown = `![x](${picture.url}) [one](/posts/one-日本#h) [gone](/posts/gone) [draft](/posts/nobody-knows)\n\n## H\n\ntext`;
    const made = (
      await site.call('POST', '/posts', {
        token: owner,
        body: { title, markdown, tags: ['C++'], series: 'S' },
      })
    ).json as { id: number; version: number };
    if (!published) continue;
    await site.call('PUT', `/posts/${made.id}/publication`, {
      token: owner,
      body: {},
      headers: { 'if-match': `"${made.version}"` },
    });
    await site.call('POST', `/posts/${made.id}/comments`, {
      token: member,
      body: { body: `About ${title}` },
    });
  }
  browser = site.browser;
}, 300_000);

afterAll(async () => {
  await site?.stop();
  await rm(root, { recursive: true });
});

/** As any server of files, below a path of its own. */
async function serveFolder(folder: string) {
  const server = createServer((request, response) => {
    const name = decodeURIComponent(new URL(request.url ?? '/', 'http://x').pathname).replace(
      /^\/deep\/er\//,
      '',
    );
    readFile(path.join(folder, name)).then(
      (bytes) => response.writeHead(200).end(bytes),
      () => response.writeHead(404).end(),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return { address: `http://127.0.0.1:${port}/deep/er/`, close: () => server.close() };
}

function addressesIn(html: string): string[] {
  const found: string[] = [];
  const walk = (node: DefaultTreeAdapterTypes.Node): void => {
    for (const { name, value } of 'attrs' in node ? node.attrs : []) {
      if (['href', 'src', 'poster'].includes(name)) found.push(value);
      if (/srcset$/.test(name)) found.push(...value.split(/,\s+/).map((one) => one.split(' ')[0]!));
    }
    if ('childNodes' in node) node.childNodes.forEach(walk);
  };
  walk(parse(html));
  return found;
}

test('every link and picture of the pages leads to a file, below any path', async () => {
  const folder = path.join(root, 'pages');
  const { port } = new URL(site.origin);
  const server = serverOf({ HOST: 'localhost', PORT: Number(port), SITE_URL: site.origin });
  expect(await isUp(server)).toBe(true);
  const written = await exportTo(folder, (target) => writePages(server, target));
  expect(written.pages).toBeGreaterThan(8);
  const files = await serveFolder(folder);
  const names = await readdir(folder, { recursive: true });
  const dead: string[] = [];
  let checked = 0;
  for (const name of names.filter((one) => one.endsWith('.html'))) {
    const html = await readFile(path.join(folder, name), 'utf8');
    expect(html).not.toMatch(/<form|<textarea|\/_next\/[^"]+\.js|href="\/|src="\/|Nobody knows/);
    const here = new URL(name.split('/').map(encodeURIComponent).join('/'), files.address);
    for (const address of addressesIn(html)) {
      const there = new URL(address, here);
      if (there.origin !== new URL(files.address).origin) continue;
      checked += 1;
      if (!there.pathname.startsWith('/deep/er/') || (await fetch(there)).status !== 200)
        dead.push(`${name}: ${address}`);
    }
  }
  files.close();
  expect(dead).toEqual([]);
  expect(checked).toBeGreaterThan(100);
  expect(names.some((name) => name.endsWith('.woff2'))).toBe(true);
  expect(names.filter((name) => /nobody-knows/.test(name))).toEqual([]);
  expect(await readFile(path.join(folder, 'posts/one-日本/index.html'), 'utf8')).toContain('About One');
}, 120_000);

const download = (form: string, headers = {}) =>
  browser.post('/admin/export/download', new URLSearchParams({ form }), headers);

test('the page sends whole zips, under the name of the site and the day', async () => {
  for (const [form, inside] of [
    ['content', 'posts/two.md'],
    ['pages', 'posts/two/index.html'],
  ] as const) {
    const answer = await download(form);
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-disposition')).toMatch(
      /filename\*=UTF-8''colophon-(pages-)?\d{4}-\d\d-\d\d\.zip$/,
    );
    expect(answer.headers.get('cache-control')).toBe('no-store');
    const file = path.join(root, `${form}.zip`);
    await writeFile(file, Buffer.from(await answer.arrayBuffer()));
    const tree = await openZip(file);
    expect((await tree.list()).map((one) => one.path)).toContain(inside);
    await tree.close();
  }
}, 120_000);

test('no other site and nobody else can have one, and who stops taking it leaves room for others', async () => {
  expect((await download('content', { origin: 'https://evil.example' })).status).toBe(403);
  const visitor = new PlainBrowser(site.origin);
  const refused = await visitor.post('/admin/export/download', new URLSearchParams({ form: 'content' }));
  expect([refused.status, new URL(refused.headers.get('location') ?? '', site.origin).pathname]).toEqual([
    303,
    '/login',
  ]);
  expect((await browser.get('/admin/export/download')).status).toBe(405);
  expect((await download('nonsense')).status).toBe(303);
  for (let time = 0; time < 4; time++) await (await download('pages')).body?.cancel();
  await expect.poll(async () => (await download('content')).status, { timeout: 20_000 }).toBe(200);
}, 60_000);
