import { isVacant } from './database.ts';
import { runScript } from './run.ts';

/** Fills an empty, migrated database with the demo chain. */
export async function fillDemo(url: string, signal?: AbortSignal): Promise<void> {
  await runScript('prisma/seed/main.ts', { env: { DATABASE_URL: url }, signal });
}

/** Says where Regulars is, and who may sign in to the demo chain. */
export async function greet(url: string, address: string, time: string): Promise<void> {
  console.log(`\nRegulars is ready: ${address}   (${time})`);
  console.log(`GraphQL: ${address}/graphql`);
  if (await isVacant(url)) console.log('The database is empty.');
  console.log('\nCtrl-C stops everything.');
}
