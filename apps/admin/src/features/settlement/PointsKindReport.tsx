import { Box } from '@mui/material';
import { useTranslate } from 'react-admin';
import type { Column } from '../../components/FigureTable.tsx';
import { useFormat } from '../../components/useFormat.ts';
import { numberOf } from '../../format.ts';
import { Bars } from './Bars.tsx';
import { ReportTable } from './Table.tsx';
import type { KindReport } from './documents.ts';

type Store = KindReport['stores'][number];
type On = KindReport['trend'][number];

/** Points of one kind at the end of each month, and by the store that owes them. */
export const PointsKindReport = ({ report }: { report: KindReport }) => {
  const t = useTranslate();
  const { count, money, short, day } = useFormat();
  const label = (name: string) => t(`resources.settlement.points.${name}`);
  const amounts = <Row extends { amount: Store['amount'] }>(): Column<Row>[] => [
    {
      key: 'points',
      label: label('amount'),
      figure: true,
      value: ({ amount }) => amount.points,
      render: ({ amount }) => count(amount.points),
    },
    {
      key: 'worth',
      label: label('worth'),
      figure: true,
      value: ({ amount }) => numberOf(amount.worth),
      render: ({ amount }) => money(amount.worth),
    },
  ];
  return (
    <Box sx={{ display: 'grid', gap: 8, gridTemplateColumns: { xs: 'minmax(0, 1fr)', lg: 'minmax(0, 3fr) minmax(0, 2fr)' } }}>
      <Bars
        title={t('resources.settlement.points.trend', { kind: report.kind.name })}
        empty={label('none')}
        rows={report.trend}
        columns={[{ key: 'on', label: label('day'), value: ({ on }) => on, render: ({ on }) => day(on) }, ...amounts<On>()]}
        bar={({ on, amount }) => ({
          key: on,
          label: on.slice(2, 7),
          value: amount.points,
          text: short(amount.points, 'count'),
          full: `${day(on)}: ${count(amount.points)} · ${money(amount.worth)}`,
        })}
      />
      <ReportTable
        title={label('by_store')}
        help={t('resources.settlement.by_store_points_help')}
        empty={label('none')}
        columns={[
          {
            key: 'store',
            label: t('resources.settlement.fields.store'),
            value: ({ storeName }) => storeName,
            render: ({ storeName }) => storeName,
          },
          ...amounts<Store>(),
        ]}
        rows={report.stores}
        rowKey={({ storeName }) => storeName}
      />
    </Box>
  );
};
