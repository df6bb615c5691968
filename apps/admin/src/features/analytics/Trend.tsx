import { useQuery } from '@apollo/client/react';
import { messageOf } from '../../providers/errors.ts';
import { TrendDocument } from './documents.ts';
import { TrendCard, useMeasure } from './TrendCard.tsx';
import { useScope } from './useScope.ts';

/** The sales trend of the page's filters. */
export const Trend = () => {
  const { variables, grain, compare } = useScope();
  const [name] = useMeasure();
  const { data, previousData, loading, error } = useQuery(TrendDocument, {
    variables: { ...variables, grain, compare: compare === 'NONE' ? null : compare, active: name === 'activeMembers' },
  });
  const shown = data ?? previousData;
  return <TrendCard periods={shown?.salesTrend?.points ?? []} loading={loading && !shown} failure={error && messageOf(error)} />;
};
