import { mkdtemp, readdir, readFile, rename, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { makeToken } from '@/lib/access/tokens';
import { removeUser } from '@/lib/accounts/people/mutations/remove-user';
import { db } from '@/lib/db';
import { settings } from '@/lib/env';
import { makeUser } from '@/lib/testing/factories';
import { accountFolder, listTexts, moveTexts, readText, removeText, sweepTexts } from '@/lib/texts/folder';
import { keeper } from '@/lib/texts/keep-texts';
import { makeTextCookie, ownerOf, parseTextCookie, textCookie } from '@/lib/texts/text-cookie';

const dataDir = await mkdtemp(path.join(os.tmpdir(), 'colophon-texts-'));
settings().DATA_DIR = dataDir;
afterAll(() => rm(dataDir, { recursive: true }));

const long = 'Words that somebody would not like to type again.';
const cookieOf = (value: string) => `other=1; ${textCookie().name}=${value}`;
const senderOf = (userId: number | null) => keeper.senderOf(cookieOf(makeTextCookie(userId)));

function formOf(fields: Record<string, string>): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  return form;
}

const send = (
  sender: ReturnType<typeof senderOf>,
  fields: Record<string, string>,
  { place = '/posts/x', client = '192.0.2.1' } = {},
) => keeper.keep(sender, { path: place, client, form: formOf(fields) });

const bodiesOf = async (owner: string) => (await listTexts(owner)).map(({ fields }) => fields.body);

test('a text waits for the account that its browser was last logged in with', async () => {
  const sender = senderOf(7001);
  expect(sender).toEqual({ owner: accountFolder(7001), setCookie: undefined });
  await send(sender, { body: long, password: 'a long and private sentence' });
  expect(await listTexts(sender.owner)).toMatchObject([{ path: '/posts/x', fields: { body: long } }]);
  expect(JSON.stringify(await listTexts(sender.owner))).not.toContain('private sentence');
  expect(await listTexts(accountFolder(7002))).toEqual([]);
});

test('without an account it waits for the browser, which gets a cookie to find it by', async () => {
  const sender = keeper.senderOf(undefined);
  const [, value = ''] = /^texts=([^;]+); Path=\/; HttpOnly; SameSite=Lax; Max-Age=\d+$/.exec(
    sender.setCookie!,
  )!;
  await send(sender, { body: long });
  const later = keeper.senderOf(cookieOf(value));
  expect(later).toEqual({ owner: sender.owner, setCookie: undefined });
  expect(await bodiesOf(later.owner)).toEqual([long]);
});

test.each([
  'x',
  `${makeToken()}.1.${makeToken()}`,
  makeTextCookie(null).replace('.0.', '.1.'),
  makeTextCookie(2).replace('.2.', '.1.'),
])('a cookie that this site did not make counts as none: %s', (value) => {
  expect(parseTextCookie(value)).toBeNull();
  expect(keeper.senderOf(cookieOf(value)).setCookie).toBeDefined();
});

test('what is saved is forgotten with its earlier attempts, and what says something else stays', async () => {
  const sender = senderOf(7003);
  await send(sender, { body: `${long} First attempt` });
  await send(sender, { body: 'Another text altogether, which was never saved anywhere.' });
  await send(sender, { body: long }, { place: '/posts/y' });
  const forget = await send(sender, { title: 'Now with a title', body: `${long} First attempt` });
  expect(await bodiesOf(sender.owner)).toHaveLength(3);
  await forget?.();
  expect((await bodiesOf(sender.owner)).sort()).toEqual([
    'Another text altogether, which was never saved anywhere.',
    long,
  ]);
});

test('on the disk nobody can read it, nor take it for their own', async () => {
  const [sender, thief] = [senderOf(7004), senderOf(7005)];
  await send(sender, { body: long });
  await send(thief, { body: 'Something of their own, so that the folder is there.' });
  const folder = path.join(dataDir, 'texts');
  expect((await readdir(folder)).join()).not.toContain('7004');
  const [name] = await readdir(path.join(folder, sender.owner));
  expect(await readFile(path.join(folder, sender.owner, name!), 'utf8')).not.toContain('somebody');
  await rename(path.join(folder, sender.owner, name!), path.join(folder, thief.owner, name!));
  expect(await readText(thief.owner, name!)).toBeNull();
  for (const id of ['../x', '', 'x', `../${sender.owner}/${name}`]) {
    expect(await readText(thief.owner, id)).toBeNull();
    await removeText(thief.owner, id);
  }
});

test('what one person, one network and one text may take is bounded', async () => {
  const member = senderOf(7006);
  for (let i = 0; i < 25; i++)
    await send(member, { body: `${'word'.repeat(10)} number${i} ${'x'.repeat(i + 5)}` });
  const kept = await bodiesOf(member.owner);
  expect(kept).toHaveLength(20);
  expect(kept[0]).toContain('number24');
  expect(await send(member, { body: 'x'.repeat(2_000_001) })).toBeNull();

  const client = '198.51.100.7';
  const results = [];
  for (let i = 0; i < 35; i++) results.push(await send(senderOf(null), { body: long }, { client }));
  expect(results.filter((result) => result !== null)).toHaveLength(30);
  expect(await send(senderOf(null), { body: long }, { client: '198.51.100.8' })).not.toBeNull();
  expect(await send(senderOf(null), { body: 'x'.repeat(20_001) }, { client: '198.51.100.9' })).toBeNull();
});

test('after seven days it is gone, at once for its reader and then from the disk', async () => {
  const sender = senderOf(7007);
  await send(sender, { body: long });
  const folder = path.join(dataDir, 'texts', sender.owner);
  const [name = ''] = await readdir(folder);
  const old = `${Date.now() - 7 * 86_400_000 - 1000}${name.slice(13)}`;
  await rename(path.join(folder, name), path.join(folder, old));
  expect(await readText(sender.owner, old)).toBeNull();
  await sweepTexts();
  await expect(readdir(folder)).rejects.toThrow('ENOENT');
});

test('with a log-in the texts of the browser become those of the account, and go with it', async () => {
  const { id } = await makeUser();
  const visitor = parseTextCookie(makeTextCookie(null))!;
  await send({ owner: ownerOf(visitor), setCookie: undefined }, { body: long }, { client: '203.0.113.5' });
  await moveTexts(ownerOf(visitor), accountFolder(id));
  expect(await bodiesOf(ownerOf(visitor))).toEqual([]);
  expect(await bodiesOf(accountFolder(id))).toEqual([long]);
  await db.transaction((tx) => removeUser(tx, id, 'keep'));
  expect(await bodiesOf(accountFolder(id))).toEqual([]);
});
