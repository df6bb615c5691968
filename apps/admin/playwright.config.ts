import { fileURLToPath } from 'node:url';
import { defineConfig } from '@playwright/test';

/** The admin in a real browser, against the product as it starts for everybody, on a database of its own. */
export default defineConfig({
  testDir: 'e2e',
  outputDir: 'test-results',
  globalSetup: './e2e/start.ts',
  timeout: 120_000,
  expect: { timeout: 30_000 },
  fullyParallel: true,
  workers: 2,
  reporter: 'list',
  use: {
    // Set by e2e/start.ts.
    baseURL: process.env['E2E_URL'],
    storageState: fileURLToPath(new URL('test-results/owner.json', import.meta.url)),
    locale: 'en-US',
    timezoneId: 'Asia/Shanghai',
    reducedMotion: 'reduce',
    // A worker keeps its context, emptied between tests: a new one compiles all scripts again, which takes half of a short test.
    reuseContext: true,
    actionTimeout: 30_000,
    // A trace of every test would cost two fifths of the run; `--trace retain-on-failure` asks for them.
    trace: 'off',
    screenshot: 'only-on-failure',
    launchOptions: {
      executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
      args: ['--no-sandbox', '--disable-dev-shm-usage'],
    },
  },
});
