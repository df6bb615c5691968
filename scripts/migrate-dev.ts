import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { startPostgres } from '../packages/db/src/postgres.ts';
import { generateFromPrisma } from './lib/prisma-generate.ts';
import { missingMigration } from './lib/schema-engine.ts';

const HELP = `Writes the migration that leads from prisma/migrations to prisma/schema, and generates the clients anew.
  pnpm migrate:dev --name add_cards            the migration, prisma/migrations/<time>_add_cards/migration.sql
  pnpm migrate:dev --name checks --empty       an empty one, to be filled by hand (CHECK constraints, functions)
  pnpm migrate:dev --print                     only prints the SQL`;

const { values } = parseArgs({ options: { name: { type: 'string' }, print: { type: 'boolean' }, empty: { type: 'boolean' } } });
const migrations = fileURLToPath(new URL('../prisma/migrations', import.meta.url));

/** Needs no database: the migrations are replayed in a server of its own that is thrown away. */
async function difference(): Promise<string> {
  const dataDir = mkdtempSync(path.join(tmpdir(), 'regulars-migrate-'));
  const server = await startPostgres({ dataDir, settings: { fsync: 'off' } });
  try {
    return await missingMigration(server.url);
  } finally {
    await server.stop();
    rmSync(dataDir, { recursive: true, force: true });
  }
}

function write(name: string, sql: string): void {
  const time = new Date().toISOString().replace(/\D/g, '').slice(0, 14);
  const dir = path.join(migrations, `${time}_${name.replace(/\W+/g, '_')}`);
  mkdirSync(dir, { recursive: true });
  writeFileSync(path.join(dir, 'migration.sql'), sql);
  console.log(`Written: ${path.relative(process.cwd(), dir)}/migration.sql. Read it; \`pnpm migrate\` and the next start apply it.`);
}

if (!values.print && !values.name) {
  console.error(HELP);
  process.exit(1);
}
const sql = values.empty ? '\n' : await difference();
if (values.print) console.log(sql || 'The migrations agree with the schema.');
else if (!sql) console.log('Nothing to write: the migrations agree with the schema.');
else write(values.name ?? '', sql);
if (!values.print) await generateFromPrisma();
process.exit(0); // the engine's connections would keep the process
