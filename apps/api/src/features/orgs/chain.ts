import type { Tx } from '@regulars/db/kysely';
import { DomainError } from '@regulars/domain/errors';
import { requiredText } from '@regulars/domain/text';
import { type ChainSettings, chain } from '../../chain.ts';
import { minuteOfDay, timeZone } from '../../input.ts';
import type { Viewer } from '../../viewer.ts';
import { audit } from '../audit/service.ts';

export type ChainChange = { [Field in keyof ChainSettings]?: ChainSettings[Field] | null };

/** @throws BAD_INPUT: not a currency of ISO 4217 */
function currencyCode(code: string): string {
  const upper = code.trim().toUpperCase();
  if (!Intl.supportedValuesOf('currency').includes(upper)) throw new DomainError('BAD_INPUT', { reason: 'ISO 4217' }, 'currency');
  return upper;
}

function minorDigits(digits: number): number {
  if (digits < 0 || digits > 4) throw new DomainError('OUT_OF_RANGE', { min: 0, max: 4 }, 'minorDigits');
  return digits;
}

/** What was given, checked, over what holds. */
function merge(now: ChainSettings, input: ChainChange): ChainSettings {
  return {
    name: input.name == null ? now.name : requiredText(input.name, 'name', 100),
    currency: input.currency == null ? now.currency : currencyCode(input.currency),
    minorDigits: input.minorDigits == null ? now.minorDigits : minorDigits(input.minorDigits),
    timeZone: input.timeZone == null ? now.timeZone : timeZone(input.timeZone, 'timeZone'),
    dayStartsAt: input.dayStartsAt == null ? now.dayStartsAt : minuteOfDay(input.dayStartsAt, 'dayStartsAt'),
    refundAnyMoney: input.refundAnyMoney ?? now.refundAnyMoney,
  };
}

/**
 * Changes what holds for the whole chain; the caller runs `loadChain` after the commit.
 * @throws IN_USE for the currency or its digits once there are sales: amounts would change their meaning
 */
export async function updateChain(tx: Tx, viewer: Viewer, input: ChainChange): Promise<void> {
  const before = chain();
  const after = merge(before, input);
  if (after.currency !== before.currency || after.minorDigits !== before.minorDigits) {
    const sale = await tx.selectFrom('sale').select('id').limit(1).executeTakeFirst();
    if (sale) throw new DomainError('IN_USE', { count: 1 }, after.currency === before.currency ? 'minorDigits' : 'currency');
  }
  const row = {
    name: after.name,
    currency: after.currency,
    minor_digits: after.minorDigits,
    time_zone: after.timeZone,
    day_starts_at: after.dayStartsAt,
    refund_any_money: after.refundAnyMoney,
  };
  await tx
    .insertInto('chain')
    .values({ id: 1, ...row })
    .onConflict((conflict) => conflict.column('id').doUpdateSet(row))
    .execute();
  await audit(tx, viewer, { action: 'chain.update', entity: 'Chain', id: '1', orgId: null, before: { ...before }, after: { ...after } });
}
