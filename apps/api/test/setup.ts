import { testDatabase } from '@regulars/db/testing';
import { afterAll } from 'vitest';

// Each test file gets a database of its own before the API's modules, which read the configuration once, are loaded.
const database = await testDatabase();
process.env.DATABASE_URL = database.url;
process.env.LOG_LEVEL ??= 'silent';

afterAll(() => database.dispose());
