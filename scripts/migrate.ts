import { migrate } from '../packages/db/src/migrate.ts';
import { openDatabase } from './lib/database.ts';
import { main } from './lib/main.ts';

await main(async () => {
  const database = await openDatabase();
  try {
    const applied = await migrate(database.url);
    console.log(applied.length ? `Applied: ${applied.join(', ')}` : 'The database is up to date.');
  } finally {
    await database.close();
  }
});
