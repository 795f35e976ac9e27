import postgres from 'postgres';

/** Whether the site has an owner. With a connection of its own, for before Next is there. */
export async function isClaimed(databaseUrl: string): Promise<boolean> {
  const sql = postgres(databaseUrl, { max: 1, onnotice: () => {} });
  try {
    const rows = await sql`select 1 from site where claimed_at is not null`;
    return rows.length > 0;
  } finally {
    await sql.end({ timeout: 1 });
  }
}
