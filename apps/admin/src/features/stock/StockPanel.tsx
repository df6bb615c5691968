import { useQuery } from '@apollo/client/react';
import { Box, Typography } from '@mui/material';
import { useRecordContext, useTranslate } from 'react-admin';
import { FigureTable } from '../../components/FigureTable.tsx';
import { Section } from '../../components/Section.tsx';
import { useFormat } from '../../components/useFormat.ts';
import type { StockOfQuery } from '../../gql/graphql.ts';
import type { NodeOf } from '../../providers/source.ts';
import { useMay } from '../../providers/viewer.ts';
import { AdjustForm } from './AdjustForm.tsx';
import { MovementsDocument } from './documents.ts';

type Stock = NodeOf<StockOfQuery>;

const Movements = ({ stock }: { stock: Stock }) => {
  const t = useTranslate();
  const { quantity, instant } = useFormat();
  const { data } = useQuery(MovementsDocument, {
    variables: { storeId: stock.store.id, productId: stock.product.id, first: 50 },
    fetchPolicy: 'cache-and-network',
  });
  const rows = data?.stockMovements.edges.map(({ node }) => node) ?? [];
  const label = (field: string) => t(`resources.stock.fields.${field}`);
  return (
    <Section title={t('resources.stock.movements')}>
      {data && rows.length === 0 && <Typography color="text.secondary">{t('resources.stock.movements_empty')}</Typography>}
      {rows.length > 0 && (
        <FigureTable
          caption={t('resources.stock.movements')}
          rows={rows}
          rowKey={({ id }) => id}
          columns={[
            {
              key: 'kind',
              label: label('kind'),
              render: ({ kind, at, employee, reason }) => (
                <>
                  {t(`resources.stock.kind.${kind}`)}
                  <Typography variant="caption" color="text.secondary" component="div">
                    {[instant(at), employee?.name, reason].filter(Boolean).join(' · ')}
                  </Typography>
                </>
              ),
            },
            { key: 'quantity', label: label('quantity'), figure: true, render: (row) => quantity(row.quantity) },
            { key: 'balance', label: label('balance'), figure: true, render: (row) => quantity(row.balance) },
          ]}
        />
      )}
    </Section>
  );
};

/** One product in one store: what is there, what to do about it, why it changed. */
export const StockPanel = () => {
  const { quantity } = useFormat();
  const write = useMay('stock.write');
  const stock = useRecordContext<Stock>();
  if (!stock) return null;
  return (
    <>
      <Box>
        <Typography variant="h2">{stock.product.name}</Typography>
        <Typography color="text.secondary">{[stock.product.sku, stock.store.name].join(' · ')}</Typography>
        <Typography sx={{ fontSize: 28, fontWeight: 600, mt: 2 }}>
          {quantity(stock.onHand)}{' '}
          <Box component="span" sx={{ fontSize: 13, color: 'text.secondary', fontWeight: 400 }}>
            {stock.product.unit}
          </Box>
        </Typography>
      </Box>
      {write && <AdjustForm key={stock.id} stock={stock} />}
      <Movements stock={stock} />
    </>
  );
};
