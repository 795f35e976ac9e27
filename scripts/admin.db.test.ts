import { eq } from 'drizzle-orm';
import { expect, test, vi } from 'vitest';
import { makeComment, makePost, makeUser } from '@/lib/testing/factories';
import { comments, posts, users } from '@/drizzle/schema';
import { makeOneTimeLink } from '@/lib/accounts/links/mutations/one-time-links';
import { getOneTimeLink } from '@/lib/accounts/links/queries/one-time-link';
import { verifyPassword } from '@/lib/accounts/passwords/password';
import { startSession } from '@/lib/accounts/sessions/mutations/sessions';
import { resumeSession } from '@/lib/accounts/sessions/resume-session';
import { db } from '@/lib/db';
import { queueMail } from '@/lib/mail/mutations/queue-mail';
import { getLiveToken } from '@/lib/accounts/personal-tokens/queries/live-token';
import { StartError } from '@/lib/server/process/start-error';
import { runAdminCommand, type Outcome } from '@/lib/testing/command';
import { commands, type CommandName } from '@/scripts/admin/commands';

// A command is a process that loads the whole program: what it says and how it ends is tried by a few of them.
vi.setConfig({ testTimeout: 60_000 });

/** The command as a person runs it, on the database of this test. */
const asProcess = (args: string[], input = '') => runAdminCommand(args, { input });

/** The same without the process, as scripts/admin.ts runs it. */
async function admin([name, ...args]: [CommandName, ...string[]]): Promise<Outcome> {
  const outcome = { code: 0, out: '', err: '' };
  const out = vi
    .spyOn(process.stdout, 'write')
    .mockImplementation((text) => Boolean((outcome.out += String(text))));
  const err = vi
    .spyOn(process.stderr, 'write')
    .mockImplementation((text) => Boolean((outcome.err += String(text))));
  try {
    await commands[name].run(args);
  } catch (error) {
    if (!(error instanceof StartError)) throw error;
    Object.assign(outcome, { code: 1, err: error.message });
  } finally {
    out.mockRestore();
    err.mockRestore();
  }
  return { ...outcome, out: outcome.out.trim(), err: outcome.err.trim() };
}

const rowOf = async (id: number) => (await db.select().from(users).where(eq(users.id, id)))[0]!;

test('before there is an owner, commands about accounts say how to get one', async () => {
  const { code, err } = await asProcess(['users']);
  expect(code).toBe(1);
  expect(err).toContain('npm run admin -- claim USERNAME EMAIL');
});

test('the owner is created without a browser, once, with the password that is piped in', async () => {
  const weak = await asProcess(['claim', 'olivia', 'olivia@example.org'], 'password\n');
  expect(weak).toMatchObject({ code: 1, out: '' });
  const claimed = await asProcess(
    ['claim', 'olivia', 'olivia@example.org'],
    'seven lanterns in the orchard\n',
  );
  expect(claimed).toMatchObject({ code: 0, out: 'olivia owns the site now.' });
  expect(await verifyPassword('seven lanterns in the orchard', await rowOf(1))).toBe(true);
  const again = await asProcess(['claim', 'other', 'other@example.org']);
  expect(again).toMatchObject({ code: 1, err: 'This site has an owner already.' });
});

test('accounts are listed and searched', async () => {
  const user = await makeUser();
  const { out } = await admin(['users', user.username]);
  expect(out).toContain(`${user.username}@example.org`);
  expect(out.split('\n')).toHaveLength(1);
  expect((await admin(['users', 'nobody-at-all'])).out).toBe('Nobody.');
});

test('a reset link is printed alone, so that it can be piped on', async () => {
  const user = await makeUser();
  const { code, out } = await admin(['reset-link', `${user.username}@EXAMPLE.org`]);
  expect(code).toBe(0);
  expect(await getOneTimeLink(out.split('/links/')[1]!)).toMatchObject({ purpose: 'reset-password' });
  expect(await admin(['reset-link', 'nobody'])).toMatchObject({
    code: 1,
    out: '',
    err: 'There is no account with the email or username "nobody".',
  });
});

test('what an older version rendered is rendered anew, once', async () => {
  const post = await makePost({ body: '*new*', bodyHtml: '<p>old</p>', renderVersion: 0 });
  const comment = await makeComment(post, { body: '*new*', bodyHtml: '<p>old</p>', renderVersion: 0 });
  expect(await admin(['render'])).toMatchObject({ code: 0, out: 'Rendered anew: 2.' });
  for (const [table, { id }] of [[posts, post] as const, [comments, comment] as const]) {
    const [row] = await db.select({ html: table.bodyHtml }).from(table).where(eq(table.id, id));
    expect(row!.html).toContain('<em>new</em>');
  }
  expect((await admin(['render'])).out).toBe('Everything is rendered by this version.');
});

test('mail that waits is listed with its links', async () => {
  const user = await makeUser();
  const link = await makeOneTimeLink(user.id, 'verify-email');
  await queueMail({ to: 'waiting@example.org', subject: 'Please confirm', text: `Here:\n\n${link}\n\nBye.` });
  const { out } = await admin(['outbox']);
  expect(out).toContain('to waiting@example.org: Please confirm');
  expect(out).toContain(link);
  expect(out).not.toContain('Bye.');
});

test('somebody is locked out and let in again, and the owner cannot be', async () => {
  const user = await makeUser();
  const session = await startSession(user.id, { remember: true, userAgent: '' });
  expect(await admin(['disable', user.username])).toMatchObject({ code: 0 });
  expect(await resumeSession(session)).toBeNull();
  expect((await rowOf(user.id)).disabledAt).toBeInstanceOf(Date);
  expect(await admin(['enable', user.username])).toMatchObject({ code: 0 });
  expect((await rowOf(user.id)).disabledAt).toBeNull();
  expect(await admin(['disable', 'olivia'])).toMatchObject({
    code: 1,
    err: 'olivia owns the site and cannot be disabled.',
  });
});

test('two-step login is turned off, and sessions end', async () => {
  const user = await makeUser({ totpSecret: 'JBSWY3DPEHPK3PXP', totpEnabledAt: new Date() });
  const session = await startSession(user.id, { remember: true, userAgent: '' });
  expect((await admin(['disable-totp', user.username])).out).toBe(
    `Two-step login of ${user.username} is off now.`,
  );
  expect((await admin(['disable-totp', user.username])).out).toBe(
    `Two-step login of ${user.username} was off already.`,
  );
  expect((await rowOf(user.id)).totpSecret).toBeNull();
  expect(await admin(['end-sessions', user.username])).toMatchObject({ code: 0 });
  expect(await resumeSession(session)).toBeNull();
});

test('a token is made for a program, alone on standard output', async () => {
  const person = await makeUser();
  const made = await admin(['token', person.username, 'Backup', 'account:read,comments:write', '7']);
  expect(made).toMatchObject({ code: 0, err: expect.stringContaining(person.username) as string });
  expect(made.out).toMatch(/^colo_pat_\w{36}$/);
  expect(await getLiveToken(made.out)).toMatchObject({
    person: { id: person.id },
    scopes: ['account:read', 'comments:write'],
  });
  for (const [args, said] of [
    [['Backup', 'posts:write'], 'may not do all of'],
    [['Backup', 'posts:burn'], 'There are: account:read'],
    [['Backup', 'account:read', 'soon'], 'number of days'],
    [[' ', 'account:read'], 'what the token is for'],
  ] as const) {
    const refused = await admin(['token', person.username, ...args]);
    expect(refused).toMatchObject({ code: 1, out: '' });
    expect(refused.err).toContain(said);
  }
});

test('what is not understood ends with 2 and says how to ask', async () => {
  expect(await asProcess(['dance'])).toMatchObject({ code: 2, out: '' });
  expect(await asProcess(['disable'])).toEqual({
    code: 2,
    out: '',
    err: 'Usage: npm run admin -- disable USERNAME',
  });
  const { code, out } = await asProcess(['help']);
  expect(code).toBe(0);
  for (const command of ['claim', 'users', 'reset-link', 'outbox', 'disable-totp', 'end-sessions', 'enable'])
    expect(out).toContain(command);
});
