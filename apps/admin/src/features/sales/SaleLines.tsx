import { Box, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import { FigureTable } from '../../components/FigureTable.tsx';
import { useFormat } from '../../components/useFormat.ts';
import type { SaleQuery } from '../../gql/graphql.ts';
import type { NodeOf } from '../../providers/source.ts';

export type Sale = NodeOf<SaleQuery>;

/** What was taken off a line, and what it was: a promotion, a coupon, a pass, the level's price. */
const Reduced = ({ line, offers }: { line: Sale['lines'][number]; offers: Sale['offers'] }) => {
  const t = useTranslate();
  const { money } = useFormat();
  const words = offers
    .filter(({ lineNo }) => lineNo === line.lineNo)
    .map(({ kind, name, amount }) => `${name || t(`resources.till.take.${kind}`)} ${money(amount)}`);
  return (
    <>
      {money(line.discount)}
      {words.map((word) => (
        <Typography key={word} variant="caption" color="text.secondary" component="div">
          {word}
        </Typography>
      ))}
    </>
  );
};

/** The lines as on the receipt; the short form leaves out what the panel has no room for. */
export const SaleLines = ({ sale, short = false }: { sale: Sale; short?: boolean }) => {
  const t = useTranslate();
  const { money, quantity } = useFormat();
  const label = (field: string) => t(`resources.sales.fields.${field}`);
  const profit = sale.profit !== null && !short;
  return (
    <Box sx={{ overflowX: 'auto' }}>
      <FigureTable
        caption={t('resources.sales.lines')}
        rows={sale.lines}
        rowKey={({ id }) => id}
        columns={[
          {
            key: 'product',
            label: label('product'),
            render: ({ product, employee, sellers }) => (
              <>
                {product.name}
                <Typography variant="caption" color="text.secondary" component="div">
                  {[product.sku, ...(sellers.length > 0 ? sellers.map((one) => `${one.employee.name} ${one.share}%`) : [employee?.name])]
                    .filter(Boolean)
                    .join(' · ')}
                </Typography>
              </>
            ),
          },
          {
            key: 'quantity',
            label: label('quantity'),
            figure: true,
            render: (line) => (
              <>
                {quantity(line.quantity)}{' '}
                <Box component="span" sx={{ color: 'text.secondary' }}>
                  {line.product.unit}
                </Box>
              </>
            ),
          },
          ...(short
            ? []
            : [
                {
                  key: 'unitPrice',
                  label: label('unitPrice'),
                  figure: true,
                  render: (line: Sale['lines'][number]) => money(line.unitPrice),
                },
                {
                  key: 'discount',
                  label: label('discount'),
                  figure: true,
                  render: (line: Sale['lines'][number]) => <Reduced line={line} offers={sale.offers} />,
                },
              ]),
          { key: 'amount', label: label('amount'), figure: true, render: (line) => money(line.amount) },
          ...(profit
            ? [{ key: 'profit', label: label('profit'), figure: true, render: (line: Sale['lines'][number]) => money(line.profit) }]
            : []),
        ]}
      />
    </Box>
  );
};
