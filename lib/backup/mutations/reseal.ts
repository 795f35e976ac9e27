import 'server-only';
import { SEAL_MARK, sealWith, unsealWith } from '@/lib/access/seal';
import type { Scratch } from '@/lib/backup/mutations/scratch';
import { sealedColumns } from '@/lib/backup/sealed-columns';

/** Seals anew what another secret had sealed. @returns how many could not be opened, which stay as they are */
export async function reseal({ sql, schema }: Scratch, from: string, to: string): Promise<number> {
  let lost = 0;
  for (const { table, column, purpose, ownerOf } of sealedColumns) {
    const rows = await sql<{ id: number; sealed: string }[]>`
      select id, ${sql(column)} as sealed from ${sql(`${schema}.${table}`)}
      where starts_with(${sql(column)}, ${SEAL_MARK})`;
    for (const { id, sealed } of rows) {
      const text = unsealWith(from, purpose, ownerOf(id), sealed);
      if (text === null) lost++;
      else
        await sql`
          update ${sql(`${schema}.${table}`)} set ${sql(column)} = ${sealWith(to, purpose, ownerOf(id), text)} where id = ${id}`;
    }
  }
  return lost;
}
