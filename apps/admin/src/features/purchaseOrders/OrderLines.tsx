import { Box, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import { type Column, FigureTable } from '../../components/FigureTable.tsx';
import { useFormat } from '../../components/useFormat.ts';
import type { PurchaseOrderQuery } from '../../gql/graphql.ts';
import type { NodeOf } from '../../providers/source.ts';
import { useMay } from '../../providers/viewer.ts';
import { packsOf } from './packs.ts';
import { PackText } from './PackText.tsx';

export type Order = NodeOf<PurchaseOrderQuery>;
type Line = Order['lines'][number];

/** What is ordered, and what of it came. */
export const OrderLines = ({ order }: { order: Order }) => {
  const t = useTranslate();
  const { money, quantity } = useFormat();
  const cost = useMay('cost.read');
  const label = (field: string) => t(`resources.purchaseOrders.fields.${field}`);
  const columns: Column<Line>[] = [
    {
      key: 'product',
      label: label('product'),
      render: ({ product, packName, packSize }) => (
        <>
          {product.name}
          <Typography variant="caption" color="text.secondary" component="div">
            {product.sku} <PackText packName={packName} packSize={packSize} unit={product.unit} />
          </Typography>
        </>
      ),
    },
    {
      key: 'packs',
      label: label('packs'),
      figure: true,
      render: (line) => (line.packName ? `${quantity(packsOf(line.quantity, line.packSize))} ${line.packName}` : null),
    },
    {
      key: 'quantity',
      label: label('quantity'),
      figure: true,
      render: ({ quantity: ordered, product }) => (
        <>
          {quantity(ordered)}{' '}
          <Box component="span" sx={{ color: 'text.secondary' }}>
            {product.unit}
          </Box>
        </>
      ),
    },
    { key: 'received', label: label('received'), figure: true, render: ({ received }) => quantity(received) },
  ];
  if (cost) {
    columns.push({ key: 'packCost', label: label('packCost'), figure: true, render: ({ packCost }) => money(packCost) });
    columns.push({ key: 'cost', label: label('cost'), figure: true, render: (line) => money(line.cost) });
  }
  return (
    <Box sx={{ overflowX: 'auto' }}>
      <FigureTable
        caption={t('resources.purchaseOrders.lines')}
        rows={order.lines}
        rowKey={({ product }) => product.id}
        columns={columns}
      />
    </Box>
  );
};
