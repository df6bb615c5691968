import { Alert, Box } from '@mui/material';
import { useTranslate } from 'react-admin';
import { useSearchParams } from 'react-router';
import { EmptyState } from '../../components/EmptyState.tsx';
import type { Column } from '../../components/FigureTable.tsx';
import { KpiTile } from '../../components/KpiTile.tsx';
import { useFormat } from '../../components/useFormat.ts';
import { DASH, numberOf } from '../../format.ts';
import { type KindReport, PointsLiabilityDocument } from './documents.ts';
import { DayReport } from './DayReport.tsx';
import { PointsExpiry } from './PointsExpiry.tsx';
import { PointsKindReport } from './PointsKindReport.tsx';
import { ReportTable } from './Table.tsx';

const tiles = {
  display: 'grid',
  gap: 2,
  gridTemplateColumns: { xs: 'repeat(2, minmax(0, 1fr))', md: 'repeat(4, minmax(0, 1fr))' },
} as const;

const Kinds = ({ kinds, day }: { kinds: readonly KindReport[]; day: string }) => {
  const t = useTranslate();
  const { money, count, percent } = useFormat();
  const [params, setParams] = useSearchParams();
  const label = (name: string) => t(`resources.settlement.points.${name}`);
  const chosen = kinds.find(({ kind }) => kind.id === params.get('kind')) ?? kinds[0];
  if (!chosen) return <EmptyState text={label('none')} />;
  const choose = ({ kind }: KindReport) =>
    setParams((old) => {
      const next = new URLSearchParams(old);
      next.set('kind', kind.id);
      return next;
    });
  const columns: Column<KindReport>[] = [
    { key: 'kind', label: label('kind'), value: ({ kind }) => kind.name, render: ({ kind }) => kind.name },
    ...(['opening', 'earned', 'spent', 'expired', 'converted', 'reversed', 'other', 'closing'] as const).map((key): Column<KindReport> => ({
      key,
      label: label(key),
      figure: true,
      value: (row) => row[key].points,
      render: (row) => count(row[key].points),
    })),
    {
      key: 'worth',
      label: label('worth'),
      figure: true,
      value: (row) => numberOf(row.closing.worth),
      render: (row) => money(row.closing.worth),
    },
    {
      key: 'breakage',
      label: label('breakage'),
      figure: true,
      value: (row) => row.breakageRate ?? null,
      render: (row) => (row.breakageRate === null ? DASH : percent(row.breakageRate)),
    },
  ];
  return (
    <>
      <ReportTable
        title={label('kinds')}
        help={label('kinds_help')}
        empty={label('none')}
        columns={columns}
        rows={kinds}
        rowKey={({ kind }) => kind.id}
        onRow={choose}
      />
      <Box sx={tiles}>
        <KpiTile title={`${chosen.kind.name} · ${label('closing')}`} value={chosen.closing.points} measure="count" />
        <KpiTile title={label('worth')} value={chosen.closing.worth} measure="money" />
        <KpiTile title={label('expired')} value={-chosen.expired.points} measure="count" />
        <KpiTile title={label('breakage')} value={chosen.breakageRate} measure="percent" />
      </Box>
      {numberOf(chosen.kind.worth) === 0 && <Alert severity="info">{label('no_worth')}</Alert>}
      <PointsExpiry report={chosen} day={day} />
      <PointsKindReport report={chosen} />
    </>
  );
};

/** Points that are owed to members, by kind: from opening to closing, what they are worth, when they expire. */
export const Points = () => (
  <DayReport document={PointsLiabilityDocument} height={480}>
    {({ pointsReport }, { to }) => <Kinds kinds={pointsReport} day={to} />}
  </DayReport>
);
