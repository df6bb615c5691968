import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    projects: [
      { test: { name: 'domain', include: ['packages/domain/src/**/*.test.ts'] } },
      { test: { name: 'admin', include: ['apps/admin/src/**/*.test.{ts,tsx}'] } },
      {
        test: {
          name: 'database',
          include: ['packages/{db,bench,sdk}/**/*.test.ts', 'apps/api/**/*.test.ts', 'prisma/**/*.test.ts', 'scripts/**/*.test.ts'],
          globalSetup: ['./packages/db/test/global-setup.ts'],
          setupFiles: ['./apps/api/test/setup.ts'],
          testTimeout: 20_000,
          hookTimeout: 60_000,
          maxWorkers: 2,
        },
      },
    ],
  },
});
