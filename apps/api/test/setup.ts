import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { testDatabase } from '@regulars/db/testing';
import { afterAll, vi } from 'vitest';

// A process takes one file after the other, so that it loads what comes from node_modules once. Our own modules, which read the
// configuration once, are loaded anew for each file, into the environment as it was at first, and with a database of the file's own.
vi.resetModules();
const before = { ...process.env };
const database = await testDatabase();
process.env.DATABASE_URL = database.url;
const dataDir = mkdtempSync(path.join(tmpdir(), 'regulars-data-'));
process.env.DATA_DIR = dataDir;
process.env.LOG_LEVEL ??= 'silent';

afterAll(async () => {
  rmSync(dataDir, { recursive: true });
  await database.dispose();
  for (const name of Object.keys(process.env)) if (!(name in before)) delete process.env[name];
  Object.assign(process.env, before);
});
