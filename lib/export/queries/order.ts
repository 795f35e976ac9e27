import 'server-only';
import { sql, type SQL } from 'drizzle-orm';
import type { PgColumn } from 'drizzle-orm/pg-core';

/** By the letters alone: databases differ in how they sort words, and two exports of one site must not. */
export const inOrder = (column: PgColumn): SQL => sql`${column} collate "C"`;
