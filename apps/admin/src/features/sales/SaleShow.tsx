import { Box, Button } from '@mui/material';
import { useState } from 'react';
import { ShowBase, Title, useRecordContext, useTranslate } from 'react-admin';
import { useNavigate } from 'react-router';
import { FigureTable } from '../../components/FigureTable.tsx';
import { Section } from '../../components/Section.tsx';
import { useFormat } from '../../components/useFormat.ts';
import { useMay } from '../../providers/viewer.ts';
import { DeliveriesOfSale } from '../deliveries/DeliveriesOf.tsx';
import { ReceiptDialog } from '../till/ReceiptDialog.tsx';
import { RefundButton } from './RefundButton.tsx';
import { SaleFacts, SaleHeader } from './SaleHeader.tsx';
import { type Sale, SaleLines } from './SaleLines.tsx';
import { SalePoints } from './SalePoints.tsx';

const Refunds = ({ sale }: { sale: Sale }) => {
  const t = useTranslate();
  const navigate = useNavigate();
  const { money, day } = useFormat();
  if (sale.refunds.length === 0) return null;
  const label = (field: string) => t(`resources.sales.fields.${field}`);
  return (
    <Section title={t('resources.sales.refunds')}>
      <FigureTable
        caption={t('resources.sales.refunds')}
        rows={sale.refunds}
        rowKey={({ id }) => id}
        onRow={({ id }) => void navigate(`/sales/${encodeURIComponent(id)}/show`)}
        columns={[
          { key: 'day', label: label('businessDate'), render: ({ businessDate }) => day(businessDate) },
          { key: 'number', label: label('number'), render: ({ number }) => number },
          { key: 'reason', label: label('reason'), render: ({ reason }) => reason },
          { key: 'amount', label: label('amount'), figure: true, render: ({ amount }) => money(amount) },
        ]}
      />
    </Section>
  );
};

const Page = () => {
  const t = useTranslate();
  const [refund, deliveries] = [useMay('sale.refund'), useMay('delivery.read')];
  const sale = useRecordContext<Sale>();
  const [receipt, setReceipt] = useState(false);
  if (!sale) return null;
  return (
    <>
      <Title title={`${t(`resources.sales.kind.${sale.kind}`)} · ${sale.number}`} />
      <Box sx={{ display: 'flex', flexWrap: 'wrap', justifyContent: 'space-between', alignItems: 'flex-start', gap: 4, mb: 6 }}>
        <SaleHeader sale={sale} />
        <Box sx={{ display: 'flex', alignItems: 'center', gap: 2 }}>
          <Button variant="outlined" onClick={() => setReceipt(true)}>
            {t('resources.till.receipt')}
          </Button>
          {refund && sale.kind === 'SALE' && <RefundButton sale={sale} />}
        </Box>
        {receipt && <ReceiptDialog saleId={sale.id} change={null} onClose={() => setReceipt(false)} />}
      </Box>
      <Box sx={{ display: 'grid', gap: 8, gridTemplateColumns: { xs: 'minmax(0, 1fr)', lg: 'minmax(0, 1fr) 360px' } }}>
        <Box sx={{ display: 'grid', gap: 6, alignContent: 'start', minWidth: 0 }}>
          <Section title={t('resources.sales.lines')}>
            <SaleLines sale={sale} />
          </Section>
          {deliveries && <DeliveriesOfSale sale={sale} />}
          <Refunds sale={sale} />
          <SalePoints sale={sale} />
        </Box>
        <SaleFacts sale={sale} />
      </Box>
    </>
  );
};

/** One receipt: lines, payments, refunds, and the way to take it back. */
export const SaleShow = () => (
  <ShowBase>
    <Page />
  </ShowBase>
);
