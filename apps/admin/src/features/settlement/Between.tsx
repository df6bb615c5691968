import { Box, ToggleButton, ToggleButtonGroup } from '@mui/material';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { BarCell } from '../../components/BarCell.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import type { Column } from '../../components/FigureTable.tsx';
import { Section } from '../../components/Section.tsx';
import { useFormat } from '../../components/useFormat.ts';
import { numberOf } from '../../format.ts';
import type { SettlementReportQuery } from '../../gql/graphql.ts';
import { amountColumns } from './amounts.ts';
import { type DaysAsked, DayReport } from './DayReport.tsx';
import { DebtDialog } from './DebtDialog.tsx';
import { SettlementDocument } from './documents.ts';
import { Matrix } from './Matrix.tsx';
import { Settlements } from './Settlements.tsx';
import { ReportTable } from './Table.tsx';

type Report = SettlementReportQuery['settlementReport'];
type Debt = Report['debts'][number];
type Balance = Report['balances'][number];

/** The pairs one by one; a row shows the entries behind it. */
const DebtList = ({ debts, days }: { debts: readonly Debt[]; days: DaysAsked & { orgId: string | null } }) => {
  const t = useTranslate();
  const { money } = useFormat();
  const [open, setOpen] = useState<Debt | null>(null);
  const label = (name: string) => t(`resources.settlement.fields.${name}`);
  const most = Math.max(...debts.map(({ amount }) => Number(amount.total)), 1);
  const columns: Column<Debt>[] = [
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
  return (
    <>
      <ReportTable
        title={t('resources.settlement.pairs')}
        help={t('resources.settlement.debts_help')}
        empty={t('resources.settlement.no_debts')}
        columns={columns}
        rows={debts}
        rowKey={(row) => row.id}
        onRow={setOpen}
      />
      {open && <DebtDialog debt={open} days={days} onClose={() => setOpen(null)} />}
    </>
  );
};

const Balances = ({ balances }: { balances: readonly Balance[] }) => {
  const t = useTranslate();
  const { money } = useFormat();
  const label = (name: string) => t(`resources.settlement.fields.${name}`);
  const columns: Column<Balance>[] = [
    { key: 'store', label: label('store'), value: (row) => row.storeName, render: (row) => row.storeName },
    ...amountColumns<Balance>(label, money),
  ];
  return (
    <ReportTable
      title={t('resources.settlement.balances')}
      help={t('resources.settlement.balances_help')}
      empty={t('resources.settlement.no_debts')}
      columns={columns}
      rows={balances}
      rowKey={(row) => row.storeName}
    />
  );
};

type Shape = 'matrix' | 'list';

/** What stores owe each other by a period, as a matrix or pair by pair with each store's balance, and what was put down. */
export const Between = () => {
  const t = useTranslate();
  const [shape, setShape] = useState<Shape>('matrix');
  const choice = (
    <ToggleButtonGroup
      exclusive
      value={shape}
      onChange={(_, to: Shape | null) => to && setShape(to)}
      aria-label={t('resources.settlement.shape')}
    >
      {(['matrix', 'list'] as const).map((name) => (
        <ToggleButton key={name} value={name}>
          {t(`resources.settlement.shapes.${name}`)}
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  );
  return (
    <>
      <DayReport document={SettlementDocument} height={320}>
        {({ settlementReport: { debts, balances } }, days) => (
          <Section title={t('resources.settlement.debts')} action={choice}>
            {debts.length === 0 && <EmptyState text={t('resources.settlement.no_debts')} height={96} />}
            {debts.length > 0 && shape === 'matrix' && <Matrix debts={debts} balances={balances} />}
            {debts.length > 0 && shape === 'list' && (
              <Box sx={{ display: 'grid', gap: 8, gridTemplateColumns: { xs: 'minmax(0, 1fr)', lg: 'minmax(0, 3fr) minmax(0, 2fr)' } }}>
                <DebtList debts={debts} days={days} />
                <Balances balances={balances} />
              </Box>
            )}
          </Section>
        )}
      </DayReport>
      <Settlements />
    </>
  );
};
