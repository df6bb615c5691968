import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { migrate } from '@regulars/db/migrate';
import { startPostgres } from '@regulars/db/postgres';

const SECRET = 'only-for-this-measurement-0123456789';
/** As the installation's own server has them, for a machine that is there for the measurement. Commits are durable. */
const SETTINGS = { shared_buffers: '1GB', max_wal_size: '4GB', random_page_cost: '1.1', jit: 'off' };

export interface OwnServer {
  url: string;
  /** Goes away with it. */
  folder: string;
}

/**
 * Lets `work` run on a migrated, empty database of its own, on which the product runs as in production. What reads the configuration must
 * be imported in there, for it is read once. `env` overrides what the product is told, `settings` those of the server.
 */
export async function onOwnServer(
  { settings = {}, env = {} }: { settings?: Record<string, string>; env?: Record<string, string> },
  work: (server: OwnServer) => Promise<void>,
): Promise<void> {
  const folder = await mkdtemp(path.join(tmpdir(), 'regulars-bench-'));
  const server = await startPostgres({ dataDir: path.join(folder, 'postgres'), settings: { ...SETTINGS, ...settings } });
  try {
    await migrate(server.url);
    Object.assign(process.env, { DATABASE_URL: server.url, DATA_DIR: folder, LOG_LEVEL: 'silent', NODE_ENV: 'production' });
    Object.assign(process.env, { AUTH_SECRET: SECRET, LEDGER_KEY: SECRET, ...env });
    await work({ url: server.url, folder });
  } finally {
    await server.stop();
    await rm(folder, { recursive: true, force: true });
  }
}
