import 'server-only';
import { and, gt, isNull, lt, or } from 'drizzle-orm';
import { outbox } from '@/drizzle/schema';
import { db } from '@/lib/db';
import { LAST_ATTEMPT } from '@/lib/mail/last-attempt';
import type { DueMail } from '@/lib/mail/mutations/outbox';

export type WaitingMail = Omit<DueMail, 'html'> & { lastError: string; createdAt: Date };

export async function listWaitingMail(): Promise<WaitingMail[]> {
  return db
    .select({
      id: outbox.id,
      recipient: outbox.recipient,
      subject: outbox.subject,
      text: outbox.text,
      attempts: outbox.attempts,
      lastError: outbox.lastError,
      createdAt: outbox.createdAt,
    })
    .from(outbox)
    .where(and(isNull(outbox.sentAt), or(lt(outbox.attempts, LAST_ATTEMPT), gt(outbox.lastError, ''))))
    .orderBy(outbox.id);
}
