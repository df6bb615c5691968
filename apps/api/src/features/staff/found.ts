import { randomInt } from 'node:crypto';
import type { Tx } from '@regulars/db/kysely';
import type { Viewer } from '../../viewer.ts';
import { createLevel } from '../levels/service.ts';
import { createOrg } from '../orgs/service.ts';
import { createEmployee } from './service.ts';

/** Without letters and digits that look alike. */
const ALPHABET = 'abcdefghjkmnpqrstuvwxyz23456789';

/** An empty database gets a head office and a level, on which everything else hangs. @returns the head office's id */
export async function foundChain(tx: Tx, viewer: Viewer): Promise<string> {
  const level = await tx.selectFrom('level').select('id').limit(1).executeTakeFirst();
  if (!level) await createLevel(tx, viewer, { code: 'BASE', name: '会员', ladder: 'REGISTERED', rank: 1 });
  const root = await tx.selectFrom('org').select('id').where('parent_id', 'is', null).executeTakeFirst();
  return root?.id ?? createOrg(tx, viewer, { kind: 'HEAD_OFFICE', parentId: null, code: 'HQ', name: '总部' });
}

/**
 * An owner who can sign in: the first of a new chain, or another where nobody can sign in any more.
 * @returns the password, which is kept nowhere
 * @throws DUPLICATE, BAD_EMAIL
 */
export async function makeOwner(tx: Tx, viewer: Viewer, { email, name }: { email: string; name: string }): Promise<string> {
  const orgId = await foundChain(tx, viewer);
  const password = Array.from({ length: 16 }, () => ALPHABET[randomInt(ALPHABET.length)]).join('');
  const { count } = await tx
    .selectFrom('employee')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  await createEmployee(tx, viewer, { code: `OWNER-${count + 1}`, name, orgId, role: 'OWNER', account: { email, password } });
  return password;
}
