import { globalId } from '../src/global-id.ts';
import { openTill } from './till-story.ts';

export const SHIFT = `id till openedAt closedAt float counted expected difference
  report { expectedCash taken { kind method count amount } methods { method amount } }`;
export const OPEN = `mutation ($key: String!, $input: OpenShiftInput!) { openShift(idempotencyKey: $key, input: $input) { ${SHIFT} } }`;
export const CLOSE = `mutation ($key: String!, $input: CloseShiftInput!) { closeShift(idempotencyKey: $key, input: $input) { ${SHIFT} } }`;
export const BILL = `mutation ($key: String!, $input: BillInput!) { bill(idempotencyKey: $key, input: $input) { __typename
  ... on Billed { sale { id number amount till } entries { id kind } cards { id number } }
  ... on QuoteChanged { code quote { fingerprint amount } } } }`;
const QUOTE = 'query ($input: QuoteInput!) { quote(input: $input) { fingerprint amount } }';

export interface Shift {
  id: string;
  difference: string | null;
  expected: string | null;
  report: { expectedCash: string; taken: { kind: string; method: string; count: number; amount: string }[] };
}

/** A till with the words for shifts and bills. */
export async function openShifts() {
  const till = await openTill();
  const { told, cashier, key, cash, storeId, li } = till;
  const fault = async (document: string, variables: Record<string, unknown>, by = cashier) => (await by.ask(document, variables)).errors[0];
  const open = async (name: string, by = cashier) =>
    (await by.query<{ openShift: Shift }>(OPEN, { key: key(), input: { storeId: storeId(), till: name, float: '200.00' } })).openShift;
  const close = async (shiftId: string, counted: string, by = cashier) =>
    (await by.query<{ closeShift: Shift }>(CLOSE, { key: key(), input: { shiftId, counted } })).closeShift;
  const lines = [{ key: 'a', productId: globalId('Product', told.product('Longjing')), quantity: '2' }];
  /** A basket at till 1 as its customer agreed to it. */
  const agreed = async (tenders = cash('24.00'), more: object = {}) => {
    const basket = { storeId: storeId(), till: '1', memberId: li(), lines, ...more };
    const { quote } = await cashier.query<{ quote: { fingerprint: string } }>(QUOTE, { input: basket });
    return { ...basket, fingerprint: quote.fingerprint, tenders };
  };
  const bill = async (input: object, idempotencyKey = key()) =>
    (await cashier.query<{ bill: Record<string, unknown> }>(BILL, { key: idempotencyKey, input })).bill;
  return { ...till, fault, open, close, lines, agreed, bill };
}
