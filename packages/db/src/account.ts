import { spawnSync } from 'node:child_process';
import { chmodSync, chownSync, cpSync, existsSync, mkdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { createHash } from 'node:crypto';
import path from 'node:path';

/** The operating system account PostgreSQL runs under; undefined ids mean our own. */
export interface Account {
  uid?: number;
  gid?: number;
}

/** Where root keeps what the other account must reach, when the checkout lies under a closed folder such as /root. */
const ROOT_STORE = '/var/lib/regulars';
const NOBODY = 65534;

const isRoot = () => process.getuid?.() === 0;

/** PostgreSQL refuses to run as root: then it runs as the owner of its data folder, else as `postgres`, else as nobody. */
export function chooseAccount(dataDir: string): Account {
  if (!isRoot()) return {};
  if (existsSync(dataDir)) {
    const { uid, gid } = statSync(dataDir);
    if (uid !== 0) return { uid, gid };
  }
  const idOf = (flag: '-u' | '-g') => {
    const { status, stdout } = spawnSync('id', [flag, 'postgres'], { encoding: 'utf8' });
    return status === 0 ? Number(stdout) : NOBODY;
  };
  return { uid: idOf('-u'), gid: idOf('-g') };
}

function may(account: Account, flag: '-x' | '-w', file: string): boolean {
  return account.uid === undefined || spawnSync('test', [flag, file], account).status === 0;
}

/** The folder of the server's programs, copied to a reachable place if the account can't reach it where it is. */
export function reachableBinaries(account: Account, postgres: string): string {
  const bin = path.dirname(postgres);
  if (may(account, '-x', postgres)) return bin;
  const native = path.dirname(bin);
  const copy = path.join(ROOT_STORE, `postgres-${shortHash(`${native} ${statSync(postgres).mtimeMs}`)}`);
  if (!existsSync(copy)) {
    const draft = `${copy}.${process.pid}`;
    cpSync(native, draft, { recursive: true, verbatimSymlinks: true });
    spawnSync('chmod', ['-R', 'a+rX', ROOT_STORE]);
    publish(draft, copy);
  }
  return path.join(copy, 'bin');
}

/** A rename is all or nothing; whoever comes second finds the same files there. */
function publish(draft: string, target: string): void {
  try {
    renameSync(draft, target);
  } catch (error) {
    if (!existsSync(target)) throw error;
    rmSync(draft, { recursive: true });
  }
}

/** Makes the data folder for the account; returns where it is: elsewhere if the account can't reach the wanted place. */
export function reachableData(account: Account, wanted: string): string {
  if (account.uid === undefined) {
    mkdirSync(wanted, { recursive: true, mode: 0o700 });
    return wanted;
  }
  mkdirSync(wanted, { recursive: true });
  own(wanted, account);
  if (may(account, '-w', wanted)) return wanted;
  const elsewhere = path.join(ROOT_STORE, `data-${shortHash(wanted)}`);
  mkdirSync(elsewhere, { recursive: true });
  chmodSync(ROOT_STORE, 0o755);
  own(elsewhere, account);
  return elsewhere;
}

/** Gives a folder to the account, closed to all others. */
export function own(dir: string, { uid, gid }: Account): void {
  if (uid !== undefined && gid !== undefined) chownSync(dir, uid, gid);
  chmodSync(dir, 0o700);
}

function shortHash(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 12);
}
