import { useQuery } from '@apollo/client/react';
import { Box, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import { FigureTable } from '../../components/FigureTable.tsx';
import { Section } from '../../components/Section.tsx';
import { useFormat } from '../../components/useFormat.ts';
import { StockMovementsDocument } from '../movements/documents.ts';

/** What came to a store from others and went to them of late. */
export const Past = ({ storeId }: { storeId: string }) => {
  const t = useTranslate();
  const { quantity, instant } = useFormat();
  const { data } = useQuery(StockMovementsDocument, {
    variables: { storeId, filter: { kinds: ['TRANSFER_OUT', 'TRANSFER_IN'] }, first: 50 },
    fetchPolicy: 'cache-and-network',
  });
  const rows = data?.stockMovements.edges.map(({ node }) => node) ?? [];
  const label = (field: string) => t(`resources.stock.fields.${field}`);
  return (
    <Section title={t('resources.transfers.past')}>
      {data && rows.length === 0 && <Typography color="text.secondary">{t('resources.transfers.empty')}</Typography>}
      {rows.length > 0 && (
        <Box sx={{ overflowX: 'auto' }}>
          <FigureTable
            caption={t('resources.transfers.past')}
            rows={rows}
            rowKey={({ id }) => id}
            columns={[
              { key: 'at', label: label('at'), render: ({ at }) => instant(at) },
              { key: 'kind', label: label('kind'), render: ({ kind }) => t(`resources.stock.kind.${kind}`) },
              { key: 'product', label: label('product'), render: ({ product }) => product.name },
              { key: 'quantity', label: label('quantity'), figure: true, render: (row) => quantity(row.quantity) },
              { key: 'reason', label: label('reason'), render: ({ reason, employee }) => reason ?? employee?.name },
            ]}
          />
        </Box>
      )}
    </Section>
  );
};
