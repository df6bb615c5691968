import { DEMO_DOMAIN, DEMO_PASSWORD } from '../../prisma/seed/accounts.ts';
import { isVacant, query } from './database.ts';
import { runScript } from './run.ts';

/** Fills an empty, migrated database with the demo chain. */
export async function fillDemo(url: string, signal?: AbortSignal): Promise<void> {
  await runScript('prisma/seed/main.ts', { env: { DATABASE_URL: url }, signal });
}

interface Account {
  email: string;
  role: string;
  branch: string;
}

/** Says where Regulars is, and who may sign in to the demo chain. */
export async function greet(url: string, address: string, time: string): Promise<void> {
  console.log(`\nRegulars is ready: ${address}   (${time})`);
  console.log(`GraphQL: ${address}/graphql`);
  if (await isVacant(url)) console.log('The database is empty: there is nobody to sign in yet.');
  const accounts = await demoAccounts(url);
  if (accounts.length) console.log(`\nThe demo's accounts, all with the password ${DEMO_PASSWORD}`);
  const width = Math.max(...accounts.map(({ email }) => email.length));
  for (const { email, role, branch } of accounts) console.log(`  ${email.padEnd(width)}  ${role.toLowerCase().replaceAll('_', ' ')}, ${branch}`);
  console.log('\nCtrl-C stops everything.');
}

function demoAccounts(url: string): Promise<Account[]> {
  return query<Account & Record<string, unknown>>(
    url,
    `select u.email, e.role::text as role, o.name as branch from auth_user u
     join employee e on e.user_id = u.id join org o on o.id = e.org_id where u.email like '%@' || $1 order by e.code`,
    [DEMO_DOMAIN],
  );
}
