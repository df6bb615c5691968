import type { Db } from '@regulars/db/kysely';
import { type CommissionRule, readyRule, type ReadyRule } from '@regulars/domain/commissions';
import { LINE_ATTRIBUTES } from '@regulars/domain/criteria-attributes';
import { parseCondition } from '@regulars/domain/criteria-parse';
import { DomainError } from '@regulars/domain/errors';
import { minor } from '@regulars/domain/money';
import { kept } from '../../kept.ts';
import { log } from '../../log.ts';
import { saleAsking } from '../segments/asking.ts';
import { currentRules, type RuleRow } from './rule-rows.ts';

const book = kept(loadBook);
/** The rules in force, in their order: every sale goes by them. */
export const commissionRules = book.get;
/** Called after a change of the rules has committed. */
export const forgetCommissionRules = book.forget;

async function loadBook(on: Db): Promise<ReadyRule[]> {
  const rows = await currentRules(on).where('r.archived_at', 'is', null).execute();
  if (rows.length === 0) return [];
  const { context } = await saleAsking.get(on);
  return rows.flatMap((row) => {
    try {
      return [readyRule(ruleOf(row), context)];
    } catch (err) {
      if (!(err instanceof DomainError)) throw err;
      log.warn({ err, rule: row.id }, 'a rule of commission cannot be read any more and rests');
      return [];
    }
  });
}

/** A stored rule. @throws what `parseCondition` refuses */
function ruleOf({ id, version, subject, basis, rate, amount, lines, role }: RuleRow): CommissionRule {
  const condition = lines === null ? null : parseCondition(lines, LINE_ATTRIBUTES);
  return { id, version, subject, basis, rate, amount: amount === null ? null : minor(amount), lines: condition, role };
}
