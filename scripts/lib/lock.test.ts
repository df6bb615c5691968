import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { holderOf, Locked, takeLock } from './lock.ts';

let dir: string;
let file: string;
beforeEach(() => {
  dir = mkdtempSync(path.join(tmpdir(), 'regulars-lock-'));
  file = path.join(dir, 'lock');
});
afterEach(() => rmSync(dir, { recursive: true }));

const write = (holder: object) => writeFileSync(file, JSON.stringify(holder));

test('the second is told who holds it and where that one serves', () => {
  const lock = takeLock(file);
  lock.update({ address: 'http://localhost:4000' });
  expect(() => takeLock(file)).toThrow(Locked);
  expect(holderOf(file)).toMatchObject({ pid: process.pid, address: 'http://localhost:4000' });
  lock.release();
  expect(existsSync(file)).toBe(false);
  takeLock(file).release();
});

test.each([
  ['of a process that is gone', () => write({ pid: 2 ** 22 + 1, birth: '' })],
  ['whose number another process has now', () => write({ pid: process.pid, birth: 'another boot/1' })],
  ['cut short by a power failure', () => writeFileSync(file, '{"pid"')],
])('a lock %s counts for nothing', (_, leave) => {
  leave();
  expect(holderOf(file)).toBeUndefined();
  takeLock(file).release();
});

test('of many that find a stale lock at once, one gets it', async () => {
  write({ pid: 2 ** 22 + 1, birth: '' });
  const script = `
    const { takeLock } = await import(${JSON.stringify(path.join(import.meta.dirname, 'lock.ts'))});
    try { takeLock(process.argv[1]); process.stdout.write('got'); process.stdin.resume(); } catch (e) { process.stdout.write(e.name); }`;
  const children = Array.from({ length: 4 }, () => spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', script, file]));
  const words = await Promise.all(
    children.map((child) => new Promise<string>((resolve) => child.stdout.once('data', (text) => resolve(String(text))))),
  );
  for (const child of children) child.stdin.end();
  expect(words.filter((word) => word === 'got')).toHaveLength(1);
  expect(words.filter((word) => word === 'Locked')).toHaveLength(3);
  expect(JSON.parse(readFileSync(file, 'utf8')).pid).toBe(children[words.indexOf('got')]?.pid);
});
