import type { Tx } from '@regulars/db/kysely';
import { withTx } from '@regulars/db/tx';
import { DomainError, message } from '@regulars/domain/errors';
import { builder } from '../../builder.ts';
import { db, prisma } from '../../db.ts';
import { once } from '../../idempotency.ts';
import type { Viewer } from '../../viewer.ts';
import type { SaleKey } from '../sales/facts.ts';
import { optionalUuid } from '../../global-id.ts';
import { provedTenders, provePins, withoutPins } from '../sales/pins.ts';
import { inShift, inShiftAhead } from '../shifts/in-shift.ts';
import { aheadOf } from './ahead.ts';
import { basketOf, type BillSaleInput, CheckoutInput } from './input.ts';
import { QuoteRef } from './quote-schema.ts';
import { quoteBasket, type Quoted } from './quoted.ts';
import { checkout, QuoteMoved, type SoldBasket } from './service.ts';

interface CheckedOut extends SaleKey {
  kind: 'sold';
  /** Known of a sale that was made just now, not of one that is told again. */
  sold: SoldBasket | undefined;
}

export interface Changed {
  kind: 'changed';
  reason: string;
  code: string | null;
  field: string | null;
  quote: Quoted;
}

const CheckedOutRef = builder.objectRef<CheckedOut>('CheckedOut').implement({
  description: 'The basket is sold.',
  fields: (t) => ({
    number: t.string({ description: 'Of the receipt, as printed.', resolve: async (one) => (await receiptOf(one)).number }),
    amount: t.field({ type: 'Money', description: 'What was paid.', resolve: async (one) => (await receiptOf(one)).amount }),
    sale: t.prismaField({
      type: 'Sale',
      description: 'The receipt.',
      resolve: (query, { memberId, saleId }) =>
        prisma.sale.findUniqueOrThrow({ ...query, where: { member_id_id: { member_id: memberId, id: saleId } } }),
    }),
  }),
});

/** What is told of every sale, without reading back the one that was just written. */
async function receiptOf({ memberId, saleId, sold }: CheckedOut): Promise<{ number: string; amount: number }> {
  if (sold) return sold;
  const sale = db.selectFrom('sale').select(['number', 'amount']).where('member_id', '=', memberId).where('id', '=', saleId);
  return sale.executeTakeFirstOrThrow();
}

export const ChangedRef = builder.objectRef<Changed>('QuoteChanged').implement({
  description: 'Nothing was sold: the world has changed since the quote. The basket as it is quoted now, to agree to.',
  fields: (t) => ({
    reason: t.exposeString('reason', { description: 'What has changed, in the language of the viewer.' }),
    code: t.exposeString('code', { nullable: true, description: 'The code of what was refused; null: price or offers are others now.' }),
    field: t.exposeString('field', { nullable: true, description: 'Which field of the input it is about.' }),
    quote: t.field({ type: QuoteRef, description: 'As it is now.', resolve: ({ quote }) => quote }),
  }),
});

const CheckoutResult = builder.unionType('CheckoutResult', {
  description: 'Sold, or what has changed.',
  types: [CheckedOutRef, ChangedRef],
  resolveType: ({ kind }) => (kind === 'sold' ? CheckedOutRef : ChangedRef),
});

/** What may happen between the quote and the checkout and is nobody's mistake. */
const MOVED = new Set([
  'INSUFFICIENT_STOCK',
  'INSUFFICIENT_VALUE',
  'INSUFFICIENT_POINTS',
  'INSUFFICIENT_USES',
  'COUPON_GONE',
  'COUPON_MEMBER_LIMIT',
  'COUPON_USED_UP',
  'COUPON_NOT_IN_HAND',
  'PASS_EMPTY',
  'ACCOUNT_FROZEN',
  'ARCHIVED',
]);

type Asked = typeof BillSaleInput.$inferInput;

/** What has changed since the quote, where that is why nothing was sold. @throws the error, where it is another one */
export async function changed(error: unknown, viewer: Viewer, input: Asked, now: Date): Promise<Changed> {
  const moved = error instanceof DomainError && MOVED.has(error.code) ? error : null;
  if (!moved && !(error instanceof QuoteMoved)) throw error;
  const basket = basketOf(input);
  const isCoupon = moved?.code.startsWith('COUPON') ?? false; // what was chosen is gone: the best of the rest is proposed
  const quote = await quoteBasket(db, viewer, isCoupon ? { ...basket, couponIds: null, codes: [] } : basket, now);
  const reason = moved ? message(moved.code, moved.details, viewer.locale) : message('QUOTE_CHANGED', {}, viewer.locale);
  return { kind: 'changed', reason, code: moved?.code ?? null, field: moved?.field ?? null, quote };
}

builder.mutationFields((t) => ({
  checkout: t.field({
    type: CheckoutResult,
    description:
      'Sells a basket as it was quoted: money, points, coupons, passes, stock, figures and the member follow, all of it or nothing.',
    authScopes: { can: 'sale.record' },
    args: {
      idempotencyKey: t.arg.string({
        required: true,
        description: 'Made by the caller for this one act, at least 8 characters: sent again with the same input it gives the same answer.',
      }),
      input: t.arg({ type: CheckoutInput, required: true }),
    },
    resolve: async (_root, { idempotencyKey, input }, { viewer }): Promise<CheckedOut | Changed> => {
      const now = new Date();
      const basket = basketOf(input);
      await provePins(viewer, input.tenders, now);
      const asked = { basket, fingerprint: input.fingerprint, tenders: provedTenders(input.tenders), now };
      const act = { ...basket, shiftId: optionalUuid(input.shiftId, 'Shift', 'shiftId'), now };
      const told = { checkout: withoutPins(input) };
      try {
        let sold: SoldBasket | undefined;
        const sell = async (tx: Tx, surely: boolean) => {
          if (act.shiftId) await inShift(tx, viewer, act);
          sold = await checkout(tx, viewer, asked, surely);
          const { memberId, saleId } = sold;
          return { memberId, saleId };
        };
        const key = await withTx(db, async (tx, again) =>
          once(tx, viewer, idempotencyKey, told, () => sell(tx, !again), [
            ...(act.shiftId ? [inShiftAhead(tx, viewer, act)] : []),
            ...(await aheadOf(tx, asked)),
          ]),
        );
        return { kind: 'sold', ...key, sold };
      } catch (error) {
        return changed(error, viewer, input, now);
      }
    },
  }),
}));
