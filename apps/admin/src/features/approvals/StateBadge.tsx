import { useTranslate } from 'react-admin';
import { Badge } from '../../components/Badge.tsx';
import type { ApprovalState } from '../../gql/graphql.ts';

const TONE = { PENDING: 'warn', APPROVED: 'good', REJECTED: 'bad', WITHDRAWN: 'neutral' } as const;

/** Where a request stands, in one word. */
export const StateBadge = ({ state }: { state: ApprovalState }) => {
  const t = useTranslate();
  return <Badge tone={TONE[state]} label={t(`resources.approvals.state.${state}`)} />;
};
