import 'server-only';
import { and, eq, inArray } from 'drizzle-orm';
import { imports } from '@/drizzle/schema';
import { db } from '@/lib/db';

/** Where the files lie that an import still has to read. */
export async function listLocationsInUse(): Promise<string[]> {
  const rows = await db
    .select({ location: imports.location })
    .from(imports)
    .where(and(eq(imports.isUpload, true), inArray(imports.state, ['reading', 'planned', 'applying'])));
  return rows.map(({ location }) => location);
}
