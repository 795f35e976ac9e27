import postgres from 'postgres';
import { connect } from '@/lib/server/database/probe';
import { StartError } from '@/lib/server/process/start-error';

/** PostgreSQL's major version from which on the tests pass. */
const OLDEST_VERSION = 15;
/** Milliseconds that a notice may take. */
const NOTICE_PATIENCE = 3000;

type Facts = {
  version: number;
  encoding: string;
  database: string;
  role: string;
  mayCreateSchema: boolean;
  mayCreateTables: boolean;
  isReadOnly: boolean;
};

/** Before anything is written to it. @throws {StartError} one sentence, with the SQL that mends it */
export async function checkDatabase(url: string): Promise<void> {
  const sql = postgres(url, { max: 1, connect_timeout: 5, prepare: false, onnotice: () => {} });
  try {
    const [facts] = await sql<Facts[]>`
      select current_setting('server_version_num')::int / 10000 as version,
        pg_encoding_to_char(encoding) as encoding,
        quote_ident(current_database()) as database,
        quote_ident(current_user) as role,
        has_database_privilege(datname, 'CREATE') as "mayCreateSchema",
        coalesce(has_schema_privilege(to_regnamespace('public')::oid, 'CREATE'), false) as "mayCreateTables",
        pg_is_in_recovery() or current_setting('transaction_read_only') = 'on' as "isReadOnly"
      from pg_database where datname = current_database()`;
    const problem = facts && problemOf(facts);
    if (problem) throw new StartError(`DATABASE_URL: ${problem}`);
  } finally {
    await sql.end({ timeout: 1 });
  }
}

function problemOf(facts: Facts): string | null {
  const { version, encoding, database, role } = facts;
  if (version < OLDEST_VERSION)
    return `PostgreSQL ${version} is too old, Colophon needs ${OLDEST_VERSION} or newer.`;
  if (encoding !== 'UTF8')
    return `the database ${database} is encoded in ${encoding}, which cannot hold all texts. Make one that can: CREATE DATABASE colophon ENCODING 'UTF8' TEMPLATE template0 LOCALE 'C' OWNER ${role};`;
  if (facts.isReadOnly)
    return `the database ${database} is read-only, perhaps a standby; name the primary, or: ALTER DATABASE ${database} RESET default_transaction_read_only;`;
  if (!facts.mayCreateSchema)
    return `${role} may not create a schema there, which migrations need. As the database's owner: GRANT CREATE ON DATABASE ${database} TO ${role};`;
  if (!facts.mayCreateTables)
    return `${role} may not create tables there. As the database's owner: GRANT ALL ON SCHEMA public TO ${role};`;
  return null;
}

/** @throws {StartError} when a notice is not heard: a pooler in transaction mode forgets who listens */
export async function requireNotices(url: string, patience = NOTICE_PATIENCE): Promise<void> {
  const [listener, speaker] = [connect(url), connect(url)];
  const channel = `colophon_start_${process.pid}_${Date.now()}`;
  let timer: NodeJS.Timeout | undefined;
  try {
    const isHeard = new Promise<boolean>((resolve) => {
      timer = setTimeout(resolve, patience, false);
      void listener
        .listen(channel, () => resolve(true))
        .then(() => speaker`select pg_notify(${channel}, '')`)
        .catch(() => resolve(false));
    });
    if (await isHeard) return;
    throw new StartError(
      'DATABASE_URL leads to a pooler in transaction mode (such as PgBouncer), where notices of changes are lost. Set DATABASE_DIRECT_URL to the address of PostgreSQL itself as well, or let the pooler work in session mode.',
    );
  } finally {
    clearTimeout(timer);
    await Promise.all([listener.end({ timeout: 1 }), speaker.end({ timeout: 1 })]);
  }
}
