import { builder } from '../../builder.ts';
import { optionalUuid, uuidOf } from '../../global-id.ts';
import { basketOf, BillSaleInput } from '../checkout/input.ts';
import { TopUpMethod } from '../ledger/enums.ts';
import { provedTenders } from '../sales/pins.ts';
import { TenderInput } from '../sales/tender-input.ts';
import type { Bill } from './service.ts';

const reference = { description: 'Of the payment, as the other side names it; at most 64 characters.' } as const;
const card = { description: 'The card that was shown, of this member: its number or code.' } as const;

const BillTopUpInput = builder.inputType('BillTopUpInput', {
  description: 'A top-up of stored value in a bill, as in topUp.',
  fields: (t) => ({
    card: t.string(card),
    amount: t.field({ type: 'Money', description: 'What is paid, above zero; where left out, what the package begins with.' }),
    packageId: t.globalID({ description: 'The TopUpPackage, offered in this store today.' }),
    employeeId: t.globalID({ description: 'The Employee who won it.' }),
    method: t.field({ type: TopUpMethod, required: true, description: 'How it is paid.' }),
    reference: t.string(reference),
  }),
});

const BillPassInput = builder.inputType('BillPassInput', {
  description: 'A pass that is sold in a bill, as in sellPass.',
  fields: (t) => ({
    card: t.string(card),
    passTypeId: t.globalID({ required: true, description: 'The PassType, sold in this store.' }),
    employeeId: t.globalID({ description: 'The Employee who sold it.' }),
    tenders: t.field({ type: [TenderInput], required: true, description: 'Come to its price; STORED_VALUE too.' }),
    reference: t.string(reference),
  }),
});

const BillCardInput = builder.inputType('BillCardInput', {
  description: 'A card that is given out in a bill, as in issueCard; one that spends from the own accounts.',
  fields: (t) => ({
    typeId: t.globalID({ required: true, description: 'The CardType, in use.' }),
    number: t.string({ description: 'Of a pre-printed card; left out: the next one of the type.' }),
    employeeId: t.globalID({ description: 'The Employee who sold it.' }),
    method: t.field({ type: TopUpMethod, description: 'How the fee is paid, where there is one.' }),
    reference: t.string(reference),
  }),
});

export const BillInput = builder.inputType('BillInput', {
  description: 'All that one customer pays at once, at a till with an open shift: at least one part.',
  fields: (t) => ({
    shiftId: t.globalID({ required: true, description: 'The Shift, open, of who asks.' }),
    memberId: t.globalID({ description: 'The Member: any of the chain, as found by memberLookup. Only a sale does without.' }),
    cards: t.field({ type: [BillCardInput], description: 'Cards that are given out.' }),
    topUps: t.field({ type: [BillTopUpInput], description: 'Money that is paid in; what it gives can pay the sale.' }),
    passes: t.field({ type: [BillPassInput], description: 'Passes that are sold.' }),
    sale: t.field({ type: BillSaleInput, description: 'The basket, as in checkout; in the store and at the till of the shift.' }),
  }),
});

/** @throws BAD_ID, TOO_LONG */
export function billOf(input: typeof BillInput.$inferInput, now: Date): Bill {
  const { sale } = input;
  return {
    shiftId: uuidOf(input.shiftId, 'Shift', 'shiftId'),
    memberId: optionalUuid(input.memberId, 'Member', 'memberId') ?? null,
    cards: (input.cards ?? []).map((part, at) => ({
      ...part,
      typeId: uuidOf(part.typeId, 'CardType', `cards.${at}.typeId`),
      employeeId: optionalUuid(part.employeeId, 'Employee', `cards.${at}.employeeId`),
    })),
    topUps: (input.topUps ?? []).map((part, at) => ({
      ...part,
      packageId: optionalUuid(part.packageId, 'TopUpPackage', `topUps.${at}.packageId`),
      employeeId: optionalUuid(part.employeeId, 'Employee', `topUps.${at}.employeeId`),
    })),
    passes: (input.passes ?? []).map((part, at) => ({
      ...part,
      passTypeId: uuidOf(part.passTypeId, 'PassType', `passes.${at}.passTypeId`),
      employeeId: optionalUuid(part.employeeId, 'Employee', `passes.${at}.employeeId`),
    })),
    sale: sale ? { basket: basketOf(sale, 'sale.'), fingerprint: sale.fingerprint, tenders: provedTenders(sale.tenders) } : null,
    now,
  };
}
