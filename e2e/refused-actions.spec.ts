import { readFileSync } from 'node:fs';
import type { APIRequestContext, APIResponse } from '@playwright/test';
import { actions, type Audience } from './entry-points';
import { expect, test } from './fixtures';

type Manifest = {
  node: Record<string, { filename: string; exportedName: string; workers: Record<string, unknown> }>;
};

/** Every action of the build that is not for everybody. */
function refusing() {
  const { node } = JSON.parse(
    readFileSync('.next/server/server-reference-manifest.json', 'utf8'),
  ) as Manifest;
  return Object.entries(node).flatMap(([id, { filename, exportedName, workers }]) => {
    const [audience, fields] = actions[filename]?.[exportedName] ?? ['unlisted' as Audience];
    if (audience === 'everybody') return [];
    const page = Object.keys(workers)[0]!
      .replace(/^app|\/\([^)]*\)|\/page$/g, '')
      .replace(/\[[^\]]*\]/g, '1');
    return [{ id, name: `${filename} ${exportedName}`, audience, fields, page }];
  });
}

/** Calls an action with its id, as a script would; React sends the two arguments like this. */
function call(
  request: APIRequestContext,
  { id, page, fields = {} }: ReturnType<typeof refusing>[number],
  origin: string,
): Promise<APIResponse> {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.append(`_1_${name}`, value);
  form.append('0', '[{"status":"idle"},"$K1"]');
  return request.post(page, {
    headers: { origin, 'Next-Action': id, Accept: 'text/x-component' },
    multipart: form,
    maxRedirects: 0,
  });
}

test('nobody without a session gets through an action for members or the owner', async ({
  visitor,
  baseURL,
}) => {
  const all = refusing();
  expect(all.length).toBeGreaterThan(20);
  for (const action of all) {
    const answer = await call(visitor.request, action, baseURL!);
    expect(answer.status(), action.name).toBe(200);
    expect(await answer.text(), action.name).toContain('You are no longer logged in.');
  }
});

test('to a member the actions of the owner do not exist', async ({ member, baseURL }) => {
  const ofOwner = refusing().filter(({ audience }) => audience === 'owner');
  expect(ofOwner.length).toBeGreaterThan(10);
  for (const action of ofOwner) {
    const answer = await call(member.page.request, action, baseURL!);
    expect(answer.status(), action.name).toBe(404);
    expect(await answer.text(), action.name).not.toMatch(/"status":"(done|invalid|conflict)"/);
  }
});

test('an action that does not exist, or with nonsense as its arguments, is refused and breaks nothing', async ({
  visitor,
  baseURL,
}) => {
  const [known] = refusing();
  for (const [id, body] of [
    ['7f0000000000000000000000000000000000000000', '[]'],
    ['__proto__', '[]'],
    [known!.id, 'nonsense'],
    [known!.id, '["$F1"]'],
  ] as const) {
    const answer = await visitor.request.post(known!.page, {
      headers: { origin: baseURL!, 'Next-Action': id, 'content-type': 'text/plain;charset=UTF-8' },
      data: body,
      maxRedirects: 0,
    });
    expect(answer.status(), `${id} ${body}`).toBeGreaterThanOrEqual(400);
    expect(await answer.text(), body).not.toMatch(/ at .*\.(js|ts|tsx):\d|node_modules/);
  }
  // Arguments that are missing are an empty form.
  const empty = await visitor.request.post(known!.page, {
    headers: { origin: baseURL!, 'Next-Action': known!.id, 'content-type': 'text/plain;charset=UTF-8' },
    data: '[]',
  });
  expect(empty.status()).toBe(200);
  expect(await empty.text()).toMatch(/"status":"(failed|invalid)"/);
  expect((await visitor.request.get('/')).status()).toBe(200);
});
