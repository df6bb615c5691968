import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { PrismaPg } from '@prisma/adapter-pg';
import {
  bindMigrationAwareSqlAdapterFactory,
  ColumnTypeEnum,
  type SqlMigrationAwareDriverAdapterFactory,
} from '@prisma/driver-adapter-utils';
import type * as Engine from '@prisma/schema-engine-wasm';
import type pg from 'pg';

const require = createRequire(import.meta.url);
const PRISMA_DIR = fileURLToPath(new URL('../../prisma', import.meta.url));

type Adapter = Awaited<ReturnType<PrismaPg['connect']>>;

let engineModule: Promise<typeof Engine> | undefined; // its glue code holds one instance per process

/**
 * The SQL that leads from the schema the migrations make to prisma/schema; empty if they agree. Prisma's own engine,
 * in its WebAssembly build, works it out: the migrations run in the database at `url`, which must be empty.
 */
export async function missingMigration(url: string, prismaDir = PRISMA_DIR): Promise<string> {
  engineModule ??= loadEngine();
  const wasm = await engineModule;
  const files = schemaFiles(path.join(prismaDir, 'schema'));
  const factory = bindMigrationAwareSqlAdapterFactory(adapterFactory(url));
  const engine = await wasm.SchemaEngine.new({ datamodels: files.map((file) => [file.path, file.content]) }, () => {}, factory);
  const { stdout } = await engine.diff({
    from: { tag: 'migrations', ...migrationList(path.join(prismaDir, 'migrations')) },
    to: { tag: 'schemaDatamodel', files },
    script: true,
    exitCode: null,
    filters: { externalTables: [], externalEnums: [] },
  });
  const sql = stdout ?? '';
  return sql.includes('-- This is an empty migration.') ? '' : sql;
}

/** The package expects a bundler that imports .wasm files; Node needs these four steps. */
async function loadEngine(): Promise<typeof Engine> {
  const dir = path.dirname(require.resolve('@prisma/schema-engine-wasm'));
  const glue = await import(pathToFileURL(path.join(dir, 'schema_engine_bg.js')).href);
  const { instance } = await WebAssembly.instantiate(readFileSync(path.join(dir, 'schema_engine_bg.wasm')), {
    './schema_engine_bg.js': glue,
  });
  glue.__wbg_set_wasm(instance.exports);
  const start = instance.exports.__wbindgen_start;
  if (typeof start === 'function') start();
  Object.assign(globalThis, { PRISMA_WASM_PANIC_REGISTRY: { set_message: (message: string) => console.error(message) } });
  return glue;
}

function adapterFactory(url: string): SqlMigrationAwareDriverAdapterFactory {
  const factory = new PrismaPg(url);
  const connect = async () => {
    const adapter = await factory.connect();
    const client = adapter.underlyingDriver();
    knowCatalogueTypes(adapter, client);
    adapter.executeScript = async (script) => void (await client.query(script)); // its own splits at every semicolon
    return adapter;
  };
  return { provider: factory.provider, adapterName: factory.adapterName, connect, connectToShadowDb: connect };
}

/** Types of the catalogue which the engine reads and the adapter doesn't know, and what to take them for. */
const CHAR = 18;
const LIKENESS = new Map([
  [CHAR, 1042], // "char", as in pg_constraint.contype → bpchar
  [22, 1005], // int2vector → int2[]
]);

/** The engine asks one thing at a time, so that the columns remembered are those of the result at hand. */
function knowCatalogueTypes(adapter: Adapter, client: pg.Pool): void {
  const query = client.query.bind(client);
  const queryRaw = adapter.queryRaw.bind(adapter);
  let types: number[] = [];
  const translated = async (config: pg.QueryArrayConfig) => {
    const result = await query(config);
    types = result.fields?.map((field) => field.dataTypeID) ?? [];
    for (const field of result.fields ?? []) field.dataTypeID = LIKENESS.get(field.dataTypeID) ?? field.dataTypeID;
    return result;
  };
  Object.assign(client, { query: translated });
  adapter.queryRaw = async (request) => {
    const result = await queryRaw(request);
    return { ...result, columnTypes: result.columnTypes.map((type, i) => (types[i] === CHAR ? ColumnTypeEnum.Character : type)) };
  };
}

function schemaFiles(dir: string): { path: string; content: string }[] {
  const names = readdirSync(dir).filter((name) => name.endsWith('.prisma'));
  return names.map((name) => ({ path: path.join(dir, name), content: readFileSync(path.join(dir, name), 'utf8') }));
}

function migrationList(baseDir: string): Engine.MigrationList {
  const names = readdirSync(baseDir, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name);
  const directory = (name: string): Engine.MigrationDirectory => ({
    path: name,
    migrationFile: {
      path: 'migration.sql',
      content: { tag: 'ok', value: readFileSync(path.join(baseDir, name, 'migration.sql'), 'utf8') },
    },
  });
  return {
    baseDir,
    lockfile: { path: 'migration_lock.toml', content: 'provider = "postgresql"\n' },
    shadowDbInitScript: '',
    migrationDirectories: names.sort().map(directory),
  };
}
