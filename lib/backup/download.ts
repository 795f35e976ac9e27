import 'server-only';
import type { Actor } from '@/lib/access/actor';
import { canManageBackups } from '@/lib/access/permissions';
import { seal, sign, unseal } from '@/lib/access/tokens';
import { confirmPassword } from '@/lib/accounts/passwords/mutations/confirm-password';
import { recordEvent } from '@/lib/audit/mutations/record-event';
import { findBackupFile } from '@/lib/backup/backup-file';
import { isContinued, sendFile } from '@/lib/backup/send-file';
import { NotFoundError } from '@/lib/errors';
import { fail, ok, type Result } from '@/lib/result';

const PURPOSE = 'backup download';
/** Milliseconds in which a download begins … */
export const TICKET_LIFETIME = 10 * 60_000;
/** … and in which one that broke off goes on. */
const CONTINUED_LIFETIME = 24 * 3_600_000;

type Ticket = { fileName: string; until: number };

const ownerOf = (actor: Actor) => `user ${actor.id}`;

/** An address that opens for ten minutes, for one person, after their password. @throws {NotFoundError | ThrottledError} */
export async function makeDownloadPath(
  actor: Actor,
  { fileName, currentPassword }: { fileName: string; currentPassword: string },
): Promise<Result<string, 'wrong-password'>> {
  if (!canManageBackups(actor)) throw new NotFoundError();
  await findBackupFile(fileName);
  if (!(await confirmPassword(actor, currentPassword))) return fail('wrong-password');
  const ticket: Ticket = { fileName, until: Date.now() + TICKET_LIFETIME };
  const sealed = seal(PURPOSE, ownerOf(actor), JSON.stringify(ticket));
  return ok(`/admin/backups/download?${new URLSearchParams({ ticket: sealed }).toString()}`);
}

/** The file, as it is read from the disk. Who has its ETag was let in before: they may go on for a day. */
export async function sendBackup(request: Request, actor: Actor): Promise<Response> {
  const ticket = readTicket(actor, new URL(request.url).searchParams.get('ticket') ?? '');
  const found = ticket && (await findBackupFile(ticket.fileName).catch(() => null));
  if (!ticket || !found) return gone();
  const { file, byteSize, createdAt } = found;
  const { fileName, until } = ticket;
  const etag = `"${sign(JSON.stringify([ownerOf(actor), fileName, until, byteSize, createdAt.getTime()]))}"`;
  const continued = isContinued(request, etag);
  if (Date.now() > until + (continued ? CONTINUED_LIFETIME : 0)) return gone();
  if (!continued) await recordEvent('backup-downloaded', { actorId: actor.id, detail: fileName });
  return sendFile(request, { file, byteSize, name: fileName }, etag);
}

const gone = (): Response =>
  new Response('This address has expired, or the backup is gone. Ask for it again at /admin/backups.', {
    status: 410,
    headers: { 'Cache-Control': 'no-store' },
  });

function readTicket(actor: Actor, sealed: string): Ticket | null {
  const text = unseal(PURPOSE, ownerOf(actor), sealed);
  return text === null ? null : (JSON.parse(text) as Ticket);
}
