import { createWriteStream, existsSync, mkdirSync, renameSync, statSync } from 'node:fs';
import os from 'node:os';
import { startPostgres, type EmbeddedPostgres } from '../../packages/db/src/postgres.ts';
import { inData } from './paths.ts';

const MB = 2 ** 20;

/** Memory we may use: that of the machine, or of the container where that is less. */
function memory(): number {
  const limit = process.constrainedMemory?.() ?? 0;
  return limit > 0 ? Math.min(limit, os.totalmem()) : os.totalmem();
}

const share = (part: number, least: number, most: number): string =>
  `${Math.round(Math.min(Math.max((memory() * part) / MB, least), most))}MB`;

/** Safe (fsync stays on) and fair to a machine that other programs use too. */
const settings = (): Record<string, string> => ({
  shared_buffers: share(1 / 8, 128, 8192),
  effective_cache_size: share(1 / 2, 512, 65536),
  maintenance_work_mem: share(1 / 32, 64, 1024),
  work_mem: '32MB',
  min_dynamic_shared_memory: '64MB', // containers often have a tiny /dev/shm, which parallel queries would fill
  max_wal_size: '4GB',
  min_wal_size: '1GB', // written files are used again: each new one is filled and synced while everybody waits, some 50 ms
  wal_compression: 'on',
  random_page_cost: '1.1',
  jit: 'off', // its start-up costs more than our queries
  max_connections: '100',
  timezone: 'UTC',
});

/** The installation's own server, in the data folder. Throws an Error in words for the person at the terminal. */
export function startEmbedded(): Promise<EmbeddedPostgres> {
  const log = openLog('postgres');
  return startPostgres({ dataDir: inData('postgres'), settings: settings(), log: (text) => log.write(text) });
}

/** Appends to a log file of the data folder; a long one is set aside first, as `<name>.1.log`. */
export function openLog(name: string): NodeJS.WritableStream {
  mkdirSync(inData('logs'), { recursive: true });
  const file = inData('logs', `${name.toLowerCase()}.log`);
  if (existsSync(file) && statSync(file).size > 20 * MB) renameSync(file, inData('logs', `${name.toLowerCase()}.1.log`));
  return createWriteStream(file, { flags: 'a' });
}
