import { useTranslate } from 'react-admin';
import { Badge } from '../../components/Badge.tsx';
import type { CommissionState } from '../../gql/graphql.ts';

const TONES = { RUNNING: 'neutral', DUE: 'warn', CARRIED: 'neutral', PAID: 'good' } as const;

/** Where a month of commission stands. */
export const State = ({ state }: { state: CommissionState }) => {
  const t = useTranslate();
  return <Badge tone={TONES[state]} label={t(`resources.commissions.state.${state}`)} />;
};
