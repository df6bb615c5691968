import { newId } from '@regulars/db/ids';
import type { Tx } from '@regulars/db/kysely';
import { CONTRIBUTION_POINTS, SPENDING_POINTS } from '@regulars/domain/assets';

interface Owner {
  member_id: string;
  store_id: string;
}

/** What a chain says of points: a rule of conversion, a task, a draft of earning rules. */
export async function makePointsRules(tx: Tx, at: Date): Promise<void> {
  const rule = { id: newId(at), from_id: CONTRIBUTION_POINTS, to_id: SPENDING_POINTS, give: 10, get: 1, minimum: 10, step: 10 };
  await tx.insertInto('points_conversion').values(rule).execute();
  const task = { id: newId(at), action: 'CHECK_IN' as const, asset_id: SPENDING_POINTS, score: 5 };
  await tx
    .insertInto('points_task')
    .values({ ...task, description_en: 'Check in', description_zh: '签到', created_at: at })
    .execute();
  const set = { id: newId(at), number: 1, state: 'DRAFT' as const, created_at: at };
  await tx.insertInto('earning_rule_set').values(set).execute();
  const earning = { set_id: set.id, rule_id: newId(at), position: 1, name_en: 'Points', name_zh: '积分', kind_id: SPENDING_POINTS };
  const effect = JSON.stringify({ type: 'FIXED', points: 1, each: false });
  await tx
    .insertInto('earning_rule')
    .values({ ...earning, effect })
    .execute();
}

/** Points that a member of a branch is promised, and points for a list that the branch asks for. */
export async function makePoints(tx: Tx, at: Date, mark: string, of: Owner): Promise<void> {
  const promised = { ...of, asset_id: SPENDING_POINTS, amount: 50, reason: mark, created_at: at };
  await tx
    .insertInto('points_pending')
    .values({ ...promised, id: newId(at) })
    .execute();
  const award = { id: newId(at), asset_id: SPENDING_POINTS, score: 7, reason: mark, org_id: of.store_id, members: 1, created_at: at };
  await tx.insertInto('points_award').values(award).execute();
}
