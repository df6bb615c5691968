import { useTranslate } from 'react-admin';
import { Badge } from '../../components/Badge.tsx';
import type { MessageAdapter, MessageState } from '../../gql/graphql.ts';

const TONES = { QUEUED: 'neutral', SENT: 'good', FAILED: 'bad', SUPPRESSED: 'warn', CANCELLED: 'neutral' } as const;

/** Where a message stands; what stayed in the outbox has not left the house. */
export const Standing = ({ state, adapter }: { state: MessageState; adapter?: MessageAdapter | null | undefined }) => {
  const t = useTranslate();
  const kept = state === 'SENT' && adapter === 'OUTBOX';
  return <Badge tone={kept ? 'neutral' : TONES[state]} label={t(`resources.messages.state.${kept ? 'OUTBOX' : state}`)} />;
};
