import 'server-only';
import { sql, type SQL, type SQLWrapper } from 'drizzle-orm';
import { BIN_DAYS } from '@/lib/bin/days';

/** Days that what was deleted at `deletedAt` still waits. Begun ones count; 0 when it goes with the next housekeeping. */
export const daysLeft = (deletedAt: SQLWrapper): SQL<number> =>
  sql<number>`greatest(0, ceil(extract(epoch from ${deletedAt} - now()) / 86400 + ${BIN_DAYS}))::int`;

/** Whether its time is over. */
export const isDue = (deletedAt: SQLWrapper): SQL =>
  sql`${deletedAt} < now() - make_interval(days => ${BIN_DAYS})`;
