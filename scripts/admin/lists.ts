import { isOwner } from '@/lib/access/permissions';
import type { Actor } from '@/lib/access/actor';
import { listWaitingMail, type WaitingMail } from '@/lib/mail/queries/waiting-mail';
import { say } from '@/lib/server/process/say';
import { listPeople, type Person } from '@/lib/accounts/people/queries/people';

export async function listUsers(owner: Actor, search: string): Promise<void> {
  let before: number | null = null;
  let count = 0;
  do {
    const page: Awaited<ReturnType<typeof listPeople>> = await listPeople(owner, { search, before });
    for (const person of page.people) say(lineOf(person));
    count += page.people.length;
    before = page.nextBefore;
  } while (before !== null);
  if (count === 0) say('Nobody.');
}

export async function listOutbox(): Promise<void> {
  const mails = await listWaitingMail();
  for (const mail of mails) say(describe(mail));
  if (mails.length === 0) say('No mail waits.');
}

function lineOf(person: Person): string {
  const marks = [
    isOwner(person) && 'owner',
    person.isDisabled && 'disabled',
    person.hasTwoFactor && 'two-step login',
  ].filter((mark) => mark !== false);
  const comments = `${person.commentCount} comment${person.commentCount === 1 ? '' : 's'}`;
  return [
    `#${person.id}`,
    person.username,
    person.email,
    `since ${dayOf(person.createdAt)}`,
    comments,
    person.lastSeenAt ? `last seen ${dayOf(person.lastSeenAt)}` : 'never logged in',
    ...marks,
  ].join('\t');
}

function describe(mail: WaitingMail): string {
  const tries = mail.attempts === 0 ? '' : `, tried ${mail.attempts} times: ${mail.lastError}`;
  const links = mail.text.match(/^https?:\/\/\S+$/gm) ?? [];
  return [
    `#${mail.id} ${mail.createdAt.toISOString()} to ${mail.recipient}: ${mail.subject}${tries}`,
    ...links.map((link) => `    ${link}`),
  ].join('\n');
}

const dayOf = (date: Date) => date.toISOString().slice(0, 10);
