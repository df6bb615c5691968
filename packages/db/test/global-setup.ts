import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import type { TestProject } from 'vitest/node';
import { isAlive, stopLeftover } from '../src/leftover.ts';
import { migrate } from '../src/migrate.ts';
import { startPostgres } from '../src/postgres.ts';

const PREFIX = 'regulars-test-';

/**
 * One server for the run: the embedded one without fsync, or the one of TEST_DATABASE_URL (a superuser's). One template
 * database is migrated on it; each test file copies that (src/testing.ts).
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const server = await startServer();
  const template = `regulars_template_${process.pid}`;
  await execute(server.url, `create database ${template} template template0`);
  const templateUrl = new URL(server.url);
  templateUrl.pathname = `/${template}`;
  await migrate(templateUrl.href);
  project.provide('databaseServer', server.url);
  project.provide('databaseTemplate', template);
  return async () => {
    await execute(server.url, `drop database ${template}`);
    await server.stop();
  };
}

async function startServer(): Promise<{ url: string; stop: () => Promise<void> }> {
  const given = process.env.TEST_DATABASE_URL;
  if (given) return { url: given, stop: async () => {} };
  await sweep();
  const dataDir = mkdtempSync(path.join(tmpdir(), `${PREFIX}${process.pid}-`));
  const settings = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', max_connections: '200', shared_buffers: '256MB' };
  const server = await startPostgres({ dataDir, settings });
  const stop = async () => {
    await server.stop();
    rmSync(dataDir, { recursive: true, force: true });
  };
  return { url: server.url, stop };
}

/** Clears away what runs left behind that were killed. */
async function sweep(): Promise<void> {
  for (const name of readdirSync(tmpdir())) {
    const pid = Number(name.startsWith(PREFIX) && name.slice(PREFIX.length).split('-')[0]);
    if (!pid || isAlive(pid)) continue;
    const dir = path.join(tmpdir(), name);
    const password = path.join(dir, 'password');
    if (existsSync(password)) await stopLeftover(path.join(dir, 'cluster'), readFileSync(password, 'utf8'));
    rmSync(dir, { recursive: true, force: true });
  }
}

async function execute(url: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(sql).finally(() => client.end());
}
