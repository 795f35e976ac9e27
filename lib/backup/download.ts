import 'server-only';
import { createReadStream } from 'node:fs';
import { Readable } from 'node:stream';
import type { Actor } from '@/lib/access/actor';
import { canManageBackups } from '@/lib/access/permissions';
import { seal, unseal } from '@/lib/access/tokens';
import { confirmPassword } from '@/lib/accounts/passwords/mutations/confirm-password';
import { recordEvent } from '@/lib/audit/mutations/record-event';
import { findBackupFile } from '@/lib/backup/backup-file';
import { NotFoundError } from '@/lib/errors';
import { fail, ok, type Result } from '@/lib/result';

const PURPOSE = 'backup download';
/** Milliseconds. */
export const TICKET_LIFETIME = 10 * 60_000;

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

/** The file, as it is read from the disk. */
export async function sendBackup(request: Request, actor: Actor): Promise<Response> {
  const ticket = readTicket(actor, new URL(request.url).searchParams.get('ticket') ?? '');
  const found = ticket && (await findBackupFile(ticket.fileName).catch(() => null));
  if (!ticket || !found)
    return new Response(
      'This address has expired, or the backup is gone. Ask for it again at /admin/backups.',
      {
        status: 410,
        headers: { 'Cache-Control': 'no-store' },
      },
    );
  await recordEvent('backup-downloaded', { actorId: actor.id, detail: ticket.fileName });
  const bytes = Readable.toWeb(createReadStream(found.file, { highWaterMark: 256 * 1024 }));
  return new Response(bytes as ReadableStream<Uint8Array>, {
    headers: {
      'Content-Type': 'application/octet-stream',
      'Content-Length': String(found.byteSize),
      'Content-Disposition': `attachment; filename="${ticket.fileName}"`,
      'Cache-Control': 'no-store',
      'X-Content-Type-Options': 'nosniff',
    },
  });
}

function readTicket(actor: Actor, sealed: string): Ticket | null {
  const text = unseal(PURPOSE, ownerOf(actor), sealed);
  const ticket = text === null ? null : (JSON.parse(text) as Ticket);
  return ticket && ticket.until > Date.now() ? ticket : null;
}
