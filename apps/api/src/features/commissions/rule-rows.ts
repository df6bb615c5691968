import type { Db } from '@regulars/db/kysely';

/** Rules with what they say now, in their order. */
export function currentRules(on: Pick<Db, 'selectFrom'>) {
  return on
    .selectFrom('commission_rule as r')
    .innerJoin('commission_rule_version as v', (join) => join.onRef('v.rule_id', '=', 'r.id').onRef('v.version', '=', 'r.version'))
    .select(['r.id', 'r.position', 'r.version', 'r.created_at', 'r.archived_at'])
    .select(['v.name', 'v.subject', 'v.basis', 'v.rate', 'v.amount', 'v.lines', 'v.role', 'v.made_at', 'v.made_by'])
    .orderBy('r.position')
    .orderBy('r.id');
}

export type RuleRow = Awaited<ReturnType<ReturnType<typeof currentRules>['execute']>>[number];
