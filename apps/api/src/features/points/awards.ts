import { newId } from '@regulars/db/ids';
import type { DB, Db, Tx } from '@regulars/db/kysely';
import { withTx } from '@regulars/db/tx';
import { DomainError } from '@regulars/domain/errors';
import { MAX_POINTS } from '@regulars/domain/points';
import { requiredText } from '@regulars/domain/text';
import { type Selectable, sql } from 'kysely';
import { z } from 'zod';
import { between } from '../../input.ts';
import { once } from '../../idempotency.ts';
import { systemViewer, type Viewer } from '../../viewer.ts';
import { approvable } from '../approvals/kinds.ts';
import { requestApproval } from '../approvals/service.ts';
import { audit } from '../audit/service.ts';
import { holderOf } from '../ledger/place.ts';
import { named } from './award-list.ts';
import { usableKind } from './kinds.ts';
import { give } from './service.ts';

type Award = Selectable<DB['points_award']>;

/** So many members one award may have, and so many are given theirs in one transaction. */
const MAX_MEMBERS = 10_000;
const BATCH = 100;

export interface AwardInput {
  kindId: string;
  /** Points for each. */
  score: number;
  reason: string;
  /** Whose request it is: a branch of the viewer's. */
  orgId: string;
  /** Members by id … */
  memberIds: readonly string[];
  /** … and by what stands in a pasted list: numbers, phones, cards, one a line. */
  list: string;
}

/**
 * Asks for points for each member of a list; a second person says yes or no. Who stands on it several times gets them once. Once per key.
 * @returns the award's id
 * @throws REQUIRED, TOO_LONG, TOO_SMALL, TOO_LARGE, NOT_FOUND, ARCHIVED, OUT_OF_BRANCH, UNKNOWN_MEMBERS (list)
 */
export async function requestAward(tx: Tx, viewer: Viewer, key: string, input: AwardInput, now: Date): Promise<string> {
  const { awardId } = await once(tx, viewer, key, { requestAward: input }, async () => {
    const { name } = await usableKind(tx, input.kindId, 'kindId');
    const score = between(input.score, 1, MAX_POINTS, 'score');
    const reason = requiredText(input.reason, 'reason', 500);
    const members = await named(tx, viewer, input, MAX_MEMBERS);
    const row = { id: newId(now), asset_id: input.kindId, score, reason, org_id: input.orgId, members: members.length, created_at: now };
    await tx
      .insertInto('points_award')
      .values({ ...row, created_by: viewer.kind === 'employee' ? viewer.id : null })
      .execute();
    await sql`insert into points_award_member (award_id, member_id) select ${row.id}, unnest(${members}::uuid[])`.execute(tx);
    const [each, all] = [score, members.length].map((number) => number.toLocaleString('en'));
    const words = { en: `Give ${each} ${name.en} to each of ${all} members`, zh: `给 ${all} 位会员每人发放 ${each} ${name.zh}` };
    const payload = { awardId: row.id };
    const { approvalId } = await requestApproval(tx, viewer, { kind: 'POINTS_TASK', orgId: input.orgId, payload, words, reason, now });
    await tx.updateTable('points_award').set({ approval_id: approvalId }).where('id', '=', row.id).execute();
    await audit(tx, viewer, { action: 'pointsAward.request', entity: 'PointsAward', id: row.id, orgId: row.org_id, after: row });
    return payload;
  });
  return awardId;
}

approvable({
  kind: 'POINTS_TASK',
  permission: 'points.grant',
  payload: z.object({ awardId: z.string() }),
  perform: async (tx, _viewer, { awardId }) => {
    await tx.updateTable('points_award').set({ state: 'RUNNING' }).where('id', '=', awardId).where('state', '=', 'WAITING').execute();
    await askForAwards(tx);
    return { awardId };
  },
});

/** Asks for a worker to give what is agreed. */
async function askForAwards(on: Db): Promise<void> {
  await sql`select graphile_worker.add_job('points:award', queue_name => 'points:award', job_key => 'points:award')`.execute(on);
}

/** Gives what is agreed, batch by batch; what is given is found no more, so it may be stopped and begun again at any time. */
export async function giveAwards(db: Db, now: Date, signal?: AbortSignal): Promise<void> {
  const awards = await db.selectFrom('points_award').selectAll().where('state', '=', 'RUNNING').orderBy('id').execute();
  for (const award of awards) while (!signal?.aborted && (await withTx(db, (tx) => giveBatch(tx, award, now))));
}

/** @returns whether there may be more */
async function giveBatch(tx: Tx, award: Award, now: Date): Promise<boolean> {
  const { rows } = await sql<{ member_id: string }>`
    select member_id from points_award_member where award_id = ${award.id} and not done
    order by member_id limit ${BATCH} for update`.execute(tx);
  const outcomes = [];
  for (const { member_id } of rows) outcomes.push({ member_id, ...(await giveOne(tx, award, member_id, now)) });
  await sql`
    update points_award_member m set done = true, entry_id = o.entry_id, failure = o.failure
    from jsonb_to_recordset(${JSON.stringify(outcomes)}::jsonb) as o (member_id uuid, entry_id uuid, failure text)
    where m.award_id = ${award.id} and m.member_id = o.member_id`.execute(tx);
  const given = outcomes.filter(({ entry_id }) => entry_id !== null).length;
  const more = rows.length === BATCH;
  await sql`
    update points_award set given = given + ${given}, failed = failed + ${outcomes.length - given},
      state = case when ${more} then state else 'DONE' end, ended_at = case when ${more} then null else ${now}::timestamptz end
    where id = ${award.id} and state = 'RUNNING'`.execute(tx);
  return more;
}

/** Of the member's home store, which owes it. Who is archived by now gets nothing, and the list says so. */
async function giveOne(tx: Tx, award: Award, id: string, now: Date): Promise<{ entry_id: string | null; failure: string | null }> {
  try {
    const memberId = await holderOf(tx, id);
    const store = await tx
      .selectFrom('member as m')
      .innerJoin('org as s', 's.id', 'm.home_store_id')
      .select(['s.id', 's.time_zone', 's.day_starts_at'])
      .where('m.id', '=', memberId)
      .executeTakeFirstOrThrow();
    const { asset_id: assetId, score: points, reason } = award;
    const { entryId } = await give(tx, systemViewer('points:award'), memberId, { kind: 'GRANT', store, now, reason, assetId, points });
    return { entry_id: entryId, failure: null };
  } catch (error) {
    if (error instanceof DomainError) return { entry_id: null, failure: error.code };
    throw error;
  }
}
