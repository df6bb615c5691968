import { main } from './lib/main.ts';
import { makeDatabaseTypes, makeDocumentTypes } from './lib/products.ts';

await main(async () => {
  await makeDatabaseTypes();
  await makeDocumentTypes();
});
