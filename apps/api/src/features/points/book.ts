import type { DB, Db } from '@regulars/db/kysely';
import type { Condition } from '@regulars/domain/criteria';
import { parseCondition } from '@regulars/domain/criteria-parse';
import type { Vocabulary } from '@regulars/domain/criteria-vocabulary';
import { LINE_ATTRIBUTES } from '@regulars/domain/criteria-attributes';
import type { EarningRule } from '@regulars/domain/earning';
import type { EarningEffect } from '@regulars/domain/earning-effect';
import { DomainError } from '@regulars/domain/errors';
import type { Expiry } from '@regulars/domain/points';
import type { Selectable } from 'kysely';
import { kept } from '../../kept.ts';
import { log } from '../../log.ts';
import { saleAsking } from '../segments/asking.ts';
import { expiriesOf } from './kinds.ts';
import type { Compiling } from '../segments/sql.ts';

/** The rules in force, as sales go by them. */
export interface EarningBook {
  setId: string;
  number: number;
  /** In their order. */
  rules: EarningRule[];
  /** When points of each kind that they give expire. */
  expiries: ReadonlyMap<string, Expiry>;
  /** What their conditions are asked in; `context.today` is the sale's to say. */
  asking: Compiling;
}

/** The rules in force; null: none are. Every sale goes by them. */
const book = kept(loadBook);
export const earningRules = book.get;
/** Called after the rules, or what their words mean, have changed. */
export const forgetEarningRules = book.forget;

async function loadBook(on: Db): Promise<EarningBook | null> {
  const set = await on.selectFrom('earning_rule_set').select(['id', 'number']).where('state', '=', 'PUBLISHED').executeTakeFirst();
  if (!set) return null;
  const asking = await saleAsking.get(on);
  const rows = await on.selectFrom('earning_rule').selectAll().where('set_id', '=', set.id).orderBy('position').execute();
  return {
    setId: set.id,
    number: set.number,
    rules: rows.flatMap((row) => readable(row, set.number, asking.vocabulary)),
    expiries: await expiriesOf(on, [...new Set(rows.map(({ kind_id }) => kind_id))]),
    asking,
  };
}

type Row = Selectable<DB['earning_rule']>;

/** A rule that asks what there is no more (a deleted field, say) rests; no sale fails by it. */
function readable(row: Row, version: number, vocabulary: Vocabulary): EarningRule[] {
  try {
    return [ruleOf(row, version, vocabulary)];
  } catch (err) {
    if (!(err instanceof DomainError)) throw err;
    log.warn({ err, rule: row.rule_id }, 'a rule of points cannot be read any more and rests');
    return [];
  }
}

/** A stored rule. @throws what `parseCondition` refuses */
export function ruleOf(row: Row, version: number, vocabulary: Vocabulary): EarningRule {
  const read = (json: unknown, words: Vocabulary): Condition | null => (json === null ? null : parseCondition(json, words));
  return {
    id: row.rule_id,
    version,
    name: { en: row.name_en, zh: row.name_zh },
    kindId: row.kind_id,
    condition: read(row.condition, vocabulary),
    lines: read(row.lines, LINE_ATTRIBUTES),
    effect: row.effect as EarningEffect, // written by saveRules, which checked it
    byLevel: row.by_level,
    group: row.stack_group,
    stops: row.stops,
    perSale: row.per_sale,
    perDay: row.per_day,
    perMember: row.per_member,
    budget: row.budget,
    pendingDays: row.pending_days,
    pendingDelivery: row.pending_delivery,
  };
}
