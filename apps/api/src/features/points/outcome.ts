import type { Condition } from '@regulars/domain/criteria';
import { LINE_ATTRIBUTES } from '@regulars/domain/criteria-attributes';
import type { Vocabulary } from '@regulars/domain/criteria-vocabulary';
import type { Earning, EarningRule, Miss } from '@regulars/domain/earning';
import { earningText, effectText, missText } from '@regulars/domain/earning-words';
import type { Locale } from '@regulars/domain/errors';
import { sayMoney } from '@regulars/domain/money-words';
import { builder } from '../../builder.ts';
import { chain } from '../../chain.ts';
import { db } from '../../db.ts';
import { namesIn, sentenceOf } from '../segments/ask.ts';

/** A rule and what it gave a sale, in words. */
export interface RuleOutcome {
  rule: EarningRule;
  points: number;
  pending: boolean;
  text: string;
}

/** Says amounts in sentences of this language. */
export const moneyIn = (locale: Locale) => (amount: number) => sayMoney(amount, chain(), locale);

/** Why a rule gave nothing, with the names of what its condition mentions. */
export async function missWords(miss: Miss, rule: EarningRule, vocabulary: Vocabulary, locale: Locale): Promise<string> {
  const lacked: Condition = { all: miss.why === 'CONDITION' ? miss.lacks.map(({ part }) => part) : [] };
  const names = await namesIn(db, lacked, vocabulary);
  const linesText = miss.why === 'LINES' && rule.lines ? await sentenceOf(db, rule.lines, LINE_ATTRIBUTES, locale) : '';
  const nameOf = (entity: string, id: string) => names.get(`${entity} ${id}`);
  return missText(miss, { ...chain(), locale, vocabulary, nameOf }, linesText, moneyIn(locale));
}

/** How a rule's points came about: what it says, and what it came to. */
export function earningWords(earning: Omit<Earning, 'name' | 'version'>, rule: EarningRule, locale: Locale): string {
  const money = moneyIn(locale);
  return `${effectText(rule.effect, money, locale)}${locale === 'zh' ? '：' : ': '}${earningText(earning, money, locale)}`;
}

export const EarningOutcome = builder.objectRef<RuleOutcome>('EarningOutcome').implement({
  description: 'What a rule gave a sale, or why it gave nothing.',
  fields: (t) => ({
    name: t.string({ description: 'Of the rule.', resolve: ({ rule }, _args, { viewer }) => rule.name[viewer.locale] }),
    points: t.exposeInt('points', { description: 'What it gave; 0: nothing.' }),
    pending: t.exposeBoolean('pending', { description: 'Given later, when it is fulfilled.' }),
    text: t.exposeString('text', { description: 'How they were counted, or what is missing.' }),
  }),
});
