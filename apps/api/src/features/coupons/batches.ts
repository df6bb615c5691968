import { newId } from '@regulars/db/ids';
import type { DB, Db, Tx } from '@regulars/db/kysely';
import { withTx } from '@regulars/db/tx';
import { DomainError } from '@regulars/domain/errors';
import { requiredText } from '@regulars/domain/text';
import { type Selectable, sql } from 'kysely';
import { once } from '../../idempotency.ts';
import { publish } from '../../publish.ts';
import { requireBranch, systemViewer, type Viewer } from '../../viewer.ts';
import { audit } from '../audit/service.ts';
import { loadTree } from '../orgs/tree.ts';
import { amongOf, conditionOf } from '../segments/ask.ts';
import { askingAt } from '../segments/asking.ts';
import { readableBy } from '../segments/service.ts';
import { membersWho } from '../segments/sql.ts';
import { give, openTemplate, type Place, takeFromIssue } from './issue.ts';

type Batch = Selectable<DB['coupon_batch']>;

/** Members that are given theirs in one transaction. */
const CHUNK = 200;

const system = systemViewer('coupons:batch');

export interface NewBatch {
  templateId: string;
  name: string;
  segmentId: string;
  /** Whose batch it is; members known there are meant. */
  orgId: string;
  now: Date;
}

/**
 * Gives a coupon to each member of a segment (批量发放), as it stands now; a job does so. Once per key. @returns the batch
 * @throws OUT_OF_BRANCH, NOT_FOUND, COUPON_NOT_PUBLISHED, COUPON_ALL_GIVEN, REQUIRED, SEGMENT_EMPTY
 */
export async function issueToSegment(tx: Tx, viewer: Viewer, key: string, input: NewBatch): Promise<{ batchId: string }> {
  const { now, ...asked } = input;
  return once(tx, viewer, key, { issueToSegment: asked }, async () => {
    const { orgId: org_id, segmentId: segment_id } = input;
    requireBranch(viewer, org_id, 'orgId');
    const name = requiredText(input.name, 'name', 60);
    const template = await openTemplate(tx, input.templateId);
    const row = { id: newId(now), kind: 'MEMBERS' as const, name, template_id: template.id, org_id, segment_id, created_at: now };
    const quantity = await listMembers(tx, viewer, row, now);
    await takeFromIssue(tx, template, quantity, 'segmentId');
    const created_by = viewer.kind === 'employee' ? viewer.id : null;
    await tx
      .insertInto('coupon_batch')
      .values({ ...row, state: 'RUNNING', quantity, created_by })
      .execute();
    await askForBatches(tx);
    await audit(tx, viewer, {
      action: 'couponBatch.create',
      entity: 'CouponBatch',
      id: row.id,
      orgId: org_id,
      after: { ...row, quantity },
    });
    return { batchId: row.id };
  });
}

/** Writes down who is meant, each once. @returns how many. @throws NOT_FOUND, SEGMENT_EMPTY */
async function listMembers(tx: Tx, viewer: Viewer, batch: { id: string; segment_id: string }, now: Date): Promise<number> {
  const segment = await tx.selectFrom('segment').select(['criteria', 'org_id']).where('id', '=', batch.segment_id).executeTakeFirst();
  if (!segment || !readableBy(viewer, await loadTree(tx)).includes(segment.org_id)) throw new DomainError('NOT_FOUND', {}, 'segmentId');
  const asking = await askingAt(tx, now);
  const who = membersWho(conditionOf(segment.criteria, asking), asking, amongOf(viewer));
  const { numAffectedRows = 0n } = await sql`
    insert into coupon_batch_member (batch_id, member_id) select ${batch.id}, m.id ${who} on conflict do nothing`.execute(tx);
  if (numAffectedRows === 0n) throw new DomainError('SEGMENT_EMPTY', {}, 'segmentId');
  return Number(numAffectedRows);
}

/** Asks for a worker to give what batches still owe. */
async function askForBatches(on: Db): Promise<void> {
  await sql`select graphile_worker.add_job('coupons:batch', queue_name => 'coupons:batch', job_key => 'coupons:batch')`.execute(on);
}

/** Gives what batches owe, some members at a time; who has theirs is found no more, so it may be stopped and begun again. */
export async function giveBatches(db: Db, now: Date, signal?: AbortSignal): Promise<void> {
  const batches = await db.selectFrom('coupon_batch').selectAll().where('state', '=', 'RUNNING').orderBy('id').execute();
  for (const batch of batches) while (!signal?.aborted && (await withTx(db, (tx) => giveSome(tx, batch, now))));
}

interface Owed extends Place {
  member_id: string;
  gone: boolean;
}

/** @returns whether there may be more */
async function giveSome(tx: Tx, batch: Batch, now: Date): Promise<boolean> {
  const { rows } = await sql<Owed>`
    select b.member_id, m.archived_at is not null as gone, s.id, s.time_zone, s.day_starts_at
    from coupon_batch_member b join coupon_batch k on k.id = b.batch_id and k.state = 'RUNNING' join member m on m.id = b.member_id join org s on s.id = m.home_store_id
    where b.batch_id = ${batch.id} and not b.done order by b.member_id limit ${CHUNK} for update of b`.execute(tx);
  const failures = await giveTo(tx, batch, rows, now);
  const outcomes = rows.map(({ member_id }) => ({ member_id, failure: failures.get(member_id) ?? null }));
  await sql`
    update coupon_batch_member m set done = true, failure = o.failure
    from jsonb_to_recordset(${JSON.stringify(outcomes)}::jsonb) as o (member_id uuid, failure text)
    where m.batch_id = ${batch.id} and m.member_id = o.member_id`.execute(tx);
  const more = rows.length === CHUNK;
  const given = rows.length - failures.size;
  await sql`
    update coupon_batch set given = given + ${given}, failed = failed + ${failures.size},
      state = case when ${more} then state else 'DONE' end, ended_at = case when ${more} then null else ${now}::timestamptz end
    where id = ${batch.id} and state = 'RUNNING'`.execute(tx);
  const payload = { batchId: batch.id, templateId: batch.template_id, count: given };
  if (given > 0) await publish(tx, now, [{ kind: 'coupon.issued', orgId: batch.org_id, payload }]);
  return more;
}

/** @returns why some got none, by member */
async function giveTo(tx: Tx, batch: Batch, owed: readonly Owed[], now: Date): Promise<Map<string, string>> {
  const here = owed.filter(({ gone }) => !gone);
  const failures = new Map(owed.filter(({ gone }) => gone).map(({ member_id }) => [member_id, 'ARCHIVED']));
  const failAll = (code: string) => new Map([...failures, ...here.map(({ member_id }): [string, string] => [member_id, code])]);
  try {
    const template = await openTemplate(tx, batch.template_id);
    const gifts = here.map(({ member_id, id, time_zone, day_starts_at }) => ({
      memberId: member_id,
      store: { id, time_zone, day_starts_at },
    }));
    const given = await give(tx, system, gifts, { template, count: 1, source: 'BATCH', batchId: batch.id, now });
    const got = new Set(given.map(({ memberId }) => memberId));
    for (const { member_id } of here) if (!got.has(member_id)) failures.set(member_id, 'COUPON_MEMBER_LIMIT');
    return failures;
  } catch (error) {
    if (error instanceof DomainError) return failAll(error.code); // retired or over meanwhile: nothing was written yet
    throw error;
  }
}
