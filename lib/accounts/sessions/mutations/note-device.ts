import 'server-only';
import { and, desc, eq, inArray, sql } from 'drizzle-orm';
import { auditEvents, site } from '@/drizzle/schema';
import { describeDevice } from '@/lib/accounts/sessions/describe-device';
import { db, type Transaction } from '@/lib/db';
import { newDeviceLetter } from '@/lib/accounts/letters/letters';
import { mailToUser } from '@/lib/accounts/letters/mutations/mail-to-user';

type Login = { userAgent: string; network: string };

/** Tells the person of a device and network that are new to the account; its first login is no news. */
export async function noteDevice(userId: number, { userAgent, network }: Login): Promise<void> {
  const device = describeDevice(userAgent);
  await db.transaction(async (tx) => {
    const [known] = await tx
      .select({
        any: sql<boolean>`count(*) > 0`,
        same: sql<boolean>`coalesce(bool_or(${auditEvents.network} = ${network} and ${auditEvents.detail} = ${device}), false)`,
      })
      .from(auditEvents)
      .where(and(eq(auditEvents.userId, userId), eq(auditEvents.kind, 'new-device')));
    if (known!.same) return;
    await tx
      .insert(auditEvents)
      .values({ kind: 'new-device', actorId: userId, userId, network, detail: device });
    await forgetOldDevices(userId, tx);
    if (known!.any) await notify(userId, { device, network }, tx);
  });
}

const DEVICES_KEPT = 100;

async function forgetOldDevices(userId: number, tx: Transaction): Promise<void> {
  const isDevice = and(eq(auditEvents.userId, userId), eq(auditEvents.kind, 'new-device'));
  const old = tx
    .select({ id: auditEvents.id })
    .from(auditEvents)
    .where(isDevice)
    .orderBy(desc(auditEvents.id))
    .offset(DEVICES_KEPT);
  await tx.delete(auditEvents).where(inArray(auditEvents.id, old));
}

async function notify(userId: number, login: { device: string; network: string }, tx: Transaction) {
  const [row] = await tx.select({ wanted: site.notifyNewDevice }).from(site);
  if (!row?.wanted) return;
  await mailToUser(userId, (addressee) => newDeviceLetter(addressee, { ...login, at: new Date() }), tx);
}
