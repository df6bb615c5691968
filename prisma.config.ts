import { defineConfig } from 'prisma/config';

// Only `prisma generate` reads this. Migrations are made by scripts/migrate-dev.ts and applied by packages/db/src/migrate.ts.
export default defineConfig({ schema: 'prisma/schema' });
