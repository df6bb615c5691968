import { Box, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import { FigureTable } from '../../components/FigureTable.tsx';
import { Section } from '../../components/Section.tsx';
import { useFormat } from '../../components/useFormat.ts';
import { useMay } from '../../providers/viewer.ts';
import type { Order } from './OrderLines.tsx';

type Receipt = Order['receipts'][number];

const ReceiptTable = ({ receipt }: { receipt: Receipt }) => {
  const t = useTranslate();
  const { quantity, money, day, instant } = useFormat();
  const cost = useMay('cost.read');
  const label = (field: string) => t(`resources.purchaseOrders.fields.${field}`);
  const title = [instant(receipt.receivedAt), receipt.deliveryNote, receipt.receivedBy?.name].filter(Boolean).join(' · ');
  return (
    <Box sx={{ mb: 4, overflowX: 'auto' }}>
      <Typography variant="body2" color="text.secondary" sx={{ mb: 1 }}>
        {title}
      </Typography>
      <FigureTable
        caption={title}
        rows={receipt.lines.map((line, at) => ({ ...line, at }))}
        rowKey={({ at }) => String(at)}
        columns={[
          { key: 'product', label: label('product'), render: ({ product }) => product.name },
          { key: 'bestBefore', label: label('bestBefore'), render: ({ bestBefore }) => day(bestBefore) },
          { key: 'quantity', label: label('quantity'), figure: true, render: (line) => quantity(line.quantity) },
          ...(cost
            ? [{ key: 'cost', label: label('cost'), figure: true, render: (line: Receipt['lines'][number]) => money(line.cost) }]
            : []),
        ]}
      />
    </Box>
  );
};

/** What came for an order. */
export const Receipts = ({ order }: { order: Order }) => {
  const t = useTranslate();
  if (order.receipts.length === 0) return null;
  return (
    <Box sx={{ displayPrint: 'none' }}>
      <Section title={t('resources.purchaseOrders.receipts')}>
        {order.receipts.map((receipt) => (
          <ReceiptTable key={receipt.id} receipt={receipt} />
        ))}
      </Section>
    </Box>
  );
};
