import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { TillQuoteFragment } from '../../gql/graphql.ts';
import { query } from '../../providers/apollo.ts';
import { fieldErrors, messageOf } from '../../providers/errors.ts';
import { type Basket, quoteInput } from './basket.ts';
import { TillQuoteDocument } from './documents.ts';
import { partErrors } from './partErrors.ts';

export type Quote = TillQuoteFragment;

/** Scans in a row are asked together. */
const WAIT_MS = 120;

interface Answer {
  asked: string;
  quote: Quote | null;
  failure: string | null;
  /** The sentence of a line by its key. */
  lines: Record<string, string>;
  /** The sentence of a coupon code that was brought. */
  codes: Record<string, string>;
}

/** What the basket costs: asked a moment after the last change; `fresh` says whether it is of the basket as it stands. */
export function useQuote(basket: Basket, { storeId, till }: { storeId: string; till: string }, onFailure: () => void) {
  const asked = JSON.stringify(quoteInput(basket, { storeId, till })); // a text, so that selecting a line is no change
  const input = useMemo(() => JSON.parse(asked) as ReturnType<typeof quoteInput>, [asked]); // written by the line above
  const [answer, setAnswer] = useState<Answer | null>(null);
  const latest = useRef(asked);
  const short = useRef(0);
  const ask = useCallback(async () => {
    const take = (got: Omit<Answer, 'asked'>) => latest.current === asked && setAnswer({ asked, ...got });
    try {
      const { quote } = await query(TillQuoteDocument, { input });
      if (quote.shortages.length > short.current) onFailure(); // heard when it is scanned, not when it is paid
      short.current = quote.shortages.length;
      take({ quote, failure: null, lines: {}, codes: {} });
    } catch (error) {
      const keys = input.lines.map(({ key }) => key);
      const errors = fieldErrors(error);
      const [lines, codes] = [partErrors(errors, 'lines', keys), partErrors(errors, 'codes', input.codes)];
      take({ quote: null, failure: messageOf(error), lines, codes });
      onFailure();
    }
  }, [asked, input, onFailure]);
  const empty = input.lines.length === 0;
  useEffect(() => {
    latest.current = asked;
    if (empty) {
      short.current = 0;
      return undefined;
    }
    const timer = setTimeout(() => void ask(), WAIT_MS);
    return () => clearTimeout(timer);
  }, [asked, ask, empty]);
  return {
    input,
    quote: empty ? null : (answer?.quote ?? null),
    failure: empty ? null : (answer?.failure ?? null),
    lineFailures: empty ? {} : (answer?.lines ?? {}),
    codeFailures: empty ? {} : (answer?.codes ?? {}),
    fresh: empty || answer?.asked === asked,
    retry: () => void ask(),
    /** The quote that a checkout answered with, of the basket as it stands. */
    replace: (quote: Quote) => setAnswer({ asked, quote, failure: null, lines: {}, codes: {} }),
  };
}
