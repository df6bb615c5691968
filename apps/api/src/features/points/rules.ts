import { newId } from '@regulars/db/ids';
import type { DB, Tx } from '@regulars/db/kysely';
import type { Condition } from '@regulars/domain/criteria';
import { checkEffect, type EarningEffect } from '@regulars/domain/earning-effect';
import { DomainError } from '@regulars/domain/errors';
import { MAX_POINTS } from '@regulars/domain/points';
import { optionalText, requiredText } from '@regulars/domain/text';
import { type Selectable, sql } from 'kysely';
import { chain } from '../../chain.ts';
import { between } from '../../input.ts';
import type { Viewer } from '../../viewer.ts';
import { audit } from '../audit/service.ts';
import { usableKind } from './kinds.ts';

type Version = Selectable<DB['earning_rule_set']>;

const MOST_RULES = 50;
const MAX_DAYS = 366;

/** A rule as it is written, in its place of the order. Conditions are parsed by the edge. */
export interface RuleInput {
  /** Of the rule before that this one goes on from, with its limits; not told: a new rule. */
  ruleId?: string | null | undefined;
  nameEn: string;
  nameZh: string;
  kindId: string;
  condition: Condition | null;
  lines: Condition | null;
  effect: EarningEffect;
  byLevel: boolean;
  group?: string | null | undefined;
  stops: boolean;
  perSale?: number | null | undefined;
  perDay?: number | null | undefined;
  perMember?: number | null | undefined;
  budget?: number | null | undefined;
  pendingDays?: number | null | undefined;
  pendingDelivery: boolean;
}

/** All rules together: they stack in the order in which they stand. */
export interface RuleSetInput {
  note?: string | null | undefined;
  rules: readonly RuleInput[];
}

/**
 * Writes the draft of the earning rules: the one there is, or a new one. Nothing follows from it before it is published.
 * @returns the version's id. @throws REQUIRED, TOO_LONG, NOT_FOUND, ARCHIVED, DUPLICATE, and what `checkEffect` refuses
 */
export async function saveRules(tx: Tx, viewer: Viewer, input: RuleSetInput, now: Date): Promise<string> {
  const note = optionalText(input.note, 'note', 500);
  if (input.rules.length === 0) throw new DomainError('REQUIRED', {}, 'rules');
  if (input.rules.length > MOST_RULES) throw new DomainError('TOO_LONG', { max: MOST_RULES }, 'rules');
  const versions = await lockVersions(tx);
  const draft = versions.find(({ state }) => state === 'DRAFT');
  const id = draft?.id ?? newId(now);
  const known = await ruleIds(tx);
  const rows = [];
  for (const [at, rule] of input.rules.entries()) rows.push(await rowOf(tx, id, rule, { at, known, now }));
  if (draft) await tx.updateTable('earning_rule_set').set({ note }).where('id', '=', id).execute();
  else {
    const number = Math.max(0, ...versions.map((version) => version.number)) + 1;
    const madeBy = viewer.kind === 'employee' ? viewer.id : null;
    await tx.insertInto('earning_rule_set').values({ id, number, state: 'DRAFT', note, made_by: madeBy, created_at: now }).execute();
  }
  await tx.deleteFrom('earning_rule').where('set_id', '=', id).execute();
  await tx.insertInto('earning_rule').values(rows).execute();
  await trail(tx, viewer, 'earningRules.draft', id, { note, rules: rows.map(({ name_zh: name, effect }) => ({ name, effect })) });
  return id;
}

async function ruleIds(tx: Tx): Promise<Set<string>> {
  const rows = await tx.selectFrom('earning_rule').select('rule_id').distinct().execute();
  return new Set(rows.map(({ rule_id }) => rule_id));
}

interface Place {
  at: number;
  /** Rules that there are; a rule that is taken is in it no more. */
  known: Set<string>;
  now: Date;
}

async function rowOf(tx: Tx, set_id: string, rule: RuleInput, { at, known, now }: Place) {
  const path = `rules.${at}`;
  const { ruleId, condition, lines } = rule;
  if (ruleId && !known.delete(ruleId)) throw new DomainError('NOT_FOUND', {}, `${path}.ruleId`);
  await usableKind(tx, rule.kindId, `${path}.kindId`);
  const limit = (name: 'perSale' | 'perDay' | 'perMember' | 'budget') =>
    rule[name] == null ? null : between(rule[name], 1, MAX_POINTS, `${path}.${name}`);
  return {
    set_id,
    rule_id: ruleId ?? newId(now),
    position: at + 1,
    name_en: requiredText(rule.nameEn, `${path}.nameEn`, 60),
    name_zh: requiredText(rule.nameZh, `${path}.nameZh`, 60),
    kind_id: rule.kindId,
    condition: condition && JSON.stringify(condition),
    lines: lines && JSON.stringify(lines),
    effect: JSON.stringify(checkEffect(rule.effect, `${path}.effect`, chain().minorDigits)),
    by_level: rule.byLevel,
    stack_group: optionalText(rule.group, `${path}.group`, 40),
    stops: rule.stops,
    per_sale: limit('perSale'),
    per_day: limit('perDay'),
    per_member: limit('perMember'),
    budget: limit('budget'),
    pending_days: rule.pendingDays == null ? null : between(rule.pendingDays, 1, MAX_DAYS, `${path}.pendingDays`),
    pending_delivery: rule.pendingDelivery,
  };
}

/** All versions; who writes rules comes one after the other, also where there is no version to lock yet. */
async function lockVersions(tx: Tx): Promise<Version[]> {
  await tx.selectFrom('points_setting').select('id').forNoKeyUpdate().execute();
  return tx.selectFrom('earning_rule_set').selectAll().orderBy('number').execute();
}

/** Puts the draft into force in place of the version before, from the next sale on. @returns its id. @throws NO_DRAFT, ARCHIVED */
export async function publishRules(tx: Tx, viewer: Viewer, now: Date): Promise<string> {
  const versions = await lockVersions(tx);
  const draft = versions.find(({ state }) => state === 'DRAFT');
  if (!draft) throw new DomainError('NO_DRAFT');
  const rules = await tx.selectFrom('earning_rule').select(['kind_id', 'position']).where('set_id', '=', draft.id).execute();
  for (const { kind_id, position } of rules) await usableKind(tx, kind_id, `rules.${position - 1}.kindId`);
  await retire(tx, versions, now);
  await tx
    .updateTable('earning_rule_set')
    .set({ state: 'PUBLISHED', published_at: now, published_by: viewer.kind === 'employee' ? viewer.id : null })
    .where('id', '=', draft.id)
    .execute();
  await sql`insert into earning_budget (rule_id) select rule_id from earning_rule where set_id = ${draft.id} and budget is not null
    on conflict (rule_id) do nothing`.execute(tx);
  await trail(tx, viewer, 'earningRules.publish', draft.id, { number: draft.number });
  return draft.id;
}

/** Takes the rules out of force: sales earn nothing until others are published. @returns their id. @throws NOT_PUBLISHED */
export async function retireRules(tx: Tx, viewer: Viewer, now: Date): Promise<string> {
  const published = await retire(tx, await lockVersions(tx), now);
  if (!published) throw new DomainError('NOT_PUBLISHED');
  await trail(tx, viewer, 'earningRules.retire', published.id, { number: published.number });
  return published.id;
}

async function retire(tx: Tx, versions: readonly Version[], now: Date): Promise<Version | undefined> {
  const published = versions.find(({ state }) => state === 'PUBLISHED');
  if (published)
    await tx.updateTable('earning_rule_set').set({ state: 'RETIRED', retired_at: now }).where('id', '=', published.id).execute();
  return published;
}

/** Throws the draft away. @throws NO_DRAFT */
export async function discardRules(tx: Tx, viewer: Viewer): Promise<void> {
  const draft = (await lockVersions(tx)).find(({ state }) => state === 'DRAFT');
  if (!draft) throw new DomainError('NO_DRAFT');
  await tx.deleteFrom('earning_rule_set').where('id', '=', draft.id).execute();
  await trail(tx, viewer, 'earningRules.discard', draft.id, { number: draft.number });
}

async function trail(tx: Tx, viewer: Viewer, action: `earningRules.${string}`, id: string, after: Record<string, unknown>): Promise<void> {
  await audit(tx, viewer, { action, entity: 'EarningRuleSet', id, orgId: null, after });
}
