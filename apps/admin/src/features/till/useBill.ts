import { useState } from 'react';
import { CombinedGraphQLErrors } from '@apollo/client/errors';
import type { BillInput, BillMutation } from '../../gql/graphql.ts';
import { mutate } from '../../providers/apollo.ts';
import { fieldErrors, messageOf } from '../../providers/errors.ts';
import type { Basket } from './basket.ts';
import { BillDocument } from './documents.ts';
import { type Allotted, methodOf } from './pay.ts';
import type { Quote } from './useQuote.ts';

/** A bill that was sent and not answered: it is sent again as it was. */
export interface Pending {
  idempotencyKey: string;
  input: BillInput;
  /** As the API writes money: what all of it came to, and what goes back to the customer. */
  total: string;
  change: string;
}

interface Refused {
  failure: string;
  /** The API has said no; else nobody knows what became of it. */
  answered: boolean;
  /** It is about the PIN. */
  ofPin: boolean;
}

const KEY = 'till.pending';

const remembered = (): Pending | null => JSON.parse(sessionStorage.getItem(KEY) ?? 'null') as Pending | null; // written below

/** Whether the API has said no; else nobody knows what became of it. */
const isAnswer = (error: unknown) =>
  CombinedGraphQLErrors.is(error) && !['UNAVAILABLE', 'INTERNAL'].includes(String(error.errors[0]?.extensions?.['code']));

/** The bill as the API takes it. */
export function billInput(basket: Basket, sale: { input: object; quote: Quote } | null, paid: Allotted, shiftId: string): BillInput {
  const parts = (kind: 'TOP_UP' | 'PASS' | 'CARD') => basket.extras.filter((extra) => extra.kind === kind);
  return {
    shiftId,
    memberId: basket.member?.memberId ?? null,
    topUps: parts('TOP_UP').map(({ key, id, amount, employeeId = null }) => ({
      card: basket.card,
      employeeId,
      packageId: id,
      amount,
      method: methodOf(paid.extras.get(key)) ?? 'CASH',
    })),
    passes: parts('PASS').map(({ key, id, employeeId = null }) => ({
      card: basket.card,
      passTypeId: id ?? '',
      employeeId,
      tenders: paid.extras.get(key) ?? [],
    })),
    cards: parts('CARD').map(({ key, id, employeeId = null }) => ({
      typeId: id ?? '',
      employeeId,
      method: methodOf(paid.extras.get(key)),
    })),
    sale: sale && {
      ...(sale.input as NonNullable<BillInput['sale']>), // as the quote was asked, which has the same fields
      fingerprint: sale.quote.fingerprint,
      tenders: paid.sale.map(({ method, amount, pin }) => ({
        method,
        amount,
        ...(method === 'STORED_VALUE' && { card: basket.card, pin: pin || null }),
      })),
    },
  };
}

/** Sends a bill; until it is answered it is kept, with its key, so that sending it again never sells twice. */
export function useBill() {
  const [pending, setPending] = useState(remembered);
  const keep = (bill: Pending | null) => {
    if (bill) sessionStorage.setItem(KEY, JSON.stringify({ ...bill, input: withoutPins(bill.input) }));
    else sessionStorage.removeItem(KEY);
    setPending(bill);
  };
  const send = async (bill: Pending): Promise<{ bill: BillMutation['bill'] } | Refused> => {
    keep(bill);
    try {
      const answer = await mutate(BillDocument, { idempotencyKey: bill.idempotencyKey, input: bill.input });
      keep(null);
      return answer;
    } catch (error) {
      const answered = isAnswer(error);
      if (answered) keep(null);
      return { failure: messageOf(error), answered, ofPin: Object.keys(fieldErrors(error)).some((field) => field.endsWith('.pin')) };
    }
  };
  return { pending, send };
}

/** A PIN is kept nowhere. */
const withoutPins = (input: BillInput): BillInput =>
  input.sale ? { ...input, sale: { ...input.sale, tenders: input.sale.tenders.map(({ pin: _pin, ...tender }) => tender) } } : input;
