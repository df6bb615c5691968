import { useState } from 'react';
import { useTranslate } from 'react-admin';
import type { ShiftFieldsFragment } from '../../gql/graphql.ts';
import { query } from '../../providers/apollo.ts';
import { messageOf } from '../../providers/errors.ts';
import { type Basket, extrasSum, guess, moneyText } from './basket.ts';
import { TillQuoteDocument } from './documents.ts';
import type { Sold } from './Done.tsx';
import { allot, balance, type Given, kept } from './pay.ts';
import { billInput, type Pending, useBill } from './useBill.ts';
import type { Quote, useQuote } from './useQuote.ts';

/** What is to be paid, in minor units: the quote's, or what the goods come to by the list until it is there. */
export const dueOf = (basket: Basket, quote: Quote | null, digits: number): number =>
  (quote ? Math.round(Number(quote.amount) * 10 ** digits) : guess(basket.lines, digits)) + extrasSum(basket.extras, digits);

/** Why it was not paid. */
export interface Failure {
  words: string;
  /** The PIN is wrong or missing. */
  ofPin: boolean;
}

interface Paying {
  basket: Basket;
  asked: ReturnType<typeof useQuote>;
  shift: ShiftFieldsFragment;
  digits: number;
  /** Called with what came of it; the basket is done with. */
  onSold: (sold: Sold) => void;
  complain: () => void;
}

/** Takes the money: at the price of a quote of just now, once. */
export function usePaying({ basket, asked, shift, digits, onSold, complain }: Paying) {
  const t = useTranslate();
  const { pending, send } = useBill();
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const fail = (words: string, ofPin = false) => {
    setFailure({ words, ofPin });
    complain();
  };
  const perform = async (bill: Pending) => {
    const answer = await send(bill);
    if ('failure' in answer) return fail(answer.answered ? answer.failure : t('resources.till.unanswered'), answer.ofPin);
    const { bill: made } = answer;
    const { total, change } = bill;
    if ('reason' in made) {
      asked.replace(made.quote);
      const words = made.quote.amount === asked.quote?.amount ? 'refused' : 'changed';
      return fail(t(`resources.till.${words}`, { reason: made.reason }));
    }
    setFailure(null);
    const numbers = made.cards.map(({ number }) => number);
    return onSold({ saleId: made.sale?.id ?? null, number: made.sale?.number ?? null, total, change, cards: numbers });
  };
  const pay = async (given: Given[]) => {
    setBusy(true);
    try {
      const quote: Quote | null =
        basket.lines.length === 0
          ? null
          : asked.fresh && asked.quote
            ? asked.quote
            : (await query(TillQuoteDocument, { input: asked.input })).quote;
      const due = dueOf(basket, quote, digits);
      const { left, change } = balance(due, given);
      if (left > 0) return fail(t('resources.till.short', { amount: moneyText(left, digits) }));
      const paid = allot(basket.extras, kept(due, given), digits);
      if (!paid) return fail(t('resources.till.one_method'));
      const input = billInput(basket, quote && { input: asked.input, quote }, paid, shift.id);
      await perform({ idempotencyKey: basket.billKey, input, total: moneyText(due, digits), change: moneyText(change, digits) });
    } catch (error) {
      fail(messageOf(error));
    } finally {
      setBusy(false);
    }
  };
  const retry = async () => {
    if (!pending) return;
    setBusy(true);
    await perform(pending);
    setBusy(false);
  };
  return { pay, retry, pending, busy, failure, forget: () => setFailure(null) };
}
