import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { testDatabase } from '@regulars/db/testing';
import { afterAll } from 'vitest';

// Each test file gets a database of its own before the API's modules, which read the configuration once, are loaded.
const database = await testDatabase();
process.env.DATABASE_URL = database.url;
const dataDir = mkdtempSync(path.join(tmpdir(), 'regulars-data-'));
process.env.DATA_DIR = dataDir;
process.env.LOG_LEVEL ??= 'silent';

afterAll(async () => {
  rmSync(dataDir, { recursive: true });
  await database.dispose();
});
