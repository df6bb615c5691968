import { chmodSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { inRoot } from './paths.ts';

/** What npx runs at once if it finds it among the programs of the checkout: the words that were typed. */
const TYPED = 'pnpm@12';

/** Passes on to this pnpm; once that is gone, it removes itself and npx fetches another. */
function script(pnpm: string): string {
  const quoted = `'${pnpm.replaceAll("'", String.raw`'\''`)}'`;
  const run = /\.[cm]?js$/.test(pnpm) ? `node ${quoted}` : quoted; // a script, or a program for this platform
  return `#!/bin/sh\nif [ -f ${quoted} ]; then exec ${run} "$@"; fi\nrm -f "$0"\nexec npx -y ${TYPED} "$@"\n`;
}

/**
 * Leaves a short cut to the pnpm that npx runs us with. `npx -y pnpm@12` otherwise reads all of node_modules and asks the registry
 * each time before anything starts: longer than our own start takes.
 * @param pnpm the program, as pnpm tells its scripts (npm_execpath); others than that of npx need no short cut
 */
export function leaveShortcut(pnpm: string | undefined, bin = inRoot('node_modules/.bin')): void {
  if (process.platform === 'win32' || !pnpm || !pnpm.includes('_npx')) return;
  const file = path.join(bin, TYPED);
  const wanted = script(pnpm);
  if (existsSync(file) && readFileSync(file, 'utf8') === wanted) return;
  writeFileSync(file, wanted);
  chmodSync(file, 0o755);
}
