import 'server-only';
import { ArchiveError } from '@/lib/backup/archive/archive-error';
import { describeLockHolders } from '@/lib/server/database/lock-holders';

/** What kept the database from its part, in words; it says nothing of the archive. */
export class DatabaseTrouble extends ArchiveError {}

/** Rows that the database refused. */
export class RefusedRows extends Error {
  constructor(
    readonly table: string,
    override readonly cause: Error,
  ) {
    super(`${table}: ${cause.message}`, { cause });
  }
}

/** Connections, conflicts, what a role may not, and whatever is wrong with the server (https://www.postgresql.org/docs/18/errcodes-appendix.html). */
const TROUBLES = /^(?:25006|42501|(?:08|40|5[3-8]|XX)...|CONNECT.*|ECONN.*)$/;

/** Drizzle wraps what the driver says, and so do we. */
function saidBy(error: unknown): { code?: unknown; message: string } {
  const { code, cause } = error as { code?: unknown; cause?: unknown };
  return code === undefined && cause instanceof Error ? saidBy(cause) : (error as Error);
}

/** An error of the database in words; anything else as it was. @param url of PostgreSQL itself, for a look at who is in the way */
export async function explainDatabaseError(error: unknown, url: string): Promise<unknown> {
  if (error instanceof ArchiveError) return error;
  const refused = error instanceof RefusedRows ? error : null;
  const { code = '', message } = saidBy(error);
  if (code === '53100')
    return new DatabaseTrouble(
      `The disk of the database is full: ${message}. Make room there and try again.`,
    );
  if (code === '55P03')
    return new DatabaseTrouble(
      `Another session of the database locks what is needed, and did not end within a minute. ${await describeLockHolders(url)}`,
    );
  if (TROUBLES.test(String(code)))
    return new DatabaseTrouble(`The database could not do its part: ${message}. Mend that and try again.`);
  return refused ? new ArchiveError(`The database refuses the rows of ${refused.table}: ${message}.`) : error;
}
