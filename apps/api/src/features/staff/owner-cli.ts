/** `pnpm owner --email you@example.com`: an owner who can sign in, in a new chain or where nobody can any more. */
import { parseArgs } from 'node:util';
import { withTx } from '@regulars/db/tx';
import { closeDb, db } from '../../db.ts';
import { systemViewer } from '../../viewer.ts';
import { makeOwner } from './found.ts';

const { values } = parseArgs({ options: { email: { type: 'string' }, name: { type: 'string', default: 'Owner' } } });
const { email, name } = values;
try {
  if (!email) throw new Error('Say who: pnpm owner --email you@example.com [--name "Your Name"]');
  const password = await withTx(db, (tx) => makeOwner(tx, systemViewer('owner'), { email, name }));
  console.log(`Sign in as ${email} with the password ${password} and change it on your account page: it is kept nowhere.`);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
} finally {
  await closeDb();
}
