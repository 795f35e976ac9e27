import { LINK_LIFETIME } from '@/lib/accounts/letters/link-lifetime';
import type { Actor } from '@/lib/access/actor';
import { getOwner } from '@/lib/accounts/sessions/queries/owner';
import { say } from '@/lib/server/process/say';
import { StartError } from '@/lib/server/process/start-error';
import { disableTotp } from '@/lib/accounts/two-factor/mutations/disable-totp';
import { disableUser } from '@/lib/accounts/people/mutations/disable-user';
import { enableUser } from '@/lib/accounts/people/mutations/enable-user';
import { endSessionsOfUser } from '@/lib/accounts/people/mutations/end-sessions-of-user';
import { makeResetLinkByCommand } from '@/lib/accounts/people/mutations/make-reset-link';
import { renewRenderings } from '@/lib/posts/mutations/renew-renderings';
import { renewIndex } from '@/lib/search/indexing/mutations/renew-index';
import { findUser } from '@/lib/accounts/people/queries/find-user';
import { claim } from '@/scripts/admin/claim';
import { makeTokenFor } from '@/scripts/admin/token';
import { listOutbox, listUsers } from '@/scripts/admin/lists';

type Command = { parameters: string[]; summary: string; run: (args: string[]) => Promise<void> };

/** Commands by name. Failures are thrown as a sentence (StartError), shown without a stack. */
export const commands = {
  claim: {
    parameters: ['USERNAME', 'EMAIL'],
    summary: 'create the owner; the password comes from standard input, or is made and shown',
    run: ([username = '', email = '']) => claim(username, email),
  },
  users: {
    parameters: ['[SEARCH]'],
    summary: 'list accounts, newest first',
    run: async ([search = '']) => listUsers(await requireOwner(), search),
  },
  'reset-link': {
    parameters: ['EMAIL_OR_USERNAME'],
    summary: `make a link for a new password, to pass on; it works once, for ${LINK_LIFETIME}`,
    run: (args) => onUser(args, async (_owner, user) => say(await makeResetLinkByCommand(user.id))),
  },
  outbox: {
    parameters: [],
    summary: 'list the mail that waits, or that would have been sent if there were a mail server',
    run: () => listOutbox(),
  },
  'disable-totp': {
    parameters: ['USERNAME'],
    summary: 'turn two-step login off for somebody who lost the app and the recovery codes',
    run: (args) =>
      onUser(args, async (_owner, { id, username }) => {
        const wasOn = await disableTotp(id);
        say(`Two-step login of ${username} ${wasOn ? 'is off now' : 'was off already'}.`);
      }),
  },
  'end-sessions': {
    parameters: ['USERNAME'],
    summary: 'log somebody out everywhere',
    run: (args) =>
      onUser(args, async (owner, { id, username }) => {
        await endSessionsOfUser(owner, id);
        say(`${username} is logged out everywhere.`);
      }),
  },
  disable: {
    parameters: ['USERNAME'],
    summary: 'lock somebody out; what they wrote stays',
    run: (args) =>
      onUser(args, async (owner, { id, username }) => {
        const disabled = await disableUser(owner, id);
        if (!disabled.ok) throw new StartError(`${username} owns the site and cannot be disabled.`);
        say(`${username} is disabled, and logged out everywhere.`);
      }),
  },
  enable: {
    parameters: ['USERNAME'],
    summary: 'let somebody in again',
    run: (args) =>
      onUser(args, async (owner, { id, username }) => {
        await enableUser(owner, id);
        say(`${username} is enabled.`);
      }),
  },
  token: {
    parameters: ['USERNAME', 'NAME', 'SCOPES', '[DAYS]'],
    summary:
      'make a token for a program and show it; scopes with commas between, 90 days unless told, or never',
    run: ([username = '', ...rest]) => onUser([username], async (_owner, user) => makeTokenFor(user, rest)),
  },
  render: {
    parameters: [],
    summary: 'render anew what an older version rendered; it may be stopped and goes on where it was',
    run: async () => {
      const count = await renewRenderings();
      say(count === 0 ? 'Everything is rendered by this version.' : `Rendered anew: ${count}.`);
    },
  },
  index: {
    parameters: [],
    summary: 'make the words of posts that the search lacks or an older version made; it may be stopped, too',
    run: async () => {
      const count = await renewIndex();
      say(count === 0 ? 'The search has the words of all posts.' : `Posts indexed: ${count}.`);
    },
  },
} satisfies Record<string, Command>;

export type CommandName = keyof typeof commands;

type User = { id: number; username: string };

async function onUser(
  [identifier = '']: string[],
  run: (owner: Actor, user: User) => Promise<void>,
): Promise<void> {
  const owner = await requireOwner();
  const user = await findUser(identifier);
  if (!user) throw new StartError(`There is no account with the email or username "${identifier}".`);
  await run(owner, user);
}

async function requireOwner(): Promise<Actor> {
  const owner = await getOwner();
  if (owner) return owner;
  throw new StartError(
    'This site has no owner yet. Create one in the browser, or with: npm run admin -- claim USERNAME EMAIL',
  );
}
