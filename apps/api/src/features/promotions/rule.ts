import type { StackingGroup } from '@regulars/db/generated/kysely-enums';
import type { Db } from '@regulars/db/kysely';
import { LINE_ATTRIBUTES } from '@regulars/domain/criteria-attributes';
import { parseCondition } from '@regulars/domain/criteria-parse';
import { ruleVocabulary } from '@regulars/domain/criteria-sale';
import type { Vocabulary } from '@regulars/domain/criteria-vocabulary';
import { DomainError } from '@regulars/domain/errors';
import { minor, type Minor } from '@regulars/domain/money';
import type { Effect, Offer } from '@regulars/domain/offers';
import { parseEffect } from '@regulars/domain/offers-parse';
import { thousandths, type Thousandths } from '@regulars/domain/quantity';
import { orderOf } from '@regulars/domain/stacking';
import type { BusinessDate } from '@regulars/domain/time';
import { chain } from '../../chain.ts';
import { moneyText } from '../../input.ts';
import { vocabularyOf } from '../segments/asking.ts';
import { readGlobalId } from '../segments/ids.ts';
import type { RuleColumns } from './versions.ts';

/** What an offer says, as a form gives it. Conditions hold global ids. */
export interface RuleInput {
  group: StackingGroup;
  condition?: unknown;
  lines?: unknown;
  fromAmount?: Minor | null | undefined;
  fromQuantity?: Thousandths | null | undefined;
  effect: Effect;
  startsOn?: BusinessDate | null | undefined;
  endsOn?: BusinessDate | null | undefined;
}

/**
 * @param path in front of the fields that errors name
 * @throws what `parseCondition` and `parseEffect` refuse, NOT_POSITIVE, BAD_RANGE, NOT_FOUND of a product
 */
export async function ruleColumns(on: Db, input: RuleInput, path: string): Promise<RuleColumns> {
  const { group, fromAmount = null, fromQuantity = null, startsOn = null, endsOn = null } = input;
  const at = (name: string) => `${path}.${name}`;
  const condition = (value: unknown, vocabulary: Vocabulary, name: string) =>
    value == null ? null : JSON.stringify(parseCondition(value, vocabulary, at(name), readGlobalId));
  if (fromAmount !== null && fromAmount <= 0) throw new DomainError('NOT_POSITIVE', { value: moneyText(fromAmount) }, at('fromAmount'));
  if (fromQuantity !== null && fromQuantity <= 0) throw new DomainError('NOT_POSITIVE', { value: 0 }, at('fromQuantity'));
  if (startsOn && endsOn && endsOn < startsOn) throw new DomainError('BAD_RANGE', { from: startsOn }, at('endsOn'));
  const effect = parseEffect(input.effect, at('effect'), chain().minorDigits);
  await checkProducts(on, effect, at('effect'));
  return {
    group,
    condition: condition(input.condition, ruleVocabulary(await vocabularyOf(on)), 'condition'),
    lines: condition(input.lines, LINE_ATTRIBUTES, 'lines'),
    from_amount: fromAmount,
    from_quantity: fromQuantity,
    effect: JSON.stringify(effect),
    starts_on: startsOn,
    ends_on: endsOn,
  };
}

/** The products that an effect names. */
export function productsOf(effect: Effect): string[] {
  if (effect.type === 'GIFT') return [effect.productId];
  return effect.type === 'BUNDLE' ? effect.parts.flatMap(({ productIds }) => productIds) : [];
}

async function checkProducts(on: Db, effect: Effect, field: string): Promise<void> {
  const ids = [...new Set(productsOf(effect))];
  if (ids.length === 0) return;
  const found = await on.selectFrom('product').select('id').where('id', 'in', ids).execute();
  if (found.length < ids.length) throw new DomainError('NOT_FOUND', {}, field);
}

/** A version as it is stored, whichever client read it. */
export interface StoredRule {
  group: StackingGroup;
  condition: unknown;
  lines: unknown;
  from_amount: number | bigint | null;
  from_quantity: number | bigint | null;
  effect: unknown;
}

/** The offer of a stored version. @throws what it was checked by, where what it names is no more */
export function offerOf(
  rule: StoredRule,
  named: Pick<Offer, 'id' | 'kind' | 'ruleId' | 'version' | 'name'>,
  vocabulary: Vocabulary,
): Offer {
  return {
    ...named,
    group: rule.group,
    order: orderOf(rule.group),
    condition: rule.condition === null ? null : parseCondition(rule.condition, vocabulary),
    lines: rule.lines === null ? null : parseCondition(rule.lines, LINE_ATTRIBUTES),
    fromAmount: rule.from_amount === null ? null : minor(Number(rule.from_amount)),
    fromQuantity: rule.from_quantity === null ? null : thousandths(Number(rule.from_quantity)),
    effect: parseEffect(rule.effect),
  };
}
