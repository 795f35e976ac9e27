import 'server-only';
import { eq, or, sql, type SQL } from 'drizzle-orm';
import { users } from '@/drizzle/schema';

export const byIdentifier = (identifier: string): SQL | undefined =>
  or(
    eq(sql`lower(${users.email})`, sql`lower(${identifier})`),
    eq(sql`lower(${users.username})`, sql`lower(${identifier})`),
  );
