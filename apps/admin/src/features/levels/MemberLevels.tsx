import { useQuery } from '@apollo/client/react';
import { Box, LinearProgress, Skeleton, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import { FigureTable } from '../../components/FigureTable.tsx';
import { Section } from '../../components/Section.tsx';
import { Swatch } from '../../components/Swatch.tsx';
import { useFormat } from '../../components/useFormat.ts';
import { nodeIn } from '../../providers/source.ts';
import { useMay } from '../../providers/viewer.ts';
import { SellLevelButton } from './SellLevelButton.tsx';
import { SetLevelButton, WithdrawButton } from './SetLevelButton.tsx';
import { type Holder, StandingsDocument } from './standing-documents.ts';

type Standing = Holder['standings'][number];
type Progress = Holder['levelProgress'][number];
type Move = Holder['levelMoves']['edges'][number]['node'];

/** How a standing came about, and how long it holds. */
function useStandingText() {
  const t = useTranslate();
  const { day } = useFormat();
  const word = (name: string, values?: object) => t(`resources.levels.${name}`, values);
  return ({ cause, since, until, reviewOn, graceUntil, pinned }: Standing) =>
    [
      word(`cause.${cause}`),
      word('since', { day: day(since) }),
      until && word('until', { day: day(until) }),
      reviewOn && !graceUntil && word('review_on', { day: day(reviewOn) }),
      graceUntil && word('grace_until', { day: day(graceUntil) }),
      pinned && word('pinned'),
    ]
      .filter(Boolean)
      .join(' · ');
}

const StandingRow = ({ standing, holder, onDone }: { standing: Standing; holder: Holder; onDone: () => void }) => {
  const text = useStandingText();
  const t = useTranslate();
  const assign = useMay('level.assign');
  return (
    <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'baseline', columnGap: 3, py: 1.5, borderBottom: 1, borderColor: 'divider' }}>
      <Swatch colour={standing.level.colour} name={standing.level.name} />
      <Typography variant="body2" color="text.secondary" sx={{ flex: 1, minWidth: 200 }}>
        {t(`resources.levels.ladder.${standing.ladder}`)} · {text(standing)}
      </Typography>
      {assign && standing.cause !== 'RULE' && <WithdrawButton holder={holder} level={standing.level} onDone={onDone} />}
    </Box>
  );
};

const ProgressRow = ({ keeping, by, share, text, level }: Progress) => {
  const t = useTranslate();
  const { day } = useFormat();
  const title = t(`resources.levels.${keeping ? 'to_keep' : 'to_reach'}`, { level: level.name });
  return (
    <Box sx={{ py: 2 }}>
      <Typography variant="body2">
        <strong>{title}</strong> {text}
        {by && ` · ${t('resources.levels.by', { day: day(by) })}`}
      </Typography>
      <LinearProgress variant="determinate" value={share * 100} aria-label={title} sx={{ mt: 1, height: 6, borderRadius: 3 }} />
    </Box>
  );
};

const History = ({ moves }: { moves: readonly Move[] }) => {
  const t = useTranslate();
  const { instant, day } = useFormat();
  const word = (name: string, values?: object) => t(`resources.levels.${name}`, values);
  const start = word('start');
  const why = ({ reason, employeeName, ruleVersion, until }: Move) =>
    [
      reason,
      employeeName,
      ruleVersion !== null && ruleVersion !== undefined && word('version', { number: ruleVersion }),
      until && word('until', { day: day(until) }),
    ]
      .filter(Boolean)
      .join(' · ');
  return (
    <FigureTable
      caption={word('history')}
      rows={moves}
      rowKey={({ at, ladder, cause }) => `${String(at)} ${ladder} ${cause}`}
      columns={[
        { key: 'at', label: word('when'), render: ({ at }) => instant(at) },
        { key: 'cause', label: word('what'), render: ({ cause }) => word(`move.${cause}`) },
        { key: 'to', label: word('change'), render: ({ from, to }) => `${from?.name ?? start} → ${to?.name ?? start}` },
        { key: 'why', label: word('why'), render: why },
      ]}
    />
  );
};

/** Where a member stands, what is lacking to the next level, and how it came about. */
export const MemberLevels = ({ id }: { id: string }) => {
  const t = useTranslate();
  const [assign, sell] = [useMay('level.assign'), useMay('sale.record')];
  const { data, refetch } = useQuery(StandingsDocument, { variables: { id } });
  const holder = nodeIn(data);
  if (!holder) return <Skeleton variant="rounded" height={96} />;
  const { standings, levelProgress, levelMoves, archivedAt } = holder;
  const onDone = () => void refetch();
  const actions = !archivedAt && (
    <>
      {sell && <SellLevelButton holder={holder} onDone={onDone} />}
      {assign && <SetLevelButton holder={holder} onDone={onDone} />}
    </>
  );
  return (
    <Section title={t('resources.levels.name', { smart_count: 1 })} action={actions}>
      {standings.length === 0 && <Typography color="text.secondary">{t('resources.levels.at_start')}</Typography>}
      {standings.map((standing) => (
        <StandingRow key={standing.ladder} standing={standing} holder={holder} onDone={onDone} />
      ))}
      {levelProgress.map((progress) => (
        <ProgressRow key={`${progress.ladder} ${String(progress.keeping)}`} {...progress} />
      ))}
      {levelMoves.edges.length > 0 && <History moves={levelMoves.edges.map(({ node }) => node)} />}
    </Section>
  );
};
