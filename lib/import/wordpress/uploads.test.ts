import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { openFolder } from '@/lib/import/files/open-folder';
import { openUpload } from '@/lib/import/wordpress/uploads';
import { WxrIndex } from '@/lib/import/wordpress/wxr-index';

async function uploads(...names: string[]) {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'uploads-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  for (const name of names) {
    await mkdir(path.dirname(path.join(folder, name)), { recursive: true });
    await writeFile(path.join(folder, name), name);
  }
  return openFolder(folder);
}

const node = (name: string, text: string, children: object[] = []) =>
  ({ name, text, attributes: {}, children }) as never;

test('a picture is found wherever the uploads begin, as it was uploaded', async () => {
  const tree = await uploads(
    'wp-content/uploads/2020/01/a.jpg',
    'wp-content/uploads/2020/01/a-300x200.jpg',
    'wp-content/uploads/2020/02/a.jpg',
    'wp-content/uploads/2020/03/big.jpg',
    'wp-content/uploads/2020/03/big-scaled.jpg',
    'wp-content/uploads/2020/04/only-300x200.png',
    'secret.txt',
  );
  const index = new WxrIndex();
  index.take(
    node('item', '', [
      node('wp:post_id', '1'),
      node('wp:post_type', 'attachment'),
      node('wp:attachment_url', 'https://x.example/wp-content/uploads/2020/03/big-scaled.jpg'),
      node('wp:postmeta', '', [
        node('wp:meta_key', '_wp_attachment_metadata'),
        node('wp:meta_value', 'a:2:{s:14:"original_image";s:7:"big.jpg";s:9:"__proto__";a:1:{s:1:"x";i:1;}}'),
      ]),
    ]),
  );
  const open = async (url: string) => (await openUpload(url, { tree, index }))?.toString() ?? null;
  expect(await open('https://x.example/wp-content/uploads/2020/01/a-300x200.jpg?w=1')).toBe(
    'wp-content/uploads/2020/01/a.jpg',
  );
  expect(await open('/blog/wp-content/uploads/2020/02/A.jpg')).toBe('wp-content/uploads/2020/02/a.jpg');
  expect(await open('https://x.example/wp-content/uploads/2020/03/big-scaled.jpg')).toBe(
    'wp-content/uploads/2020/03/big.jpg',
  );
  expect(await open('https://x.example/files/2020/04/only-300x200.png')).toBe(
    'wp-content/uploads/2020/04/only-300x200.png',
  );
  for (const url of [
    '/wp-content/uploads/../../secret.txt',
    '/wp-content/uploads/2020/05/a.jpg',
    'https://x.example/',
    '',
  ])
    expect(await open(url), url).toBeNull();
});

test('the folder that is given may be the uploads themselves, or one of their years', async () => {
  const index = new WxrIndex();
  const url = 'https://x.example/wp-content/uploads/2020/01/a.jpg';
  expect(await openUpload(url, { tree: await uploads('2020/01/a.jpg'), index })).not.toBeNull();
  expect(await openUpload(url, { tree: await uploads('01/a.jpg'), index })).not.toBeNull();
  expect(await openUpload(url, { tree: undefined, index })).toBeNull();
});
