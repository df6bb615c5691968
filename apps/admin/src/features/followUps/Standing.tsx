import { useTranslate } from 'react-admin';
import { Badge } from '../../components/Badge.tsx';
import type { FollowUpState } from '../../gql/graphql.ts';

const TONES = { PLANNED: 'neutral', OVERDUE: 'bad', DONE: 'good', CANCELLED: 'neutral' } as const;

/** Where a follow-up stands. */
export const Standing = ({ state }: { state: FollowUpState }) => (
  <Badge tone={TONES[state]} label={useTranslate()(`resources.followUps.state.${state}`)} />
);
