import { useTranslate } from 'react-admin';
import { Badge } from '../../components/Badge.tsx';
import type { DeliveryStatus } from '../../gql/graphql.ts';

const TONES = { PLANNED: 'neutral', OUT: 'neutral', DELIVERED: 'good', FAILED: 'warn', CANCELLED: 'neutral' } as const;

/** Where a delivery stands; being late is said in words as well. */
export const Standing = ({ status, overdue }: { status: DeliveryStatus; overdue: boolean }) => {
  const t = useTranslate();
  const word = t(`resources.deliveries.status.${status}`);
  return overdue ? (
    <Badge tone="bad" label={`${word} · ${t('resources.deliveries.overdue')}`} />
  ) : (
    <Badge tone={TONES[status]} label={word} />
  );
};
