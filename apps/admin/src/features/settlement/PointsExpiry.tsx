import { useTranslate } from 'react-admin';
import type { Column } from '../../components/FigureTable.tsx';
import { useFormat } from '../../components/useFormat.ts';
import { numberOf } from '../../format.ts';
import { Bars } from './Bars.tsx';
import { ReportTable } from './Table.tsx';
import type { KindReport } from './documents.ts';

type Part = KindReport['expiry'][number];

/** What will expire when, as bars and as a table. */
export const PointsExpiry = ({ report, day }: { report: KindReport; day: string }) => {
  const t = useTranslate();
  const format = useFormat();
  const label = (name: string) => t(`resources.settlement.points.${name}`);
  const name = ({ when, month }: Part) => (when === 'MONTH' ? (month ?? '').slice(0, 7) : label(`expiry_${when}`));
  const columns: Column<Part>[] = [
    { key: 'when', label: label('when'), value: name, render: name },
    {
      key: 'points',
      label: label('amount'),
      figure: true,
      value: ({ amount }) => amount.points,
      render: ({ amount }) => format.count(amount.points),
    },
    {
      key: 'worth',
      label: label('worth'),
      figure: true,
      value: ({ amount }) => numberOf(amount.worth),
      render: ({ amount }) => format.money(amount.worth),
    },
  ];
  const title = t('resources.settlement.points.expiry', { kind: report.kind.name });
  return (
    <>
      <Bars
        title={title}
        help={t('resources.settlement.points.expiry_help', { day: format.day(day) })}
        empty={label('no_expiry')}
        rows={report.expiry}
        columns={columns}
        bar={(part) => ({
          key: name(part),
          label: part.month ? part.month.slice(2, 7) : name(part),
          value: part.amount.points,
          text: format.short(part.amount.points, 'count'),
          full: `${name(part)}: ${format.count(part.amount.points)} · ${format.money(part.amount.worth)}`,
        })}
      />
      <ReportTable
        title={label('expiry_table')}
        empty={label('no_expiry')}
        columns={columns}
        rows={report.expiry.filter(({ amount }) => amount.points !== 0)}
        rowKey={name}
      />
    </>
  );
};
