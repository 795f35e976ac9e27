import postgres from 'postgres';

/** Milliseconds; the driver leaves out a zero. */
const FOREVER = 2 ** 31 - 1;

/** One connection whose statements and pauses may take as long as they need, and that writes values in one way. */
export const connectForLong = (url: string, application_name: string, search_path?: string): postgres.Sql =>
  postgres(url, {
    max: 1,
    connect_timeout: 10,
    prepare: false,
    max_lifetime: null,
    onnotice: () => {},
    connection: {
      application_name,
      statement_timeout: FOREVER,
      lock_timeout: 60_000,
      idle_in_transaction_session_timeout: FOREVER,
      DateStyle: 'ISO',
      TimeZone: 'UTC',
      extra_float_digits: 1,
      bytea_output: 'hex',
      ...(search_path && { search_path }),
    },
  });
