import { useQuery } from '@apollo/client/react';
import { ReadyMadeDocument } from './documents.ts';
import { asCondition } from '../../components/ConditionBuilder/tree.ts';

/** Conditions that every chain asks; undefined while they load. */
export function useReadyMade(skip = false) {
  const { data } = useQuery(ReadyMadeDocument, { skip });
  return data?.readyMadeSegments.map((ready) => ({ ...ready, condition: asCondition(ready.criteria) }));
}
