import { useQuery } from '@apollo/client/react';
import { messageOf } from '../../providers/errors.ts';
import { HoursDocument } from './documents.ts';
import { HoursCard } from './HoursCard.tsx';
import { useScope } from './useScope.ts';

/** The heat map of the page's filters. */
export const Hours = () => {
  const { variables } = useScope();
  const { data, previousData, loading, error } = useQuery(HoursDocument, { variables });
  const shown = data ?? previousData;
  return <HoursCard rows={shown?.salesByHour?.cells ?? []} loading={loading && !shown} failure={error && messageOf(error)} />;
};
