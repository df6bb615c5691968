import { ruleVocabulary } from '@regulars/domain/criteria-sale';
import type { Earning, Miss } from '@regulars/domain/earning';
import type { Locale } from '@regulars/domain/errors';
import { builder } from '../../builder.ts';
import { db } from '../../db.ts';
import { may } from '../../viewer.ts';
import { vocabularyOf } from '../segments/asking.ts';
import { ruleOf } from './book.ts';
import { EarningOutcome, earningWords, missWords, type RuleOutcome } from './outcome.ts';

interface SaleWhy {
  number: number;
  outcomes: RuleOutcome[];
}

const SalePoints = builder.objectRef<SaleWhy>('SalePoints').implement({
  description: 'Why a sale earned its points: rule by rule.',
  fields: (t) => ({
    version: t.exposeInt('number', { description: 'Of the rules that were in force.' }),
    points: t.int({
      description: 'Earned in all, over all kinds.',
      resolve: ({ outcomes }) => outcomes.reduce((sum, { points }) => sum + points, 0),
    }),
    outcomes: t.field({ type: [EarningOutcome], description: 'Every rule, in its order.', resolve: ({ outcomes }) => outcomes }),
  }),
});

type Kept<Of> = Of & { ruleId: string };

// both written by keepWhy in earn.ts
const asEarned = (json: unknown) => json as Kept<Omit<Earning, 'name' | 'version'>>[];
const asMissed = (json: unknown) => json as Kept<Miss>[];

async function whyOf(memberId: string, saleId: string, locale: Locale): Promise<SaleWhy | null> {
  const row = await db
    .selectFrom('sale_earning as e')
    .innerJoin('earning_rule_set as s', 's.id', 'e.set_id')
    .select(['e.set_id', 'e.earned', 'e.missed', 's.number'])
    .where('e.member_id', '=', memberId)
    .where('e.sale_id', '=', saleId)
    .executeTakeFirst();
  if (!row) return null;
  const vocabulary = ruleVocabulary(await vocabularyOf(db));
  const rows = await db.selectFrom('earning_rule').selectAll().where('set_id', '=', row.set_id).orderBy('position').execute();
  const [earned, missed] = [asEarned(row.earned), asMissed(row.missed)];
  const outcomes: RuleOutcome[] = [];
  for (const one of rows) {
    const rule = ruleOf(one, row.number, vocabulary);
    const earning = earned.find(({ ruleId }) => ruleId === rule.id);
    const miss = missed.find(({ ruleId }) => ruleId === rule.id);
    if (earning)
      outcomes.push({ rule, points: earning.points, pending: earning.pending !== null, text: earningWords(earning, rule, locale) });
    else if (miss) outcomes.push({ rule, points: 0, pending: false, text: await missWords(miss, rule, vocabulary, locale) });
  }
  return { number: row.number, outcomes };
}

builder.prismaObjectField('Sale', 'pointsEarned', (t) =>
  t.field({
    type: SalePoints,
    nullable: true,
    description: 'Why it earned the points it did; null for what earned by no rules, and without the right to see what members hold.',
    unauthorizedResolver: () => null,
    authScopes: (_sale, _args, { viewer }) => may(viewer, 'value.read'),
    complexity: 20,
    resolve: ({ member_id, id }, _args, { viewer }) => whyOf(member_id, id, viewer.locale),
  }),
);
