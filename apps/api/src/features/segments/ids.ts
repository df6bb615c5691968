import { type Condition, isAll, isAny, isNot, isPurchases } from '@regulars/domain/criteria';
import { LINE_ATTRIBUTES } from '@regulars/domain/criteria-attributes';
import type { ReadId } from '@regulars/domain/criteria-parse';
import type { Vocabulary } from '@regulars/domain/criteria-vocabulary';
import { decoded, globalId, uuidOf } from '../../global-id.ts';

/** Conditions of clients hold global ids, those of the database UUIDs. */
export const readGlobalId: ReadId = (id, entity, field) => uuidOf(decoded(id), entity, field);

/** A stored condition as clients know it. */
export function withGlobalIds(condition: Condition, vocabulary: Vocabulary): Condition {
  const inside = (part: Condition) => withGlobalIds(part, vocabulary);
  if (isAll(condition)) return { all: condition.all.map(inside) };
  if (isAny(condition)) return { any: condition.any.map(inside) };
  if (isNot(condition)) return { not: inside(condition.not) };
  if (isPurchases(condition)) {
    return condition.where ? { ...condition, where: withGlobalIds(condition.where, LINE_ATTRIBUTES) } : condition;
  }
  const entity = vocabulary.get(condition.attribute)?.entity;
  if (!entity || !Array.isArray(condition.value)) return condition;
  return { ...condition, value: condition.value.map((id) => globalId(entity, String(id))) };
}
