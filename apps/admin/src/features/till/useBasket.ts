import { useCallback, useEffect, useState } from 'react';
import { type Basket, emptyBasket } from './basket.ts';

const KEY = 'till.basket';

/** What was in the tab before it was loaded anew. */
function remembered(): Basket {
  const fresh = emptyBasket(crypto.randomUUID());
  try {
    const kept: unknown = JSON.parse(sessionStorage.getItem(KEY) ?? 'null');
    return kept !== null && typeof kept === 'object' ? { ...fresh, ...kept } : fresh;
  } catch {
    return fresh; // written by an older version, or by nobody
  }
}

/** The basket; it outlives reloads of the tab. */
export function useBasket() {
  const [basket, setBasket] = useState(remembered);
  useEffect(() => sessionStorage.setItem(KEY, JSON.stringify(basket)), [basket]);
  const change = useCallback((how: (basket: Basket) => Basket) => setBasket(how), []);
  const clear = useCallback(() => setBasket(emptyBasket(crypto.randomUUID())), []);
  return { basket, change, clear };
}
