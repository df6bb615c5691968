import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { inRoot, root } from './paths.ts';
import { makeAdmin, makeDatabaseTypes, makeDocumentTypes } from './products.ts';

export interface Tally {
  passed: number;
  failed: number;
}

/** Runs a program of the checkout with its print on our terminal. */
function shown(args: string[], env: Record<string, string> = {}, cwd = root): Promise<boolean> {
  const child = spawn(process.execPath, args, { cwd, env: { ...process.env, ...env }, stdio: 'inherit' });
  return new Promise((resolve) => {
    child.once('error', () => resolve(false));
    child.once('exit', (code) => resolve(code === 0));
  });
}

const one = (good: boolean): Tally => ({ passed: Number(good), failed: Number(!good) });

/** What the others need: generated types and the built admin. A document that the schema doesn't know fails here. */
export async function build(): Promise<Tally> {
  try {
    await makeDatabaseTypes();
    await makeDocumentTypes();
    await makeAdmin();
    return one(true);
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    return one(false);
  }
}

/** What runs on Node, the domain alone (which must do without Node), and the admin. */
const PROGRAMS = ['tsconfig.json', 'packages/domain/tsconfig.json', 'apps/admin/tsconfig.json'];

/**
 * One check for each program, side by side. Each has one checker, because several look at the same types again, and collects
 * garbage seldom: together that is half of the work.
 */
export async function types(): Promise<Tally> {
  const tsc = inRoot('node_modules/typescript/bin/tsc');
  const good = await Promise.all(PROGRAMS.map((program) => shown([tsc, '-p', inRoot(program), '--checkers', '1'], { GOGC: '400' })));
  return { passed: good.filter(Boolean).length, failed: good.filter((fine) => !fine).length };
}

/** What the linter says: no warnings either. */
export async function lint(): Promise<Tally> {
  return one(await shown([inRoot('node_modules/oxlint/bin/oxlint'), '--deny-warnings']));
}

/** That all sources are formatted alike; `npx oxfmt -c .prettierrc.json` makes them so. */
export async function format(): Promise<Tally> {
  return one(await shown([inRoot('node_modules/oxfmt/bin/oxfmt'), '-c', inRoot('.prettierrc.json'), '--check']));
}

/** What nothing uses: files, exports, dependencies. */
export async function unused(): Promise<Tally> {
  return one(await shown([inRoot('node_modules/knip/bin/knip.js'), '--no-progress', '--no-config-hints']));
}

/** Unit and integration tests. */
export function vitest(): Promise<Tally> {
  return withReport(async (report) => {
    const good = await shown([
      inRoot('node_modules/vitest/vitest.mjs'),
      'run',
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${report}`,
    ]);
    const { numPassedTests = 0, numFailedTests = 0 } = readReport(report);
    return { passed: numPassedTests, failed: Math.max(numFailedTests, Number(!good)) };
  });
}

const CHROMIUM = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** The admin in a real browser: the system's Chromium, or the one CHROMIUM points at. */
export async function browser(config = 'playwright.config.ts'): Promise<Tally> {
  const chromium = [process.env.CHROMIUM ?? '', ...CHROMIUM].find((file) => file && existsSync(file));
  if (!chromium) {
    console.log('SKIPPED: the browser tests need Chromium (apt-get install chromium, or CHROMIUM=/path/to/it).');
    return { passed: 0, failed: 0 };
  }
  return withReport(async (report) => {
    const env = { CHROMIUM: chromium, PLAYWRIGHT_JSON_OUTPUT_NAME: report };
    const good = await shown(
      [inRoot('node_modules/@playwright/test/cli.js'), 'test', '-c', inRoot('apps/admin', config), '--reporter=list,json'],
      env,
      inRoot('apps/admin'),
    );
    const { expected = 0, unexpected = 0 } = readReport(report, 'stats');
    return { passed: expected, failed: Math.max(unexpected, Number(!good)) };
  });
}

async function withReport(run: (report: string) => Promise<Tally>): Promise<Tally> {
  const dir = mkdtempSync(path.join(tmpdir(), 'regulars-report-'));
  return run(path.join(dir, 'report.json')).finally(() => rmSync(dir, { recursive: true }));
}

/** The numbers of a JSON report; none if the program ended before it wrote one. */
function readReport(file: string, part?: string): Record<string, number> {
  if (!existsSync(file)) return {};
  const report = JSON.parse(readFileSync(file, 'utf8'));
  return part ? report[part] : report;
}
