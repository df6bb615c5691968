import { expect, test } from 'vitest';
import { testDatabase } from '../packages/db/src/testing.ts';
import { missingMigration } from './lib/schema-engine.ts';

test('the migrations make the very schema of prisma/schema', async () => {
  const database = await testDatabase('empty');
  expect(await missingMigration(database.url)).toBe('');
  await database.dispose();
});
