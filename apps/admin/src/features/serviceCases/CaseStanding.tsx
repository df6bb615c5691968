import { useTranslate } from 'react-admin';
import { Badge } from '../../components/Badge.tsx';
import type { ServiceCaseState } from '../../gql/graphql.ts';

const TONES = { OPEN: 'warn', DONE: 'good', CANCELLED: 'neutral' } as const;

/** Where a case stands. */
export const CaseStanding = ({ state }: { state: ServiceCaseState }) => {
  const t = useTranslate();
  return <Badge tone={TONES[state]} label={t(`resources.serviceCases.state.${state}`)} />;
};
