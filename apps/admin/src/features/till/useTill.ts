import { useCallback, useRef, useState } from 'react';
import type { ShiftFieldsFragment } from '../../gql/graphql.ts';
import { useViewer } from '../../providers/viewer.ts';
import { addProduct, type Basket, emptyBasket, isEmpty, type Product, withMember } from './basket.ts';
import { beep, useTillSound } from './beep.ts';
import type { Sold } from './Done.tsx';
import { type Found, findMember } from './findMember.ts';
import { useBasket } from './useBasket.ts';
import { useCatalog } from './useCatalog.ts';
import { useEnter } from './useEnter.ts';
import { dueOf, usePaying } from './usePaying.ts';
import { useQuote } from './useQuote.ts';
import { useSearch } from './useSearch.ts';

/** What stands in front of the till. */
export type Pane = 'member' | 'coupons' | 'suspend' | 'resume' | 'extras' | 'refund' | 'shift' | 'receipt' | 'pay';

/** What is in front of the till, and what it says. */
function useFront() {
  const [sound] = useTillSound();
  const [pane, setPane] = useState<Pane | null>(null);
  const [sold, setSold] = useState<Sold | null>(null);
  const [complaint, setComplaint] = useState<string | null>(null);
  const heard = useCallback(() => {
    if (sound) beep('bad');
  }, [sound]);
  const clean = () => {
    setPane(null);
    setSold(null);
    setComplaint(null);
  };
  return { pane, setPane, sold, setSold, complaint, setComplaint, heard, clean };
}

/** All that a till is doing. */
export function useTill(shift: ShiftFieldsFragment) {
  const digits = useViewer().chain.minorDigits;
  const { basket, change, clear } = useBasket();
  const catalog = useCatalog(shift.store.id);
  const search = useSearch(catalog);
  const { setPane, heard, clean, ...front } = useFront();
  const input = useRef<HTMLInputElement>(null);
  const asked = useQuote(basket, { storeId: shift.store.id, till: shift.till }, heard);
  const onSold = (done: Sold) => {
    clean();
    front.setSold(done);
    clear();
  };
  const paying = usePaying({ basket, asked, shift, digits, onSold, complain: heard });
  /** A change after which the till waits for the next scan. */
  const then = (how: (now: Basket) => Basket) => {
    clean();
    change(how);
    search.type('');
  };
  const add = (product: Product, quantity?: number) => then((now) => addProduct(now, product, crypto.randomUUID(), quantity));
  const setFound = ({ member, card }: Found) => then((now) => withMember(now, member, card));
  const complain = (words: string) => {
    heard();
    front.setComplaint(words);
    input.current?.select();
  };
  const enter = useEnter({ catalog, search, add, setFound, complain });
  const resume = async (suspended: unknown) => {
    const { memberNumber, ...rest } = suspended as Partial<Basket> & { memberNumber?: string | null }; // as SuspendDialog wrote it
    const found = memberNumber ? await findMember(memberNumber) : null;
    then(() => ({ ...emptyBasket(crypto.randomUUID()), ...rest, billKey: crypto.randomUUID(), member: found?.member ?? null }));
  };
  const open = (next: Pane) => {
    paying.forget();
    setPane(next);
  };
  const close = () => setPane(null);
  const [due, ready] = [dueOf(basket, asked.quote, digits), !isEmpty(basket)];
  return {
    ...front,
    shift,
    basket,
    change,
    clear,
    catalog,
    search,
    open,
    close,
    input,
    asked,
    paying,
    add,
    setFound,
    enter,
    resume,
    due,
    ready,
    digits,
  };
}
