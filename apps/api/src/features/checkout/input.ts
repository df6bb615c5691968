import type { InputFieldBuilder } from '@pothos/core';
import { optionalText } from '@regulars/domain/text';
import { builder } from '../../builder.ts';
import { optionalUuid, uuidOf } from '../../global-id.ts';
import { Channel } from '../sales/enums.ts';
import { askedSellers, SellerShareInput } from '../sales/sellers-input.ts';
import { SaleTenderInput } from '../sales/tender-input.ts';

import type { Basket } from './basket.ts';

const BasketLineInput = builder.inputType('BasketLineInput', {
  description: 'A line of a basket.',
  fields: (t) => ({
    key: t.string({ required: true, description: "The caller's own, unique in the basket, at most 40 characters: ties are broken by it." }),
    productId: t.globalID({ required: true, description: 'The Product.' }),
    quantity: t.field({ type: 'Quantity', required: true, description: "Above zero, in the product's unit." }),
    employeeId: t.globalID({ description: 'The Employee who sells it.' }),
    sellers: t.field({ type: [SellerShareInput], description: 'Where several sell it together: in place of employeeId.' }),
    passTypeId: t.globalID({ description: 'The PassType a use of which pays for it: of this service, one for each unit.' }),
  }),
});

type Fields = InputFieldBuilder<typeof builder.$inferSchemaTypes, 'InputObject'>;

/** What a quote asks and a checkout says again. */
const basketFields = (t: Fields) => ({
  storeId: t.globalID({ required: true, description: 'The store or dealer that sells.' }),
  till: t.string({ description: 'The till, as the store calls it; at most 40 characters.' }),
  channel: t.field({ type: Channel, description: 'STORE where left out.' }),
  memberId: t.globalID({ description: 'The Member who buys; left out for a walk-in, or where a card is shown.' }),
  card: t.string({ description: 'The card that is shown: its number, or the code of an electronic one.' }),
  lines: t.field({ type: [BasketLineInput], required: true, description: '1 to 1,000.' }),
  coupons: t.stringList({
    description:
      'The keys of the coupons that the customer chose, as the quote names them; left out: those that are best for the customer.',
  }),
  codes: t.stringList({ description: 'Codes of coupons that are brought, at most 20.' }),
});

export const QuoteInput = builder.inputType('QuoteInput', {
  description: 'A basket whose price is asked.',
  fields: basketFields,
});

const soldFields = (t: Fields) => ({
  ...basketFields(t),
  fingerprint: t.string({ required: true, description: 'Of the quote that the customer has agreed to.' }),
  tenders: t.field({
    type: [SaleTenderInput],
    required: true,
    description: 'They come to the amount of the quote; none where that is zero.',
  }),
});

export const BillSaleInput = builder.inputType('BillSaleInput', {
  description: 'A basket that is sold in a bill as it was quoted.',
  fields: soldFields,
});

export const CheckoutInput = builder.inputType('CheckoutInput', {
  description: 'A basket that is sold as it was quoted.',
  fields: (t) => ({
    ...soldFields(t),
    shiftId: t.globalID({ description: 'The open Shift of who asks, in this store and at this till: nobody closes it meanwhile.' }),
  }),
});

/**
 * @param path in front of the fields that errors name
 * @throws BAD_ID, TOO_LONG
 */
export function basketOf(input: typeof QuoteInput.$inferInput, path = ''): Basket {
  return {
    storeId: uuidOf(input.storeId, 'Org', `${path}storeId`),
    till: optionalText(input.till, `${path}till`, 40),
    channel: input.channel ?? 'STORE',
    memberId: optionalUuid(input.memberId, 'Member', `${path}memberId`) ?? null,
    card: optionalText(input.card, `${path}card`, 400),
    lines: input.lines.map(({ key, productId, quantity, employeeId, sellers, passTypeId }, at) => ({
      key,
      productId: uuidOf(productId, 'Product', `${path}lines.${at}.productId`),
      quantity,
      ...askedSellers({ employeeId, sellers }, `${path}lines.${at}`),
      passTypeId: optionalUuid(passTypeId, 'PassType', `${path}lines.${at}.passTypeId`) ?? null,
    })),
    couponIds: input.coupons ?? null,
    codes: input.codes ?? [],
  };
}
