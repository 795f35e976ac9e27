import { mkdir, mkdtemp, readdir, readFile, rm, utimes } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { imports } from '@/drizzle/schema';
import { MAX_IMPORT_BYTES } from '@/lib/body-length';
import { db } from '@/lib/db';
import { settings } from '@/lib/env';
import { receiveForm } from './receive-form';
import { receivePart } from './receive-part';
import { sweepUploads } from './sweep-uploads';
import {
  filesFolder,
  folderOf,
  isThere,
  listUploads,
  locationOf,
  removeUploadAt,
  takeUpload,
  uploadIds,
  uploadsFolder,
} from './uploads';

const dataDir = await mkdtemp(path.join(os.tmpdir(), 'colophon-uploads-'));
settings().DATA_DIR = dataDir;
afterAll(() => rm(dataDir, { recursive: true }));

const address = 'http://localhost:3000/admin/import/upload';
const xml = (text: string) => Buffer.from(`<?xml version="1.0"?><rss>${text.padEnd(5000, '.')}</rss>`);

type Told = { id: string; received: number[] | number; path?: string; problem?: string; message?: string };

async function ask(body: object): Promise<[status: number, told: Told]> {
  const headers = { 'content-type': 'application/json' };
  const answer = await receivePart(
    new Request(address, { method: 'POST', headers, body: JSON.stringify(body) }),
  );
  return [answer.status, (await answer.json()) as Told];
}

const announce = (name: string, bytes: Buffer, modifiedAt = 1) =>
  ask({ files: [{ name, size: bytes.length, modifiedAt }] });

async function send(id: string, offset: number, body: Buffer | ReadableStream, index = 0) {
  const headers = { 'upload-id': id, 'upload-file': String(index), 'upload-offset': String(offset) };
  const init = { method: 'POST', headers, body, duplex: 'half' };
  const answer = await receivePart(new Request(address, init as RequestInit));
  return [answer.status, (await answer.json()) as Told] as const;
}

/** A body that breaks off after the bytes. */
const cutOff = (bytes: Buffer) =>
  new ReadableStream({
    pull(controller) {
      controller.enqueue(bytes);
      controller.error(new Error('the connection was cut'));
    },
    start: (controller) => controller.enqueue(bytes),
  });

const partOf = (id: string) => readFile(path.join(filesFolder(id), '1.xml'));

test('a file comes in parts, under no name of its own', async () => {
  const bytes = xml('in parts');
  const [status, { id }] = await announce('../../etc/passwd', bytes);
  expect(status).toBe(201);
  expect(await send(id, 0, bytes.subarray(0, 2000))).toEqual([200, { received: 2000 }]);
  expect(await ask({ finish: id })).toMatchObject([409, { problem: 'incomplete' }]);
  expect(await send(id, 2000, bytes.subarray(2000))).toEqual([200, { received: bytes.length }]);
  expect(await ask({ finish: id })).toMatchObject([201, { path: `/admin/import/files/${id}` }]);
  expect(await partOf(id)).toEqual(bytes);
  expect(await readdir(folderOf(id))).toEqual(['files', 'upload.json']);
  expect((await listUploads()).find((upload) => upload.id === id)).toMatchObject({
    isWhole: true,
    files: [{ name: '../../etc/passwd' }],
  });
});

test('what was cut off goes on where it stopped, also in another window', async () => {
  const bytes = xml('cut');
  const [, { id }] = await announce('cut.xml', bytes);
  const [status] = await send(id, 0, cutOff(bytes.subarray(0, 700)));
  expect(status).toBe(400);
  const [, again] = await announce('cut.xml', bytes);
  expect(again.id).toBe(id);
  const [received] = again.received as number[];
  expect(received).toBeGreaterThan(0);
  await send(id, received!, bytes.subarray(received));
  expect((await ask({ finish: id }))[0]).toBe(201);
  expect(await partOf(id)).toEqual(bytes);
});

test('two windows that send the same file at once make one whole file', async () => {
  const bytes = xml('two at once');
  const [[, { id }], [, second]] = [await announce('two.xml', bytes), await announce('two.xml', bytes)];
  expect(second.id).toBe(id);
  await Promise.all([send(id, 0, bytes.subarray(0, 3000)), send(id, 0, bytes.subarray(0, 3000))]);
  await Promise.all([send(id, 3000, bytes.subarray(3000)), send(id, 3000, bytes.subarray(3000))]);
  const finished = await Promise.all([ask({ finish: id }), ask({ finish: id })]);
  expect(finished.map(([status]) => status)).toEqual([201, 201]);
  expect(await partOf(id)).toEqual(bytes);
});

test('a part that would leave a gap, or is longer than the file, is not taken', async () => {
  const bytes = xml('gap');
  const [, { id }] = await announce('gap.xml', bytes);
  expect(await send(id, 100, bytes.subarray(100))).toEqual([200, { received: 0 }]);
  expect((await send(id, 0, Buffer.concat([bytes, bytes])))[0]).toBe(413);
  expect((await send(id, 0, bytes, 1))[0]).toBe(410);
  expect((await send('0'.repeat(32), 0, bytes))[0]).toBe(410);
  expect((await send('../..', 0, bytes))[0]).toBe(400);
});

test('what is no export is told with its first part, and nothing of it stays', async () => {
  const page = Buffer.from(`<!doctype html>${' '.repeat(9000)}`);
  const [, { id }] = await announce('export.xml', page);
  const [status, { message }] = await send(id, 0, page.subarray(0, 4000));
  expect([status, message]).toEqual([415, expect.stringContaining('“export.xml” is a web page')]);
  expect(await uploadIds()).not.toContain(id);
});

test('too much, too many and nothing are refused before anything is sent', async () => {
  const file = { name: 'x.xml', size: MAX_IMPORT_BYTES, modifiedAt: 1 };
  expect((await ask({ files: [file, { ...file, name: 'y.xml' }] }))[0]).toBe(413);
  expect((await ask({ files: Array.from({ length: 21 }, () => ({ ...file, size: 1 })) }))[0]).toBe(422);
  expect(await ask({ files: [{ ...file, size: 0 }] })).toMatchObject([415, { message: '“x.xml” is empty.' }]);
  expect((await ask({ files: [] }))[0]).toBe(422);
  expect((await ask({ files: 'all of them' }))[0]).toBe(400);
});

/** A form of files, as a browser without scripts sends it. */
function formOf(files: [name: string, bytes: Buffer][]): Request {
  const form = new FormData();
  for (const [name, bytes] of files) form.append('files', new File([new Uint8Array(bytes)], name));
  return new Request(address, { method: 'POST', body: form });
}

test('an export of WordPress comes with a zip of its pictures', async () => {
  const zip = Buffer.from('PK\x03\x04 and so on', 'latin1');
  const finished = await receiveForm(
    formOf([
      ['a.xml', xml('a')],
      ['uploads.zip', zip],
    ]),
  );
  if (!('upload' in finished)) throw new Error(finished.problem);
  expect(await locationOf(finished.upload.id)).toMatch(/\/1\.xml\n\/.*\/2\.zip$/);
  const ghost = formOf([
    ['ghost.json', Buffer.from('{"db": []}')],
    ['content.zip', zip],
  ]);
  expect(await receiveForm(ghost)).toHaveProperty('upload');
  expect(
    await receiveForm(
      formOf([
        ['a.zip', zip],
        ['b.zip', zip],
      ]),
    ),
  ).toMatchObject({ problem: 'mixed' });
});

test('what an import has taken is not found when the same file is sent again', async () => {
  const bytes = xml('taken');
  const [, { id }] = await announce('taken.xml', bytes);
  await send(id, 0, bytes);
  await ask({ finish: id });
  const location = (await locationOf(id))!;
  await takeUpload(id);
  expect([await locationOf(id), await isThere(location)]).toEqual([null, true]);
  expect((await announce('taken.xml', bytes))[1].id).not.toBe(id);
  await removeUploadAt('/etc/passwd');
  await removeUploadAt(location);
  expect(await isThere(location)).toBe(false);
});

test('a form brings several files of one export', async () => {
  const finished = await receiveForm(
    formOf([
      ['one.xml', xml('one')],
      ['two.xml', xml('two')],
    ]),
  );
  if (!('upload' in finished)) throw new Error(finished.problem);
  const { id } = finished.upload;
  expect(await readdir(filesFolder(id))).toEqual(['1.xml', '2.xml']);
  expect(await readFile(path.join(filesFolder(id), '2.xml'))).toEqual(xml('two'));
});

test.each<[problem: string, files: [string, Buffer][]]>([
  ['none', []],
  ['empty', [['empty.json', Buffer.alloc(0)]]],
  [
    'mixed',
    [
      ['a.xml', xml('a')],
      ['b.json', Buffer.from('{}')],
    ],
  ],
  ['packed', [['a.tar.gz', Buffer.from('1f8b08', 'hex')]]],
])('a form that brings no export leaves nothing: %s', async (problem, files) => {
  const before = await uploadIds();
  expect(await receiveForm(formOf(files))).toMatchObject({ problem });
  expect(await uploadIds()).toEqual(before);
});

test('a form that is cut off, or is none, leaves nothing', async () => {
  const before = await uploadIds();
  const type = 'multipart/form-data; boundary=x';
  const start = '--x\r\nContent-Disposition: form-data; name="files"; filename="a.xml"\r\n\r\n<rss>';
  for (const body of [start, 'nothing of the kind', `${start}\r\n--y`]) {
    const headers = { 'content-type': type };
    expect(await receiveForm(new Request(address, { method: 'POST', headers, body }))).toMatchObject({
      problem: 'cut',
    });
  }
  const headers = { 'content-type': type };
  const body = cutOff(Buffer.from(start));
  const init = { method: 'POST', headers, body, duplex: 'half' };
  expect(await receiveForm(new Request(address, init as RequestInit))).toMatchObject({ problem: 'cut' });
  expect(await uploadIds()).toEqual(before);
});

test('what nobody goes on with is gone after a day, and what an import reads stays', async () => {
  const [, old] = await announce('old.xml', xml('old'));
  const [, used] = await announce('used.xml', xml('used'));
  const [, fresh] = await announce('fresh.xml', xml('fresh'));
  const row = { kind: 'wordpress' as const, source: 'used', isUpload: true, state: 'planned' as const };
  await db.insert(imports).values({ ...row, location: path.join(filesFolder(used.id), '1.xml') });
  const unpacked = path.join(uploadsFolder(), 'unpacked-by-a-killed-process');
  await mkdir(unpacked);
  const then = new Date(Date.now() - 2 * 86_400_000);
  await utimes(unpacked, then, then);
  for (const id of [old.id, used.id]) {
    for (const name of await readdir(folderOf(id))) await utimes(path.join(folderOf(id), name), then, then);
    await utimes(folderOf(id), then, then);
  }
  await sweepUploads();
  const left = await readdir(uploadsFolder());
  expect(left).not.toContain(old.id);
  expect(left).not.toContain('unpacked-by-a-killed-process');
  expect(left).toEqual(expect.arrayContaining([used.id, fresh.id]));
  await db.update(imports).set({ state: 'undone' });
  await sweepUploads();
  expect(await uploadIds()).not.toContain(used.id);
});
