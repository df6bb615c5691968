import { randomBytes } from 'node:crypto';
import { newId } from '@regulars/db/ids';
import type { Tx } from '@regulars/db/kysely';
import { CODE_BYTES, importedCode, isMistyped, makeCode, normalizeCode } from '@regulars/domain/coupons-code';
import { DomainError } from '@regulars/domain/errors';
import { requiredText } from '@regulars/domain/text';
import { sql } from 'kysely';
import { once } from '../../idempotency.ts';
import { between } from '../../input.ts';
import { requireBranch, type Viewer } from '../../viewer.ts';
import { audit } from '../audit/service.ts';
import { holderOf, openPlace } from '../ledger/place.ts';
import { give, openTemplate, takeFromIssue } from './issue.ts';
import { type CouponKey, told } from './service.ts';

const MAX_CODES = 10_000;

export interface NewCodes {
  templateId: string;
  name: string;
  /** Whose batch it is. */
  orgId: string;
  now: Date;
}

/**
 * Makes codes that are nobody's (券码), for the printer or a campaign. Once per key. @returns the batch
 * @throws OUT_OF_BRANCH, NOT_FOUND, COUPON_NOT_PUBLISHED, COUPON_ALL_GIVEN, REQUIRED, TOO_SMALL, TOO_LARGE
 */
export async function generateCodes(
  tx: Tx,
  viewer: Viewer,
  key: string,
  input: NewCodes & { quantity: number },
): Promise<{ batchId: string }> {
  const { now: _now, ...asked } = input;
  return once(tx, viewer, key, { generateCouponCodes: asked }, () => {
    requireBranch(viewer, input.orgId, 'orgId');
    const quantity = between(input.quantity, 1, MAX_CODES, 'quantity');
    return newBatch(
      tx,
      viewer,
      input,
      'CODES',
      Array.from({ length: quantity }, () => makeCode(randomBytes(CODE_BYTES))),
    );
  });
}

/**
 * Takes in codes that somebody else made, one a line. Once per key. @returns the batch
 * @throws COUPON_CODES_TAKEN, COUPON_CODES_BAD, DUPLICATE (list) and those of `generateCodes`
 */
export async function importCodes(tx: Tx, viewer: Viewer, key: string, input: NewCodes & { list: string }): Promise<{ batchId: string }> {
  const { now: _now, ...asked } = input;
  return once(tx, viewer, key, { importCouponCodes: asked }, () => {
    requireBranch(viewer, input.orgId, 'orgId');
    const lines = input.list.split(/[\n,;，；、]/u).filter((line) => line.trim() !== '');
    if (lines.length === 0) throw new DomainError('REQUIRED', {}, 'list');
    if (lines.length > MAX_CODES) throw new DomainError('TOO_LARGE', { max: MAX_CODES }, 'list');
    const codes = codesIn(lines);
    return newBatch(tx, viewer, input, 'IMPORT', codes);
  });
}

/** @throws COUPON_CODES_BAD, DUPLICATE of list */
function codesIn(lines: readonly string[]): string[] {
  const codes = new Set<string>();
  const bad: string[] = [];
  for (const line of lines) {
    const code = importedCode(line);
    if (code === null) bad.push(line.trim());
    else if (codes.has(code)) throw new DomainError('DUPLICATE', { value: line.trim() }, 'list');
    else codes.add(code);
  }
  const [first] = bad;
  if (first !== undefined) throw new DomainError('COUPON_CODES_BAD', { count: bad.length, first: first.slice(0, 40) }, 'list');
  return [...codes];
}

async function newBatch(
  tx: Tx,
  viewer: Viewer,
  input: NewCodes,
  kind: 'CODES' | 'IMPORT',
  codes: readonly string[],
): Promise<{ batchId: string }> {
  const { orgId: org_id, now } = input;
  const template = await openTemplate(tx, input.templateId);
  await takeFromIssue(tx, template, codes.length, 'quantity');
  const name = requiredText(input.name, 'name', 60);
  const created_by = viewer.kind === 'employee' ? viewer.id : null;
  const row = {
    id: newId(now),
    kind,
    name,
    template_id: template.id,
    org_id,
    quantity: codes.length,
    created_at: now,
    created_by,
    ended_at: now,
  };
  await tx.insertInto('coupon_batch').values(row).execute();
  const ids = codes.map(() => newId(now));
  const { rows } = await sql<{ code: string }>`
    insert into coupon_code (code, batch_id, coupon_id) select code, ${row.id}, id from unnest(${codes}::text[], ${ids}::uuid[]) as c (code, id)
    on conflict (code) do nothing returning code`.execute(tx);
  if (rows.length < codes.length) {
    const made = new Set(rows.map(({ code }) => code));
    const first = codes.find((code) => !made.has(code));
    throw new DomainError('COUPON_CODES_TAKEN', { count: codes.length - rows.length, first }, 'list');
  }
  await audit(tx, viewer, { action: 'couponBatch.create', entity: 'CouponBatch', id: row.id, orgId: org_id, after: row });
  return { batchId: row.id };
}

/** Codes of a batch that nobody has redeemed cannot be redeemed any more. @throws NOT_FOUND, REQUIRED (reason) */
export async function voidBatch(tx: Tx, viewer: Viewer, id: string, reasonGiven: string, now: Date): Promise<void> {
  const reason = requiredText(reasonGiven, 'reason', 500);
  const batch = await tx.selectFrom('coupon_batch').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();
  if (!batch) throw new DomainError('NOT_FOUND', {}, 'id');
  requireBranch(viewer, batch.org_id, 'id');
  if (batch.state === 'VOID') return;
  await tx.updateTable('coupon_batch').set({ state: 'VOID', ended_at: now }).where('id', '=', id).execute();
  const change = { before: { state: batch.state }, after: { state: 'VOID', reason } };
  await audit(tx, viewer, { action: 'couponBatch.void', entity: 'CouponBatch', id, orgId: batch.org_id, ...change });
}

interface OpenCode {
  code: string;
  coupon_id: string;
  batch_id: string;
  template_id: string;
}

/** The code that was typed or scanned, while it is nobody's. @throws COUPON_CODE_UNKNOWN, COUPON_CODE_MISTYPED, COUPON_CODE_USED */
export async function openCode(tx: Tx, typed: string, field: string): Promise<OpenCode> {
  const code = normalizeCode(typed);
  const found = await tx
    .selectFrom('coupon_code as c')
    .innerJoin('coupon_batch as b', 'b.id', 'c.batch_id')
    .select(['c.code', 'c.coupon_id', 'c.batch_id', 'c.member_id', 'b.template_id', 'b.state'])
    .where('c.code', '=', code)
    .executeTakeFirst();
  if (!found) throw new DomainError(isMistyped(code) ? 'COUPON_CODE_MISTYPED' : 'COUPON_CODE_UNKNOWN', {}, field);
  if (found.member_id !== null || found.state === 'VOID') throw new DomainError('COUPON_CODE_USED', {}, field);
  return found;
}

export interface Redeeming {
  code: string;
  memberId: string;
  storeId: string;
  now: Date;
}

/**
 * Makes a code a coupon of a member (兑换). Once per key. @returns the coupon
 * @throws OUT_OF_BRANCH, NOT_FOUND, ARCHIVED, COUPON_NOT_PUBLISHED, COUPON_MEMBER_LIMIT and those of `openCode`
 */
export async function redeemCode(tx: Tx, viewer: Viewer, key: string, input: Redeeming): Promise<CouponKey> {
  const { now, ...asked } = input;
  return once(tx, viewer, key, { redeemCouponCode: asked }, async () => {
    const store = await openPlace(tx, viewer, input.storeId);
    const memberId = await holderOf(tx, input.memberId);
    const { code, coupon_id: couponId, batch_id: batchId, template_id } = await openCode(tx, input.code, 'code');
    await takeCode(tx, { code, memberId, now, field: 'code' });
    const template = await openTemplate(tx, template_id, 'code');
    const gift = { memberId, store, coded: { couponId, code } };
    const given = await give(tx, viewer, [gift], { template, count: 1, source: 'CODE', batchId, now });
    if (given.length === 0) throw new DomainError('COUPON_MEMBER_LIMIT', { max: template.per_member ?? 0 }, 'memberId');
    await tx
      .updateTable('coupon_batch')
      .set({ given: sql`given + 1` })
      .where('id', '=', batchId)
      .execute();
    await told(tx, viewer, template, { given, store, now });
    return { memberId, couponId };
  });
}

/** Of two who bring the same code at once one has it. @throws COUPON_CODE_USED */
export async function takeCode(
  tx: Tx,
  { code, memberId, now, field }: { code: string; memberId: string; now: Date; field: string },
): Promise<void> {
  const { numUpdatedRows } = await tx
    .updateTable('coupon_code')
    .set({ member_id: memberId, redeemed_at: now })
    .where('code', '=', code)
    .where('member_id', 'is', null)
    .executeTakeFirst();
  if (numUpdatedRows !== 1n) throw new DomainError('COUPON_CODE_USED', {}, field);
}
