import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { isAlive } from '../../packages/db/src/leftover.ts';

/** Who works with the data folder. Holds the database's password, so only its owner may read the file. */
export interface Holder {
  pid: number;
  /** Tells the process from a later one with the same number. */
  birth: string;
  /** Where it serves; not there while it is starting. */
  address?: string;
  /** The embedded database. */
  database?: string;
}

export interface Lock {
  update: (more: Partial<Holder>) => void;
  release: () => void;
}

/** Thrown when another process that lives holds the lock. */
export class Locked extends Error {
  override name = 'Locked';
  readonly holder: Holder;
  constructor(holder: Holder) {
    super(`Process ${holder.pid} holds the lock`);
    this.holder = holder;
  }
}

/** Takes the lock file or throws Locked. A lock whose process is gone counts for nothing. */
export function takeLock(file: string): Lock {
  mkdirSync(path.dirname(file), { recursive: true });
  let me: Holder = { pid: process.pid, birth: birthOf(process.pid) };
  const draft = `${file}.${process.pid}`;
  const writeDraft = () => writeFileSync(draft, JSON.stringify(me), { mode: 0o600 });
  writeDraft();
  try {
    while (!linked(draft, file)) removeStale(file);
  } finally {
    rmSync(draft);
  }
  return {
    update: (more) => {
      me = { ...me, ...more };
      writeDraft();
      renameSync(draft, file);
    },
    release: () => {
      if (readHolder(file)?.pid === process.pid) rmSync(file);
    },
  };
}

/** The living holder of a lock, if there is one. */
export function holderOf(file: string): Holder | undefined {
  const holder = readHolder(file);
  return holder && isAlive(holder.pid) && birthOf(holder.pid) === holder.birth ? holder : undefined;
}

/** A link is made or not, never half; only one of several processes makes it. */
function linked(draft: string, file: string): boolean {
  try {
    linkSync(draft, file);
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    throw error;
  }
}

/** Sets a dead process's lock aside; should another start have been faster and taken it anew, it is put back. */
function removeStale(file: string): void {
  const holder = holderOf(file);
  if (holder) throw new Locked(holder);
  const aside = `${file}.stale-${process.pid}`;
  try {
    renameSync(file, aside);
  } catch {
    return; // gone already: whoever removed it tries for the lock as we do
  }
  const taken = holderOf(aside);
  if (taken) renameSync(aside, file);
  else rmSync(aside);
  if (taken) throw new Locked(taken);
}

function readHolder(file: string): Holder | undefined {
  try {
    const holder: unknown = JSON.parse(readFileSync(file, 'utf8'));
    return isHolder(holder) ? holder : undefined;
  } catch {
    return undefined; // absent, or cut short by a power failure
  }
}

function isHolder(value: unknown): value is Holder {
  return typeof value === 'object' && value !== null && 'pid' in value && typeof value.pid === 'number' && 'birth' in value;
}

/** When the process began, where the system says so (Linux: ticks since boot); elsewhere the number alone must do. */
function birthOf(pid: number): string {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
    return `${boot}/${stat.slice(stat.lastIndexOf(')')).split(' ')[20] ?? ''}`;
  } catch {
    return '';
  }
}
