import { useTranslate } from 'react-admin';
import { Badge } from '../../components/Badge.tsx';
import type { CardApplicationState } from '../../gql/graphql.ts';

export const STATES = ['NEW', 'WAITING', 'APPROVED', 'REJECTED', 'WITHDRAWN'] as const;

const TONE = { NEW: 'warn', WAITING: 'warn', APPROVED: 'good', REJECTED: 'bad', WITHDRAWN: 'neutral' } as const;

export const State = ({ state }: { state: CardApplicationState }) => {
  const t = useTranslate();
  return <Badge tone={TONE[state]} label={t(`resources.cardApplications.states.${state}`)} />;
};
