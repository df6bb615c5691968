import { withTx } from '@regulars/db/tx';
import type { Condition } from '@regulars/domain/criteria';
import { parseCondition } from '@regulars/domain/criteria-parse';
import { DomainError } from '@regulars/domain/errors';
import { evaluator, type Facts } from '@regulars/domain/criteria-evaluate';
import fc from 'fast-check';
import { sql } from 'kysely';
import { beforeAll, expect, test } from 'vitest';
import { db } from '../../db.ts';
import { askingAt } from './asking.ts';
import { loadFacts } from './facts.ts';
import { countOf } from './count-sql.ts';
import { type Compiling, membersWho } from './sql.ts';
import { conditions, type Ids } from './test/conditions.ts';
import { people } from './test/people.ts';

const now = new Date('2026-03-04T04:00:00Z');
let members: string[];
let ids: Ids;
let asking: Compiling;

beforeAll(async () => {
  ({ members, ids } = await people('2026-03-04'));
  await tellPlanner();
  asking = await askingAt(db, now);
});

/** Of tables that are as good as empty to it, it makes plans that take ten times as long. Only their owner may tell. */
const tellPlanner = () =>
  withTx(db, async (tx) => {
    await sql`set local role none`.execute(tx);
    await sql`analyze`.execute(tx);
  });

/** Whom SQL finds. */
async function found(condition: Condition, only?: string[]): Promise<string[]> {
  const query = sql<{ id: string }>`select m.id ${membersWho(condition, asking, { stores: null, ...(only && { members: only }) })}`;
  return (await query.execute(db)).rows.map(({ id }) => id).sort();
}

/** How many SQL counts. */
async function counted(condition: Condition, stores: string[] | null): Promise<number | undefined> {
  return (await sql<{ count: number }>`${countOf(condition, asking, { stores })}`.execute(db)).rows[0]?.count;
}

test('1,000 random conditions: the evaluator and SQL mean the same members, listed and counted', async () => {
  const all = await everything();
  const candidates = members.slice(2);
  const [store] = ids.Org;
  if (!store) throw new Error('no store');
  const known = await db.selectFrom('member_store').select('member_id').where('store_id', '=', store).execute();
  const branch = new Set(known.map(({ member_id }) => member_id));
  const sizes = new Map<string, number>();
  await fc.assert(
    fc.asyncProperty(conditions(asking.vocabulary, ids), fc.constantFrom('few', 'all', 'branch'), async (random, whom) => {
      const condition = parsed(random);
      if (!condition) return;
      const meets = evaluator(condition, asking.vocabulary, asking.context);
      const among = whom === 'few' ? candidates.slice(0, 100) : candidates;
      const meant = among.filter((id) => meets(all.get(id) ?? {})).sort();
      const kind = meant.length === 0 ? 'none' : meant.length === among.length ? 'all' : 'some';
      sizes.set(kind, (sizes.get(kind) ?? 0) + 1);
      if (whom === 'branch') expect(await counted(condition, [store])).toBe(meant.filter((id) => branch.has(id)).length);
      else expect(await found(condition, whom === 'few' ? among : members)).toEqual(meant);
      if (whom === 'all') expect(await counted(condition, null)).toBe(meant.length);
    }),
    { numRuns: 1000, seed: 20260304 },
  );
  // a test of conditions that hold for nobody or for everybody would prove little
  expect(sizes.get('some')).toBeGreaterThan(400);
  console.info(`asked: ${[...sizes].map(([kind, count]) => `${count} of ${kind}`).join(', ')}`);
}, 150_000);

/** Undefined: more than may be asked. */
function parsed(random: Condition): Condition | undefined {
  try {
    return parseCondition(random, asking.vocabulary);
  } catch (error) {
    if (error instanceof DomainError && error.code.startsWith('CONDITION_TOO')) return undefined;
    throw error;
  }
}

/** Facts of all members of every table at once. */
async function everything(): Promise<Map<string, Facts>> {
  const leaves = [...asking.vocabulary.keys()].map((attribute) => ({ attribute, operator: 'known' as const }));
  return loadFacts(db, members, [{ any: [...leaves, { purchases: 'exists', operator: 'yes' }] }], asking);
}
