import type { Db } from '@regulars/db/kysely';
import { LINE_ATTRIBUTES } from '@regulars/domain/criteria-attributes';
import { parseCondition } from '@regulars/domain/criteria-parse';
import { ruleVocabulary } from '@regulars/domain/criteria-sale';
import type { Locale } from '@regulars/domain/errors';
import { minor } from '@regulars/domain/money';
import { parseEffect } from '@regulars/domain/offers-parse';
import { effectText, type OfferTelling } from '@regulars/domain/offers-words';
import { thousandths } from '@regulars/domain/quantity';
import { chain } from '../../chain.ts';
import { sentenceOf } from '../segments/ask.ts';
import { vocabularyOf } from '../segments/asking.ts';
import { productsOf, type StoredRule } from './rule.ts';

/** What sentences on offers need beside them, with the names of these products. */
export async function tellingOf(on: Db, productIds: readonly string[], locale: Locale): Promise<OfferTelling> {
  const products =
    productIds.length === 0
      ? []
      : await on
          .selectFrom('product')
          .select(['id', 'name'])
          .where('id', 'in', [...productIds])
          .execute();
  const names = new Map(products.map(({ id, name }) => [id, name]));
  return { ...chain(), locale, productName: (id) => names.get(id) };
}

/** What a rule does, in a few words: "满 ¥200 减 ¥30". */
export async function ruleText(
  on: Db,
  rule: Pick<StoredRule, 'effect' | 'from_amount' | 'from_quantity'>,
  locale: Locale,
): Promise<string> {
  const effect = parseEffect(rule.effect);
  const fromAmount = rule.from_amount === null ? null : minor(Number(rule.from_amount));
  const fromQuantity = rule.from_quantity === null ? null : thousandths(Number(rule.from_quantity));
  return effectText({ effect, fromAmount, fromQuantity }, await tellingOf(on, productsOf(effect), locale));
}

/** When it holds, in words; null: always. */
export async function conditionText(on: Db, json: unknown, locale: Locale): Promise<string | null> {
  if (json === null) return null;
  const vocabulary = ruleVocabulary(await vocabularyOf(on));
  return sentenceOf(on, parseCondition(json, vocabulary), vocabulary, locale);
}

/** Which lines it is about, in words; null: all. */
export async function linesText(on: Db, json: unknown, locale: Locale): Promise<string | null> {
  return json === null ? null : sentenceOf(on, parseCondition(json, LINE_ATTRIBUTES), LINE_ATTRIBUTES, locale);
}
