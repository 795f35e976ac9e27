import 'server-only';
import { auditEvents } from '@/drizzle/schema';
import type { EventKind } from '@/lib/audit/event-kinds';
import { requestingAddress, recordedNetwork, throttleNetwork } from '@/lib/limits/requesting-address';
import { REFUSALS_NOTED } from '@/lib/limits/attempt-limits';
import { takePoints, ThrottledError } from '@/lib/limits/mutations/throttle';
import { db, type Executor } from '@/lib/db';
import { logger } from '@/lib/server/process/logger';

type AuditEvent = {
  actorId?: number;
  userId?: number;
  /** A few words without any secret. */
  detail?: string;
};

/** Kinds that anybody can cause without end; all others have a limit or take a right. */
const refusals = new Set<EventKind>(['throttled', 'denied', 'token-refused']);

/** At /admin/audit and in the log. Of refusals 60 in an hour are noted for each person and network. */
export async function recordEvent(
  kind: EventKind,
  event: AuditEvent = {},
  executor: Executor = db,
): Promise<void> {
  // A line break in a name must not look like an event of its own.
  const detail = (event.detail ?? '').replace(/[\u0000-\u001f\u007f]/g, ' ').slice(0, 300);
  const address = await requestingAddress().catch(() => '');
  if (refusals.has(kind) && (await isNotedEnough(`${event.actorId ?? ''} ${throttleNetwork(address)}`)))
    return;
  const network = recordedNetwork(address);
  await executor.insert(auditEvents).values({ kind, ...event, detail, network });
  logger().info({ event: kind, ...event, detail, network }, 'security event');
}

async function isNotedEnough(key: string): Promise<boolean> {
  try {
    await takePoints([{ limit: REFUSALS_NOTED, key }]);
    return false;
  } catch (error) {
    if (error instanceof ThrottledError) return true;
    throw error;
  }
}
