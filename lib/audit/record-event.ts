import 'server-only';
import { auditEvents } from '@/drizzle/schema';
import type { EventKind } from '@/lib/audit/event-kinds';
import { clientAddress, recordedNetwork } from '@/lib/auth/client-address';
import { db, type Executor } from '@/lib/db';
import { logger } from '@/lib/server/logger';

type AuditEvent = {
  /** Who did it; absent for a visitor or a command on the server. */
  actorId?: number;
  /** Whom it concerns. */
  userId?: number;
  /** A few words without any secret. */
  detail?: string;
};

/** Notes a security event for the owner, at /admin/audit, and in the log. */
export async function recordEvent(
  kind: EventKind,
  event: AuditEvent = {},
  executor: Executor = db,
): Promise<void> {
  // A line break in a name must not look like an event of its own.
  const detail = (event.detail ?? '').replace(/[\u0000-\u001f\u007f]/g, ' ').slice(0, 300);
  const network = recordedNetwork(await clientAddress().catch(() => ''));
  await executor.insert(auditEvents).values({ kind, ...event, detail, network });
  logger().info({ event: kind, ...event, detail, network }, 'security event');
}
