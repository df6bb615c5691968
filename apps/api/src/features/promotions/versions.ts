import type { OfferState, StackingGroup } from '@regulars/db/generated/kysely-enums';
import type { Tx } from '@regulars/db/kysely';
import { DomainError } from '@regulars/domain/errors';
import { sql } from 'kysely';

/** Where versions of rules stand, and the column that leads to their rule. */
const KEYS = { promotion_version: 'promotion_id', coupon_template_version: 'template_id' } as const;

export type Versions = keyof typeof KEYS;

/** What a version says, as its columns. */
export interface RuleColumns {
  group: StackingGroup;
  /** JSON, as it is stored. */
  condition: string | null;
  lines: string | null;
  from_amount: number | null;
  from_quantity: number | null;
  effect: string;
  starts_on: string | null;
  ends_on: string | null;
  /** Of coupons only. */
  delay_days?: number;
  valid_days?: number | null;
}

interface Version {
  number: number;
  state: OfferState;
}

async function versionsOf(tx: Tx, table: Versions, ruleId: string): Promise<Version[]> {
  const { rows } = await sql<Version>`
    select number, state from ${sql.table(table)} where ${sql.ref(KEYS[table])} = ${ruleId} order by number for update`.execute(tx);
  return rows;
}

/** Writes the draft of a rule: the one there is, or a new one. The caller holds the rule. @returns its number */
export async function writeDraft(tx: Tx, table: Versions, ruleId: string, columns: RuleColumns, now: Date): Promise<number> {
  const versions = await versionsOf(tx, table, ruleId);
  const draft = versions.find(({ state }) => state === 'DRAFT');
  const number = draft?.number ?? Math.max(0, ...versions.map((version) => version.number)) + 1;
  const { condition, lines, effect, ...plain } = columns;
  const json = { condition: parsed(condition), lines: parsed(lines), effect: parsed(effect) };
  const row = { [KEYS[table]]: ruleId, number, state: 'DRAFT', ...plain, ...json, created_at: now };
  await sql`delete from ${sql.table(table)} where ${sql.ref(KEYS[table])} = ${ruleId} and state = 'DRAFT'`.execute(tx);
  await sql`
    insert into ${sql.table(table)}
    select * from jsonb_populate_record(null::${sql.table(table)}, ${JSON.stringify(row)}::jsonb)`.execute(tx);
  return number;
}

const parsed = (json: string | null): unknown => (json === null ? undefined : JSON.parse(json));

/** Puts the draft into force in place of the version before. @returns its number. @throws OFFER_NO_DRAFT */
export async function publishDraft(tx: Tx, table: Versions, ruleId: string, now: Date): Promise<number> {
  const draft = (await versionsOf(tx, table, ruleId)).find(({ state }) => state === 'DRAFT');
  if (!draft) throw new DomainError('OFFER_NO_DRAFT', {}, 'id');
  await retirePublished(tx, table, ruleId, now);
  await sql`
    update ${sql.table(table)} set state = 'PUBLISHED', published_at = ${now}
    where ${sql.ref(KEYS[table])} = ${ruleId} and state = 'DRAFT'`.execute(tx);
  return draft.number;
}

/** Takes what is in force out of it. @returns its number; null: nothing was */
export async function retirePublished(tx: Tx, table: Versions, ruleId: string, now: Date): Promise<number | null> {
  const { rows } = await sql<{ number: number }>`
    update ${sql.table(table)} set state = 'RETIRED', retired_at = ${now}
    where ${sql.ref(KEYS[table])} = ${ruleId} and state = 'PUBLISHED' returning number`.execute(tx);
  return rows[0]?.number ?? null;
}

/** Throws the draft away. @throws OFFER_NO_DRAFT */
export async function discardDraft(tx: Tx, table: Versions, ruleId: string): Promise<void> {
  const { rows } = await sql`
    delete from ${sql.table(table)} where ${sql.ref(KEYS[table])} = ${ruleId} and state = 'DRAFT' returning number`.execute(tx);
  if (rows.length === 0) throw new DomainError('OFFER_NO_DRAFT', {}, 'id');
}
