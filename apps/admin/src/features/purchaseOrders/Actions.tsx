import Print from '@mui/icons-material/PrintOutlined';
import Send from '@mui/icons-material/SendOutlined';
import { Box, Button } from '@mui/material';
import { mayOrder } from '@regulars/domain/purchasing';
import { useTranslate } from 'react-admin';
import { ConfirmButton } from '../../components/ConfirmButton.tsx';
import { mutate } from '../../providers/apollo.ts';
import { useMay } from '../../providers/viewer.ts';
import { EditButton } from './EditButton.tsx';
import { CancelPurchaseOrderDocument, FinishPurchaseOrderDocument, SendPurchaseOrderDocument } from './mutations.ts';
import type { Order } from './OrderLines.tsx';
import { ReceiveButton } from './ReceiveButton.tsx';

/** What may be done with the order as it stands. */
export const Actions = ({ order }: { order: Order }) => {
  const t = useTranslate();
  const write = useMay('purchase.write');
  const { id, number, state } = order;
  const may = (action: Parameters<typeof mayOrder>[1]) => write && mayOrder(state, action);
  const words = (verb: string) => ({
    label: t(`resources.purchaseOrders.${verb}.action`),
    title: t(`resources.purchaseOrders.${verb}.title`, { number }),
    consequence: t(`resources.purchaseOrders.${verb}.text`),
    done: `resources.purchaseOrders.${verb}.done`,
  });
  return (
    <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 2, displayPrint: 'none' }}>
      <Button startIcon={<Print />} onClick={() => window.print()}>
        {t('resources.purchaseOrders.print')}
      </Button>
      {may('CANCEL') && <ConfirmButton {...words('cancel')} action={() => mutate(CancelPurchaseOrderDocument, { id })} />}
      {may('FINISH') && <ConfirmButton {...words('finish')} action={() => mutate(FinishPurchaseOrderDocument, { id })} />}
      {may('EDIT') && <EditButton order={order} />}
      {may('SEND') && (
        <ConfirmButton {...words('send')} color="primary" icon={<Send />} action={() => mutate(SendPurchaseOrderDocument, { id })} />
      )}
      {may('RECEIVE') && <ReceiveButton order={order} />}
    </Box>
  );
};
