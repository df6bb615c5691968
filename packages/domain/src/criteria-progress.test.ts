import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ATTRIBUTES } from './criteria-attributes.ts';
import type { Condition } from './criteria.ts';
import { evaluator } from './criteria-evaluate.ts';
import { doneShare, lacking, lackText } from './criteria-progress.ts';

const context = { today: '2026-11-22', below: (_entity: string, id: string) => [id] };
const telling = { vocabulary: ATTRIBUTES, nameOf: () => undefined, currency: 'CNY', minorDigits: 2 };
const who = (amount_365: number, orders_365: number) => ({ member: [{ phone: null }], member_metrics: [{ amount_365, orders_365 }] });
const spends = (value: number): Condition => ({ attribute: 'amount365', operator: 'ge', value });
const visits = (value: number): Condition => ({ attribute: 'orders365', operator: 'gt', value });
const phone: Condition = { attribute: 'hasPhone', operator: 'yes' };
const words = (condition: Condition, facts: ReturnType<typeof who>, locale: 'en' | 'zh') =>
  lacking(condition, facts, ATTRIBUTES, context).map((lack) => lackText(lack, { ...telling, locale }));

describe('what is lacking', () => {
  test.each<[Condition, string[]]>([
    [spends(50_000), []],
    [spends(80_000), ['¥300.00 more: Amount spent in 365 days']],
    [visits(3), ['2 more: Purchases in 365 days']],
    [{ all: [spends(80_000), visits(3)] }, ['¥300.00 more: Amount spent in 365 days', '2 more: Purchases in 365 days']],
    [{ any: [spends(100_000), visits(9)] }, ['¥500.00 more: Amount spent in 365 days']],
    [{ any: [spends(1_000_000), visits(2)] }, ['1 more: Purchases in 365 days']],
    [spends(1_050_000), ['¥10,000.00 more: Amount spent in 365 days']],
    [visits(1001), ['1,000 more: Purchases in 365 days']],
    [phone, ['Has a phone number']],
    [{ not: spends(10_000) }, ['not (Amount spent in 365 days is at least ¥100.00)']],
  ])('%j', (condition, said) => expect(words(condition, who(50_000, 2), 'en')).toEqual(said));

  test('in Chinese', () => expect(words(spends(80_000), who(50_000, 2), 'zh')).toEqual(['365天内消费金额还差 ¥300.00']));

  test('is nothing exactly where the condition is met', () => {
    const leaf = fc.oneof(fc.integer({ min: 0, max: 100 }).map(spends), fc.integer({ min: 0, max: 10 }).map(visits), fc.constant(phone));
    const { tree } = fc.letrec<{ tree: Condition }>((tie) => ({
      tree: fc.oneof(
        { maxDepth: 3 },
        leaf,
        fc.array(tie('tree'), { maxLength: 3 }).map((all) => ({ all })),
        fc.array(tie('tree'), { maxLength: 3 }).map((any) => ({ any })),
        tie('tree').map((not) => ({ not })),
      ),
    }));
    fc.assert(
      fc.property(tree, fc.nat(100), fc.nat(10), (condition, amount, orders) => {
        const lacks = lacking(condition, who(amount, orders), ATTRIBUTES, context);
        expect(lacks.length === 0).toBe(evaluator(condition, ATTRIBUTES, context)(who(amount, orders)));
        expect(doneShare(lacks)).toBeGreaterThanOrEqual(0);
        expect(doneShare(lacks)).toBeLessThanOrEqual(1);
      }),
    );
  });
});
