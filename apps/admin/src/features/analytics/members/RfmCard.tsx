import { Box, Link } from '@mui/material';
import { RFM_SCORES } from '@regulars/domain/rfm';
import { useTranslate } from 'react-admin';
import { Link as To } from 'react-router';
import { ChartCard } from '../../../components/ChartCard.tsx';
import { figureColumn } from '../../../components/FigureTable.tsx';
import { useFormat } from '../../../components/useFormat.ts';
import { usePalette } from '../../../components/usePalette.ts';
import type { MemberPortraitQuery } from '../../../gql/graphql.ts';
import { useMay } from '../../../providers/viewer.ts';
import { Legend } from './Legend.tsx';
import { listLink } from './listLink.ts';
import { type Opens, OpensChoice, useOpens } from './Opens.tsx';
import { segmentLink } from './segmentLink.ts';
import { shade } from './shade.ts';

type Rfm = NonNullable<MemberPortraitQuery['memberPortrait']['rfm']>;
type Cell = Rfm['cells'][number];

const look = {
  borderCollapse: 'separate',
  borderSpacing: '3px',
  width: '100%',
  tableLayout: 'fixed',
  fontSize: 13,
  '& th': { fontWeight: 500, color: 'text.secondary', p: 0.5 },
  '& td': { textAlign: 'center', borderRadius: '4px', height: 58, p: 0, lineHeight: 1.3 },
  '& td a': { display: 'grid', alignContent: 'center', height: '100%', borderRadius: '4px' },
  '& small': { fontSize: 11.5 },
} as const;

interface MatrixProps {
  cells: readonly Cell[];
  branch: string | null;
  title: string;
  opens: Opens;
}

/** Recency across, the latest at the right; frequency down, the most often on top; the darker, the more of the revenue. */
const Matrix = ({ cells, branch, title, opens }: MatrixProps) => {
  const t = useTranslate();
  const { count, percent } = useFormat();
  const { accent } = usePalette();
  const may = useMay('member.read');
  const most = Math.max(...cells.map(({ amountShare }) => amountShare ?? 0)) || 1;
  const at = (recency: number, frequency: number) => cells.find((cell) => cell.recency === recency && cell.frequency === frequency);
  const figures = (cell: Cell) => (
    <>
      <strong>{count(cell.members)}</strong>
      <small>{percent(cell.amountShare)}</small>
    </>
  );
  return (
    <Box component="section" aria-label={title} tabIndex={0} sx={{ height: '100%', overflow: 'auto' }}>
      <Box component="table" sx={look} aria-label={title}>
        <thead>
          <tr>
            <th scope="col">{t('resources.analytics.rfm.axes')}</th>
            {RFM_SCORES.map((recency) => (
              <th scope="col" key={recency}>{`R${recency}`}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {RFM_SCORES.toReversed().map((frequency) => (
            <tr key={frequency}>
              <th scope="row">{`F${frequency}`}</th>
              {RFM_SCORES.map((recency) => {
                const cell = at(recency, frequency);
                if (!cell || cell.members === 0) return <td key={recency}>–</td>;
                return (
                  <td key={recency} style={{ background: shade(accent, (cell.amountShare ?? 0) / most) }}>
                    {may ? (
                      <Link
                        component={To}
                        to={opens === 'SEGMENT' ? segmentLink(recency, frequency) : listLink({ recency, frequency }, branch)}
                        color="inherit"
                        underline="hover"
                        aria-label={t('resources.analytics.rfm.open', {
                          cell: `R${recency} F${frequency}`,
                          smart_count: cell.members,
                          members: count(cell.members),
                        })}
                      >
                        {figures(cell)}
                      </Link>
                    ) : (
                      figures(cell)
                    )}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </Box>
      <Legend label={t('resources.analytics.rfm.legend')} most={most} text={percent} />
    </Box>
  );
};

interface RfmCardProps {
  rfm: Rfm | null | undefined;
  branch: string | null;
  loading: boolean;
  failure: string | undefined;
}

/** RFM by fifths; a click opens the members of a cell, or a segment of them. */
export const RfmCard = ({ rfm, branch, loading, failure }: RfmCardProps) => {
  const t = useTranslate();
  const { count, percent, money, day } = useFormat();
  const title = t('resources.analytics.rfm.matrix');
  const [opens, setOpens] = useOpens();
  const score = (value: number | null) => (value === null ? '–' : value.toFixed(1));
  return (
    <ChartCard
      title={title}
      unit={rfm ? t('resources.analytics.people', { count: count(rfm.members) }) : undefined}
      controls={<OpensChoice value={opens} onChange={setOpens} />}
      rows={rfm && rfm.members > 0 ? rfm.cells : []}
      rowKey={({ recency, frequency }) => `${recency}${frequency}`}
      columns={[
        figureColumn<Cell>('recency', 'R', ({ recency }) => recency, count),
        figureColumn<Cell>('frequency', 'F', ({ frequency }) => frequency, count),
        figureColumn<Cell>('money', 'M', ({ money: mean }) => mean, score),
        figureColumn<Cell>('members', t('resources.analytics.cohort.members'), ({ members }) => members, count),
        figureColumn<Cell>('share', t('resources.analytics.measure.share'), ({ share }) => share, percent),
        figureColumn<Cell>('amount', t('resources.analytics.rfm.amount'), ({ amount }) => Number(amount), money),
        figureColumn<Cell>('amountShare', t('resources.analytics.rfm.amount_share'), ({ amountShare }) => amountShare, percent),
      ]}
      loading={loading}
      failure={failure}
      empty={{ text: t('resources.analytics.rfm.empty') }}
      note={rfm && t('resources.analytics.rfm.note', { day: day(rfm.asOf) })}
      height={400}
      file="rfm"
      picture={false}
    >
      <Matrix cells={rfm?.cells ?? []} branch={branch} title={title} opens={opens} />
    </ChartCard>
  );
};
