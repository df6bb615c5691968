import { useQuery } from '@apollo/client/react';
import { Box, Button, Skeleton } from '@mui/material';
import { useTranslate } from 'react-admin';
import { useNavigate } from 'react-router';
import { Badge } from '../../components/Badge.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { FigureTable } from '../../components/FigureTable.tsx';
import { Section } from '../../components/Section.tsx';
import { useFormat } from '../../components/useFormat.ts';
import { nodeIn } from '../../providers/source.ts';
import { PurchasesDocument } from './documents.ts';

/** What the member bought and gave back, newest first, a page at a time. */
export const Purchases = ({ id, first }: { id: string; first: number }) => {
  const t = useTranslate();
  const navigate = useNavigate();
  const { money, day } = useFormat();
  const { data, fetchMore } = useQuery(PurchasesDocument, { variables: { id, first } }); // the member's page has asked for it
  const sales = nodeIn(data)?.purchases;
  const rows = sales?.edges.map(({ node }) => node) ?? [];
  const label = (field: string) => t(`resources.sales.fields.${field}`);
  const more = () => fetchMore({ variables: { after: sales?.pageInfo.endCursor ?? null } });
  return (
    <Section title={t('resources.members.purchases')}>
      {!sales && <Skeleton variant="rounded" height={160} />}
      {sales && rows.length === 0 && <EmptyState text={t('resources.members.purchases_empty')} height={96} />}
      {rows.length > 0 && (
        <Box sx={{ overflowX: 'auto' }}>
          <FigureTable
            caption={t('resources.members.purchases')}
            rows={rows}
            rowKey={(row) => row.id}
            onRow={(row) => void navigate(`/sales/${encodeURIComponent(row.id)}/show`)}
            columns={[
              {
                key: 'day',
                label: label('businessDate'),
                render: (row) => (
                  <Box component="span" sx={{ whiteSpace: 'nowrap' }}>
                    {day(row.businessDate)}
                  </Box>
                ),
              },
              {
                key: 'what',
                label: label('product'),
                render: (row) => (
                  <>
                    {row.kind === 'REFUND' && <Badge tone="warn" label={t('resources.sales.kind.REFUND')} />}{' '}
                    {row.lines
                      .slice(0, 3)
                      .map(({ product }) => product.name)
                      .join('、')}
                    {row.lineCount > 3 && ' …'}
                  </>
                ),
              },
              { key: 'amount', label: label('amount'), figure: true, render: (row) => money(row.amount) },
            ]}
          />
        </Box>
      )}
      {sales?.pageInfo.hasNextPage && (
        <Button onClick={() => void more()} sx={{ mt: 2 }}>
          {t('common.more')}
        </Button>
      )}
    </Section>
  );
};
