import { useEffect, useState } from 'react';

const PAUSE_MS = 350;

/** A value once it has rested, so that not every key asks the server. */
export function useRested<Value>(value: Value): Value {
  const [rested, setRested] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setRested(value), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [value]);
  return rested;
}
