import { useQuery } from '@apollo/client/react';
import { Alert, Box, Skeleton } from '@mui/material';
import { useTranslate } from 'react-admin';
import type { Column } from '../../components/FigureTable.tsx';
import { KpiTile } from '../../components/KpiTile.tsx';
import { useFormat } from '../../components/useFormat.ts';
import { useBranch } from '../../frame/useBranch.ts';
import type { LiabilityReportQuery } from '../../gql/graphql.ts';
import { messageOf } from '../../providers/errors.ts';
import { amountColumns } from './amounts.ts';
import { DaysPicker } from './DaysPicker.tsx';
import { LiabilityDocument } from './documents.ts';
import { MonthBars } from './MonthBars.tsx';
import { ReportTable } from './Table.tsx';
import { useDays } from './useDays.ts';

type Report = LiabilityReportQuery['liabilityReport'];
type Store = Report['stores'][number];

/** Opening, what came and went, closing: the one and the others come to the last. */
function accountOf(report: Report, t: (key: string) => string) {
  const movement = ({ house, came, amount }: Report['movements'][number]) => ({
    key: `${house}${came}`,
    name: t(`resources.settlement.movement.${house}_${came ? 'in' : 'out'}`),
    amount,
  });
  return [
    { key: 'opening', name: t('resources.settlement.opening'), amount: report.opening },
    ...report.movements.map(movement),
    { key: 'closing', name: t('resources.settlement.closing'), amount: report.closing },
  ];
}

/** Stored value that is owed to members, on any day. */
export const Liability = () => {
  const t = useTranslate();
  const { money } = useFormat();
  const days = useDays();
  const [orgId] = useBranch();
  const variables = { from: days.from, to: days.to, orgId };
  const { data, previousData, error } = useQuery(LiabilityDocument, { variables, fetchPolicy: 'cache-and-network' });
  const report = (data ?? previousData)?.liabilityReport;
  const label = (name: string) => t(`resources.settlement.fields.${name}`);
  const account = report ? accountOf(report, t) : [];
  const lines: Column<(typeof account)[number]>[] = [
    { key: 'name', label: label('movement'), value: (row) => row.name, render: (row) => row.name },
    ...amountColumns<(typeof account)[number]>(label, money),
  ];
  const stores: Column<Store>[] = [
    { key: 'store', label: label('store'), value: (row) => row.storeName, render: (row) => row.storeName },
    ...amountColumns<Store>(label, money),
  ];
  return (
    <Box sx={{ display: 'grid', gap: 6 }}>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 2 }}>
        <DaysPicker {...days} />
      </Box>
      {error && <Alert severity="error">{messageOf(error)}</Alert>}
      {!report && !error && <Skeleton variant="rounded" height={480} component="output" aria-label={t('common.loading')} />}
      {report && (
        <>
          <Box sx={{ display: 'grid', gap: 2, gridTemplateColumns: { xs: '1fr', sm: 'repeat(3, minmax(0, 1fr))' } }}>
            {(['total', 'principal', 'bonus'] as const).map((key) => (
              <KpiTile key={key} title={t(`resources.settlement.owed.${key}`)} value={report.closing[key]} measure="money" />
            ))}
          </Box>
          <MonthBars title={t('resources.settlement.trend')} points={report.trend} />
          <Box sx={{ display: 'grid', gap: 8, gridTemplateColumns: { xs: 'minmax(0, 1fr)', lg: 'repeat(2, minmax(0, 1fr))' } }}>
            <ReportTable
              title={t('resources.settlement.account')}
              help={t('resources.settlement.account_help')}
              empty={t('common.no_data')}
              columns={lines}
              rows={account}
              rowKey={(row) => row.key}
            />
            <ReportTable
              title={t('resources.settlement.by_store')}
              help={t('resources.settlement.by_store_help')}
              empty={t('resources.settlement.no_value')}
              columns={stores}
              rows={report.stores}
              rowKey={(row) => row.storeName}
            />
          </Box>
        </>
      )}
    </Box>
  );
};
