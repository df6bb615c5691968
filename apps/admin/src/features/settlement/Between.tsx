import { useQuery } from '@apollo/client/react';
import { Alert, Box, Skeleton } from '@mui/material';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { BarCell } from '../../components/BarCell.tsx';
import type { Column } from '../../components/FigureTable.tsx';
import { useFormat } from '../../components/useFormat.ts';
import { numberOf } from '../../format.ts';
import { useBranch } from '../../frame/useBranch.ts';
import type { SettlementReportQuery } from '../../gql/graphql.ts';
import { messageOf } from '../../providers/errors.ts';
import { amountColumns } from './amounts.ts';
import { DaysPicker } from './DaysPicker.tsx';
import { DebtDialog } from './DebtDialog.tsx';
import { SettlementDocument } from './documents.ts';
import { Settlements } from './Settlements.tsx';
import { ReportTable } from './Table.tsx';
import { useDays } from './useDays.ts';

type Report = SettlementReportQuery['settlementReport'];
type Debt = Report['debts'][number];
type Balance = Report['balances'][number];

/** What stores owe each other by a period, each store's balance, and what was put down. */
export const Between = () => {
  const t = useTranslate();
  const { money } = useFormat();
  const days = useDays();
  const [orgId] = useBranch();
  const [open, setOpen] = useState<Debt | null>(null);
  const variables = { from: days.from, to: days.to, orgId };
  const { data, previousData, error } = useQuery(SettlementDocument, { variables, fetchPolicy: 'cache-and-network' });
  const report = (data ?? previousData)?.settlementReport;
  const label = (name: string) => t(`resources.settlement.fields.${name}`);
  const most = Math.max(...(report?.debts ?? []).map(({ amount }) => Number(amount.total)), 1);
  const debts: Column<Debt>[] = [
    { key: 'debtor', label: label('debtor'), value: (row) => row.debtorName, render: (row) => row.debtorName },
    { key: 'creditor', label: label('creditor'), value: (row) => row.creditorName, render: (row) => row.creditorName },
    ...amountColumns<Debt>(label, money).slice(0, 2),
    {
      key: 'total',
      label: label('total'),
      figure: true,
      value: (row) => numberOf(row.amount.total),
      render: (row) => <BarCell text={money(row.amount.total)} share={Number(row.amount.total) / most} />,
    },
  ];
  const balances: Column<Balance>[] = [
    { key: 'store', label: label('store'), value: (row) => row.storeName, render: (row) => row.storeName },
    ...amountColumns<Balance>(label, money),
  ];
  return (
    <Box sx={{ display: 'grid', gap: 6 }}>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 2 }}>
        <DaysPicker {...days} />
      </Box>
      {error && <Alert severity="error">{messageOf(error)}</Alert>}
      {!report && !error && <Skeleton variant="rounded" height={320} component="output" aria-label={t('common.loading')} />}
      {report && (
        <Box sx={{ display: 'grid', gap: 8, gridTemplateColumns: { xs: 'minmax(0, 1fr)', lg: 'minmax(0, 3fr) minmax(0, 2fr)' } }}>
          <ReportTable
            title={t('resources.settlement.debts')}
            help={t('resources.settlement.debts_help')}
            empty={t('resources.settlement.no_debts')}
            columns={debts}
            rows={report.debts}
            rowKey={(row) => row.id}
            onRow={setOpen}
          />
          <ReportTable
            title={t('resources.settlement.balances')}
            help={t('resources.settlement.balances_help')}
            empty={t('resources.settlement.no_debts')}
            columns={balances}
            rows={report.balances}
            rowKey={(row) => row.storeName}
          />
        </Box>
      )}
      <Settlements />
      {open && <DebtDialog debt={open} days={variables} onClose={() => setOpen(null)} />}
    </Box>
  );
};
