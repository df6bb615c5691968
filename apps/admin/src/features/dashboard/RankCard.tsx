import { useTranslate } from 'react-admin';
import { BarCell } from '../../components/BarCell.tsx';
import { ChartCard } from '../../components/ChartCard.tsx';
import { type Column, figureColumn } from '../../components/FigureTable.tsx';
import { useFormat } from '../../components/useFormat.ts';
import { usePeriod } from '../../components/usePeriod.ts';
import { numberOf } from '../../format.ts';
import type { RankFiguresFragment } from '../../gql/graphql.ts';
import { useCurrency, useMay } from '../../providers/viewer.ts';
import { useEmpty } from '../analytics/useEmpty.ts';
import { RankMove } from './RankMove.tsx';

interface Row {
  rank: number;
  /** Where ranks of the period before are asked for. */
  previousRank?: number | null;
  id: string;
  name: string;
  share: number | null;
  figures: RankFiguresFragment;
}

interface RankCardProps {
  title: string;
  /** Head of the column of names. */
  what: string;
  rows: readonly Row[];
  /** Whether ranks are known of the period compared with. */
  moves?: boolean;
  onRow: (row: Row) => void;
  loading: boolean;
  failure: string | undefined;
  file: string;
}

/** In one line; what does not fit is read in the details. */
const Name = ({ children }: { children: string }) => (
  <span title={children} style={{ display: 'block', maxWidth: 220, overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' }}>
    {children}
  </span>
);

function useColumns(rows: readonly Row[], what: string, moves: boolean): Column<Row>[] {
  const t = useTranslate();
  const { whole, percent } = useFormat();
  const cost = useMay('cost.read');
  const label = (name: string) => t(`resources.analytics.measure.${name}`);
  const most = Math.max(...rows.map(({ figures }) => Number(figures.revenue)), 0) || 1;
  const move: Column<Row> = {
    key: 'move',
    label: t('resources.dashboard.move'),
    figure: true,
    render: ({ rank, previousRank = null }) => <RankMove rank={rank} before={previousRank} />,
    value: ({ rank, previousRank = null }) => (previousRank === null ? null : previousRank - rank),
  };
  return [
    { key: 'rank', label: t('common.rank'), render: ({ rank }) => rank, value: ({ rank }) => rank },
    ...(moves ? [move] : []),
    { key: 'name', label: what, render: ({ name }) => <Name>{name}</Name>, value: ({ name }) => name },
    {
      ...figureColumn<Row>('revenue', label('revenue'), ({ figures }) => Number(figures.revenue), whole),
      render: ({ figures: { revenue } }) => <BarCell text={whole(revenue)} share={Number(revenue) / most} />,
    },
    figureColumn<Row>('share', label('share'), ({ share }) => share, percent),
    ...(cost ? [figureColumn<Row>('profit', label('profit'), ({ figures }) => numberOf(figures.profit), whole)] : []),
  ];
}

/** Who or what sold most, with the way its rank went since the period compared with. */
export const RankCard = ({ title, what, rows, moves = false, onRow, loading, failure, file }: RankCardProps) => {
  const { compare } = usePeriod();
  return (
    <ChartCard
      title={title}
      unit={useCurrency()}
      rows={rows}
      columns={useColumns(rows, what, moves && compare !== 'NONE')}
      rowKey={({ id }) => id}
      onRow={onRow}
      loading={loading}
      failure={failure}
      empty={useEmpty()}
      height={340}
      file={file}
    />
  );
};
