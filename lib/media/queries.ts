import 'server-only';
import { inArray } from 'drizzle-orm';
import { media } from '@/drizzle/schema';
import { db } from '@/lib/db';

export async function findImageSizes(
  names: string[],
): Promise<Map<string, { width: number; height: number }>> {
  const rows = await db
    .select({ name: media.name, width: media.width, height: media.height })
    .from(media)
    .where(inArray(media.name, names));
  return new Map(rows.map(({ name, width, height }) => [name, { width, height }]));
}
