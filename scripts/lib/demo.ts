import { DEMO_DOMAIN, DEMO_KEYS, DEMO_PASSWORD } from '../../prisma/seed/accounts.ts';
import { query } from './database.ts';
import { dataDir } from './paths.ts';
import { runScript } from './run.ts';
import { secrets } from './secret.ts';

/** Fills an empty, migrated database with the demo chain. */
export async function fillDemo(url: string, signal?: AbortSignal): Promise<void> {
  await runScript('prisma/seed/main.ts', { env: { DATABASE_URL: url, DATA_DIR: dataDir, ...secrets() }, signal });
}

/** Gives an empty, migrated database a head office and an owner; returns the sentence that says how to sign in. */
export function foundChain(url: string, signal?: AbortSignal): Promise<string> {
  return runScript('apps/api/src/features/staff/owner-cli.ts', { env: { DATABASE_URL: url }, signal }, ['--email', 'owner@example.com']);
}

interface Account {
  email: string;
  role: string;
  branch: string;
}

/** Says where Regulars is, and who may sign in to the demo chain. */
export async function greet(url: string, address: string, time: string, founded: string): Promise<void> {
  console.log(`\nRegulars is ready: ${address}   (${time})`);
  console.log(`GraphQL: ${address}/graphql`);
  if (founded) console.log(`\n${founded.trim()}`);
  const accounts = await demoAccounts(url);
  if (accounts.length) console.log(`\nThe demo's accounts, all with the password ${DEMO_PASSWORD}`);
  const width = Math.max(...accounts.map(({ email }) => email.length));
  for (const { email, role, branch } of accounts)
    console.log(`  ${email.padEnd(width)}  ${role.toLowerCase().replaceAll('_', ' ')}, ${branch}`);
  if (accounts.length) {
    console.log(`\nMembers join at ${address}/join; the code is written to the outbox, under Members → Messages.`);
    console.log(`Keys of its machines: ${Object.values(DEMO_KEYS).join(', ')}`);
  }
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
