import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { leaveShortcut } from './shortcut.ts';

let dir: string;
beforeEach(() => {
  dir = mkdtempSync(path.join(tmpdir(), "regulars's "));
});
afterEach(() => rmSync(dir, { recursive: true }));

test('the short cut passes every word on to the pnpm of npx', () => {
  const pnpm = path.join(dir, '_npx', 'pnpm.mjs');
  mkdirSync(path.dirname(pnpm));
  writeFileSync(pnpm, 'console.log(JSON.stringify(process.argv.slice(2)))');
  leaveShortcut(pnpm, dir);
  const words = ['run', 'two words', '$HOME'];
  expect(JSON.parse(execFileSync(path.join(dir, 'pnpm@12'), words, { encoding: 'utf8' }))).toEqual(words);
});

test('a pnpm that is a program of its own is run as such', () => {
  mkdirSync(path.join(dir, '_npx'));
  const pnpm = path.join(dir, '_npx', 'pnpm');
  writeFileSync(pnpm, '#!/bin/sh\necho "$1"', { mode: 0o755 });
  leaveShortcut(pnpm, dir);
  expect(execFileSync(path.join(dir, 'pnpm@12'), ['start'], { encoding: 'utf8' })).toBe('start\n');
});

test.each([undefined, '/usr/lib/node_modules/pnpm/bin/pnpm.mjs'])('there is none to %s', (pnpm) => {
  leaveShortcut(pnpm, dir);
  expect(readdirSync(dir)).toEqual([]);
});
