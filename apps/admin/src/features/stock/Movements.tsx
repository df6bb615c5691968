import { useQuery } from '@apollo/client/react';
import { Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import { FigureTable } from '../../components/FigureTable.tsx';
import { Section } from '../../components/Section.tsx';
import { useFormat } from '../../components/useFormat.ts';
import type { StockOfQuery } from '../../gql/graphql.ts';
import type { NodeOf } from '../../providers/source.ts';
import { MovementsDocument } from './documents.ts';

export type Stock = NodeOf<StockOfQuery>;

/** Why the stock of a product in a store changed, the last fifty times. */
export const Movements = ({ stock }: { stock: Stock }) => {
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
