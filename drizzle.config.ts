import { defineConfig } from 'drizzle-kit';

export default defineConfig({
  dialect: 'postgresql',
  schema: './drizzle/schema.ts',
  out: './drizzle/migrations',
  // For `npm run db:studio`; generating needs no database.
  dbCredentials: { url: process.env.DATABASE_URL ?? '' },
});
