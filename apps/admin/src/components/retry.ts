import { createContext } from 'react';

/** Asks again for what a part of the page could not get; null where nothing can be asked again by itself. */
export const RetryContext = createContext<(() => void) | null>(null);
