import { migrate } from '../packages/db/src/migrate.ts';
import { isVacant, openDatabase } from './lib/database.ts';
import { fillDemo } from './lib/demo.ts';
import { main } from './lib/main.ts';
import { step } from './lib/steps.ts';

await main(async () => {
  const database = await openDatabase();
  try {
    await migrate(database.url);
    if (!(await isVacant(database.url)))
      throw new Error('There is a chain in this database already. Nothing was touched: the demo chain needs an empty one.');
    await step('Making the demo chain', () => fillDemo(database.url));
  } finally {
    await database.close();
  }
});
