import path from 'node:path';
import { bundleServer } from './bundle.ts';
import { generateFromPrisma } from './prisma-generate.ts';
import { inRoot } from './paths.ts';
import { runNode } from './run.ts';
import { makeIfStale } from './stamp.ts';

const GENERATED_GQL = 'apps/admin/src/gql';

/** The database's types: Prisma client, Pothos, Kysely. */
export function makeDatabaseTypes(): Promise<boolean> {
  return makeIfStale({
    name: 'database-types',
    from: ['prisma/schema', 'scripts/prisma-generate.ts', 'pnpm-lock.yaml'],
    makes: 'packages/db/src/generated/kysely.ts',
    make: generateFromPrisma,
  });
}

/** The types of the admin's GraphQL documents, from the committed schema. */
export function makeDocumentTypes(): Promise<boolean> {
  return makeIfStale({
    name: 'document-types',
    from: ['apps/api/schema.graphql', 'apps/admin/src', 'codegen.ts', 'pnpm-lock.yaml'],
    except: [GENERATED_GQL],
    makes: `${GENERATED_GQL}/graphql.ts`,
    make: async () => void (await runNode([inRoot('node_modules/@graphql-codegen/cli/cjs/bin.js'), '--config', 'codegen.ts'])),
  });
}

/** The admin as files for the browser: plain, and compressed beside. */
export function makeAdmin(): Promise<boolean> {
  const admin = inRoot('apps/admin');
  return makeIfStale({
    name: 'admin',
    from: ['apps/admin', 'packages/domain/src', 'tsconfig.base.json', 'pnpm-lock.yaml'],
    except: ['apps/admin/dist', 'apps/admin/e2e', 'apps/admin/test', 'apps/admin/test-results'],
    makes: 'apps/admin/dist/index.html',
    make: async () => {
      const env = { NODE_ENV: 'production' };
      await runNode([path.join(admin, 'node_modules/vite/bin/vite.js'), 'build'], { cwd: admin, env });
    },
  });
}

/** API and worker, ready to run. */
export function makeServer(): Promise<boolean> {
  return makeIfStale({
    name: 'server',
    from: ['apps/api/src', 'packages/db/src', 'packages/domain/src', 'scripts/lib/bundle.ts', 'pnpm-lock.yaml'],
    makes: 'apps/api/dist/main.mjs',
    make: bundleServer,
  });
}
