import { withTx } from '@regulars/db/tx';
import { DomainError } from '@regulars/domain/errors';
import { ZERO } from '@regulars/domain/money';
import { builder } from '../../builder.ts';
import { db, prisma } from '../../db.ts';
import { optionalUuid, uuidOf, uuidPairOf } from '../../global-id.ts';
import { once } from '../../idempotency.ts';
import { type EmployeeViewer, may, type Viewer } from '../../viewer.ts';
import { saidSo } from '../auth/say-so.ts';
import { Channel } from './enums.ts';
import type { SaleKey } from './facts.ts';
import { provedTenders, provePins, withoutPins } from './pins.ts';
import { type NewRefund, refundSale } from './refund.ts';
import { type NewSale, recordSale } from './service.ts';
import { askedSellers, SellerShareInput } from './sellers-input.ts';
import { SaleTenderInput, TenderInput } from './tender-input.ts';

const idempotencyKey = {
  required: true,
  description: 'Made by the caller for this one act, at least 8 characters: sent again with the same input it gives the same answer.',
} as const;

const RecordSaleLineInput = builder.inputType('RecordSaleLineInput', {
  description: 'One line of the receipt.',
  fields: (t) => ({
    productId: t.globalID({ required: true, description: 'The Product.' }),
    employeeId: t.globalID({ description: 'The Employee who sold it.' }),
    sellers: t.field({ type: [SellerShareInput], description: 'Where several sold it together: in place of employeeId.' }),
    quantity: t.field({ type: 'Quantity', required: true, description: "Above zero, in the product's unit." }),
    unitPrice: t.field({ type: 'Money', required: true, description: 'Of one unit, as the customer saw it.' }),
    amount: t.field({
      type: 'Money',
      required: true,
      description: 'Of the line after discount: the fact; quantity × price need not equal it.',
    }),
    discount: t.field({ type: 'Money', description: 'What was taken off; nothing where left out.' }),
    promoted: t.boolean({ description: "Sold at a promotion's price." }),
  }),
});

const RecordSaleInput = builder.inputType('RecordSaleInput', {
  description: 'A sale as it was made. Prices, discounts and payments are taken as given; payments must come to the sum of the lines.',
  fields: (t) => ({
    storeId: t.globalID({ required: true, description: 'The store or dealer that sells.' }),
    memberId: t.globalID({ description: 'The Member who buys; left out for a walk-in.' }),
    till: t.string({ description: 'The till, as the store calls it; at most 40 characters.' }),
    channel: t.field({ type: Channel, description: 'STORE where left out.' }),
    priceTierId: t.globalID({ description: 'The PriceTier that was used; left out for retail.' }),
    soldAt: t.field({ type: 'DateTime', description: 'Now where left out; not in the future.' }),
    lines: t.field({ type: [RecordSaleLineInput], required: true, description: '1 to 1,000.' }),
    tenders: t.field({ type: [SaleTenderInput], required: true, description: 'None only where there is nothing to pay.' }),
  }),
});

const RefundLineInput = builder.inputType('RefundLineInput', {
  description: 'What comes back of a line.',
  fields: (t) => ({
    lineId: t.globalID({ required: true, description: 'The SaleLine.' }),
    quantity: t.field({ type: 'Quantity', required: true, description: 'Above zero, at most what is left of the line.' }),
  }),
});

const SaySoInput = builder.inputType('SaySoInput', {
  description: "A supervisor's say-so at somebody else's till. Wrong passwords count as at signing in.",
  fields: (t) => ({
    email: t.string({ required: true, description: 'By which the supervisor signs in.' }),
    password: t.string({ required: true, description: 'Kept nowhere.' }),
  }),
});

const RefundSaleInput = builder.inputType('RefundSaleInput', {
  description:
    'A refund, whole or by lines. Money goes back in proportion to the quantity; all parts together come to the sale, to the last cent.',
  fields: (t) => ({
    saleId: t.globalID({ required: true, description: 'The Sale.' }),
    storeId: t.globalID({
      description: 'Where the goods come back: the store that sold them where left out; another only with sale.refundElsewhere.',
    }),
    till: t.string({ description: 'The till, as the store calls it; at most 40 characters.' }),
    refundedAt: t.field({ type: 'DateTime', description: 'Now where left out; not in the future, not before the sale.' }),
    shiftId: t.globalID({
      description:
        'The open Shift of who asks: its store and till take the goods back, and nobody closes it meanwhile. Left out: of what names a till that has one, that one; of what names none, the own one.',
    }),
    lines: t.field({ type: [RefundLineInput], description: 'All that is left of the sale where left out.' }),
    tenders: t.field({
      type: [TenderInput],
      description:
        'How the money goes back, within what is left of each method (Sale.paidLeft); what was paid by stored value or points goes back there, money by another method only where Chain.refundAnyMoney says so. Left out: in proportion.',
    }),
    restock: t.boolean({ defaultValue: true, description: 'Whether the goods go back into stock.' }),
    reason: t.string({ description: 'At most 500 characters.' }),
    supervisor: t.field({
      type: SaySoInput,
      description: 'Who says so, where the one who asks may not take goods back (sale.refund) by himself.',
    }),
  }),
});

type Sold = typeof RecordSaleInput.$inferInput;

function newSale(input: Sold, now: Date): NewSale {
  const { till, channel, soldAt } = input;
  return {
    till,
    tenders: provedTenders(input.tenders),
    now,
    ...(channel && { channel }),
    ...(soldAt && { soldAt }),
    storeId: uuidOf(input.storeId, 'Org', 'storeId'),
    memberId: optionalUuid(input.memberId, 'Member', 'memberId'),
    priceTierId: optionalUuid(input.priceTierId, 'PriceTier', 'priceTierId'),
    lines: input.lines.map(({ discount, promoted, ...line }, at) => ({
      ...line,
      productId: uuidOf(line.productId, 'Product', `lines.${at}.productId`),
      ...askedSellers(line, `lines.${at}`),
      discount: discount ?? ZERO,
      promoted: promoted ?? false,
    })),
  };
}

type Refunded = typeof RefundSaleInput.$inferInput;

/** Who allows a refund to one who may not by himself; null: the one who asks. @throws FORBIDDEN and what `saidSo` refuses */
async function allowing(viewer: Viewer, { supervisor }: Refunded): Promise<EmployeeViewer | null> {
  if (may(viewer, 'sale.refund')) return null;
  if (!supervisor) throw new DomainError('FORBIDDEN', { permission: 'sale.refund' }, 'supervisor');
  return saidSo(viewer, supervisor, 'sale.refund', 'supervisor');
}

function newRefund(input: Refunded, now: Date): NewRefund {
  const [memberId, saleId] = uuidPairOf(input.saleId, 'Sale', 'saleId');
  const { till, refundedAt, tenders, restock, reason } = input;
  return {
    memberId,
    saleId,
    till,
    tenders,
    reason,
    now,
    ...(refundedAt && { refundedAt }),
    restock: restock ?? true,
    storeId: optionalUuid(input.storeId, 'Org', 'storeId'),
    shiftId: optionalUuid(input.shiftId, 'Shift', 'shiftId'),
    lines: input.lines?.map(({ lineId, quantity }, at) => ({ lineId: uuidPairOf(lineId, 'SaleLine', `lines.${at}.lineId`)[1], quantity })),
  };
}

const where = ({ memberId, saleId }: SaleKey) => ({ member_id_id: { member_id: memberId, id: saleId } });

builder.mutationFields((t) => ({
  recordSale: t.prismaField({
    type: 'Sale',
    description: 'Records a sale: stock, figures and the member follow at once.',
    authScopes: { can: 'sale.record' },
    args: { idempotencyKey: t.arg.string(idempotencyKey), input: t.arg({ type: RecordSaleInput, required: true }) },
    resolve: async (query, _root, { idempotencyKey: key, input }, { viewer }) => {
      const sale = newSale(input, new Date());
      await provePins(viewer, input.tenders, sale.now);
      const told = { recordSale: withoutPins(input) };
      const made = await withTx(db, (tx) => once(tx, viewer, key, told, () => recordSale(tx, viewer, sale)));
      return prisma.sale.findUniqueOrThrow({ ...query, where: where(made) });
    },
  }),
  refundSale: t.prismaField({
    type: 'Sale',
    description: "Takes back a sale, whole or in part: by who has sale.refund, else with a supervisor's say-so. Returns the refund.",
    authScopes: { can: 'till.use' },
    args: { idempotencyKey: t.arg.string(idempotencyKey), input: t.arg({ type: RefundSaleInput, required: true }) },
    resolve: async (query, _root, { idempotencyKey: key, input }, { viewer }) => {
      const refund = newRefund(input, new Date());
      const allowedBy = await allowing(viewer, input);
      const { supervisor: _who, ...told } = input;
      const made = await withTx(db, (tx) =>
        once(tx, viewer, key, { refundSale: told }, () => refundSale(tx, viewer, { ...refund, allowedBy })),
      );
      return prisma.sale.findUniqueOrThrow({ ...query, where: where(made) });
    },
  }),
}));
