import { defineConfig } from 'drizzle-kit';

// For drizzle-kit alone; `npm run db:generate` runs it for both dialects.
const dialect = process.env.DIALECT === 'postgresql' ? 'postgresql' : 'sqlite';

export default defineConfig({
  dialect,
  schema: dialect === 'postgresql' ? './db/schema.pg.ts' : './db/schema.sqlite.ts',
  out: `${process.env.MIGRATIONS_DIR ?? './db/migrations'}/${dialect}`,
});
