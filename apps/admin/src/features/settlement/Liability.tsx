import { Box } from '@mui/material';
import { useTranslate } from 'react-admin';
import type { Column } from '../../components/FigureTable.tsx';
import { KpiTile } from '../../components/KpiTile.tsx';
import { useFormat } from '../../components/useFormat.ts';
import { numberOf } from '../../format.ts';
import type { LiabilityReportQuery } from '../../gql/graphql.ts';
import { amountColumns } from './amounts.ts';
import { Bars } from './Bars.tsx';
import { DayReport } from './DayReport.tsx';
import { LiabilityDocument } from './documents.ts';
import { ReportTable } from './Table.tsx';

type Report = LiabilityReportQuery['liabilityReport'];
type Store = Report['stores'][number];
type On = Report['trend'][number];

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

const Trend = ({ trend }: Pick<Report, 'trend'>) => {
  const t = useTranslate();
  const { money, short, day } = useFormat();
  const label = (name: string) => t(`resources.settlement.fields.${name}`);
  const columns: Column<On>[] = [
    { key: 'on', label: label('day'), value: ({ on }) => on, render: ({ on }) => day(on) },
    { key: 'total', label: label('total'), value: ({ amount }) => numberOf(amount.total), render: ({ amount }) => money(amount.total) },
  ];
  return (
    <Bars
      title={t('resources.settlement.trend')}
      empty={t('resources.settlement.no_value')}
      rows={trend}
      columns={columns}
      bar={({ on, amount: { total } }) => ({
        key: on,
        label: on.slice(2, 7),
        value: Number(total),
        text: short(total, 'money'),
        full: `${day(on)}: ${money(total)}`,
      })}
    />
  );
};

const Account = ({ report }: { report: Report }) => {
  const t = useTranslate();
  const { money } = useFormat();
  const label = (name: string) => t(`resources.settlement.fields.${name}`);
  const account = accountOf(report, t);
  const lines: Column<(typeof account)[number]>[] = [
    { key: 'name', label: label('movement'), value: (row) => row.name, render: (row) => row.name },
    ...amountColumns<(typeof account)[number]>(label, money),
  ];
  const stores: Column<Store>[] = [
    { key: 'store', label: label('store'), value: (row) => row.storeName, render: (row) => row.storeName },
    ...amountColumns<Store>(label, money),
  ];
  return (
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
  );
};

/** Stored value that is owed to members, on any day. */
export const Liability = () => {
  const t = useTranslate();
  return (
    <DayReport document={LiabilityDocument} height={480}>
      {({ liabilityReport: report }) => (
        <>
          <Box sx={{ display: 'grid', gap: 2, gridTemplateColumns: { xs: '1fr', sm: 'repeat(3, minmax(0, 1fr))' } }}>
            {(['total', 'principal', 'bonus'] as const).map((key) => (
              <KpiTile key={key} title={t(`resources.settlement.owed.${key}`)} value={report.closing[key]} measure="money" />
            ))}
          </Box>
          <Trend trend={report.trend} />
          <Account report={report} />
        </>
      )}
    </DayReport>
  );
};
