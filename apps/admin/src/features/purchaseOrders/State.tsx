import { Box } from '@mui/material';
import { useTranslate } from 'react-admin';
import { Badge } from '../../components/Badge.tsx';
import type { PurchaseOrderState } from '../../gql/graphql.ts';

const TONE = { DRAFT: 'neutral', SENT: 'warn', PARTLY_RECEIVED: 'warn', RECEIVED: 'good', CANCELLED: 'neutral' } as const;

/** How far an order has come, and whether it is late. */
export const State = ({ state, overdue }: { state: PurchaseOrderState; overdue: boolean }) => {
  const t = useTranslate();
  return (
    <Box component="span" sx={{ display: 'inline-flex', gap: 1 }}>
      <Badge tone={TONE[state]} label={t(`resources.purchaseOrders.state.${state}`)} />
      {overdue && <Badge tone="bad" label={t('resources.purchaseOrders.overdue')} />}
    </Box>
  );
};
