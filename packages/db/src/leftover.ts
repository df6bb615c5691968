import { existsSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';

const PATIENCE_MS = 30_000;

/** True while the process works, also when it belongs to another account. A dead one that nobody buried yet does not. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EPERM')) return false;
  }
  return !isZombie(pid);
}

function isZombie(pid: number): boolean {
  const file = `/proc/${pid}/stat`;
  return existsSync(file) && /\) Z /.test(readFileSync(file, 'utf8'));
}

/**
 * Makes way in a cluster whose launcher was killed: a server still running there is stopped, and a postmaster.pid
 * whose number now belongs to some other program is removed (PostgreSQL itself would refuse to start).
 */
export async function stopLeftover(cluster: string, password: string): Promise<void> {
  const file = path.join(cluster, 'postmaster.pid');
  if (!existsSync(file)) return;
  const lines = readFileSync(file, 'utf8').split('\n');
  const pid = Number(lines[0]);
  if (!(pid > 0) || !isAlive(pid)) return rmSync(file, { force: true });
  const holds = () => existsSync(file) && isAlive(pid); // the server removes the file as its last act
  for (const end = Date.now() + PATIENCE_MS; Date.now() < end && holds(); await sleep(50)) {
    if (!isPostgres(pid)) return rmSync(file, { force: true });
    if (await serves(Number(lines[3]), password, cluster)) process.kill(pid, 'SIGINT');
  }
  if (holds()) throw new Error(`A server of an earlier start (process ${pid}) still holds ${cluster} and does not stop.`);
}

/** Where the system can't tell what a process is, PostgreSQL's own check decides. */
function isPostgres(pid: number): boolean {
  const comm = `/proc/${pid}/comm`;
  return process.platform !== 'linux' || (existsSync(comm) && readFileSync(comm, 'utf8').startsWith('postgres'));
}

/** True if the server on that port is the one of this cluster. */
async function serves(port: number, password: string, cluster: string): Promise<boolean> {
  if (!(port > 0)) return false;
  const client = new pg.Client({ host: '127.0.0.1', port, user: 'postgres', password, database: 'postgres' });
  client.on('error', () => {}); // it may be just going down
  try {
    await client.connect();
    const { rows } = await client.query<{ data_directory: string }>('show data_directory');
    return rows[0]?.data_directory === cluster;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => {});
  }
}
