import { createContext, useContext } from 'react';
import type { TodaySubscription } from '../../gql/graphql.ts';

type OpenDay = TodaySubscription['dashboard']['today'];

export const OpenDayContext = createContext<OpenDay | null>(null);

/** The figures of the open business day, as they move; null before the first of them came. */
export const useOpenDay = (): OpenDay | null => useContext(OpenDayContext);
