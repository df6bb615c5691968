import { useTranslate } from 'react-admin';
import { Badge } from '../../components/Badge.tsx';
import type { CardState } from '../../gql/graphql.ts';

export const STATES = ['ISSUED', 'ACTIVE', 'LOST', 'FROZEN', 'EXPIRED', 'CLOSED', 'REPLACED'] as const;

const TONE = {
  ISSUED: 'warn',
  ACTIVE: 'good',
  LOST: 'bad',
  FROZEN: 'bad',
  EXPIRED: 'warn',
  CLOSED: 'neutral',
  REPLACED: 'neutral',
} as const;

/** How a card stands, in one word. */
export const State = ({ state }: { state: CardState }) => {
  const t = useTranslate();
  return <Badge tone={TONE[state]} label={t(`resources.cards.states.${state}`)} />;
};
