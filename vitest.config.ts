import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** The same for all projects, else vitest refuses to run them together. */
const maxWorkers = 2;

/** A process takes many files: loading what comes from node_modules once for each took a third of the run. */
const isolate = false;

/** Reads files only. */
const TIDY = 'apps/api/test/tidy.test.ts';

/** What takes longest: begun last, one of them would keep a core waiting for the other. Without a run before it, vitest goes by the size of files. */
const LONG = ['test/access', 'test/bad-input', 'imports/totals', 'report/report', 'forecast/forecast'];

class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const isLong = ({ moduleId }: TestSpecification) => LONG.some((name) => moduleId.endsWith(`${name}.test.ts`));
    return (await super.sort(files)).toSorted((one, other) => Number(isLong(other)) - Number(isLong(one)));
  }
}

export default defineConfig({
  test: {
    sequence: { sequencer: LongestFirst },
    projects: [
      { test: { name: 'plain', include: ['packages/domain/src/**/*.test.ts', TIDY], isolate, maxWorkers, testTimeout: 30_000 } },
      { test: { name: 'admin', include: ['apps/admin/src/**/*.test.{ts,tsx}'], isolate, maxWorkers, testTimeout: 30_000 } },
      {
        // Vite would take graphql's module build where Node, and every package that imports it, takes the main one.
        resolve: { alias: [{ find: /^graphql$/, replacement: 'graphql/index.js' }] },
        test: {
          name: 'database',
          include: ['packages/{db,bench,sdk}/**/*.test.ts', 'apps/api/**/*.test.ts', 'prisma/**/*.test.ts', 'scripts/**/*.test.ts'],
          exclude: [TIDY, '**/node_modules/**'],
          globalSetup: ['./packages/db/test/global-setup.ts'],
          setupFiles: ['./apps/api/test/setup.ts'],
          testTimeout: 40_000,
          hookTimeout: 60_000,
          isolate,
          maxWorkers,
        },
      },
    ],
  },
});
