import { useQuery } from '@apollo/client/react';
import { Chip } from '@mui/material';
import { useTranslate } from 'react-admin';
import { ChartCard } from '../../../components/ChartCard.tsx';
import { BarCell } from '../../../components/BarCell.tsx';
import { type Column, figureColumn } from '../../../components/FigureTable.tsx';
import { useFormat } from '../../../components/useFormat.ts';
import { usePalette } from '../../../components/usePalette.ts';
import type { InterestsQuery } from '../../../gql/graphql.ts';
import { messageOf } from '../../../providers/errors.ts';
import { nodeIn } from '../../../providers/source.ts';
import { NameDocument } from '../documents.ts';
import { useEmpty } from '../useEmpty.ts';
import { useScope } from '../useScope.ts';
import { Choice } from './Choice.tsx';
import { InterestsDocument } from './documents.ts';
import { shade } from './shade.ts';
import { useChoice } from './useChoice.ts';

type Interests = InterestsQuery['interests'];
type Row = Interests['rows'][number];
const BY = ['LEVEL', 'AGE', 'GENDER', 'STORE'] as const;
/** So many groups fit beside each other. */
const MOST_GROUPS = 12;

/** What a group is called. */
function useGroupName(by: (typeof BY)[number]) {
  const t = useTranslate();
  return ({ key, label }: Interests['groups'][number]): string => {
    if (label !== null) return label;
    if (key === '') return t('resources.analytics.interest.unknown');
    if (by === 'GENDER') return t(`resources.members.gender.${key}`);
    return Number(key) >= 60 ? t('resources.analytics.interest.from_age', { from: key }) : `${key}–${Number(key) + 9}`;
  };
}

/** A share whose ground tells how much more than usual it is. */
const Affinity = ({ share, lift }: { share: number | null; lift: number | null }) => {
  const { percent } = useFormat();
  const { accent } = usePalette();
  const background = lift === null || lift <= 1 ? undefined : shade(accent, Math.min(1, lift - 1));
  return (
    <span style={{ display: 'block', minWidth: 76, borderRadius: 3, padding: '1px 4px', background }}>
      {percent(share)} <small>{lift === null ? '' : `×${lift.toFixed(2)}`}</small>
    </span>
  );
};

function useColumns(data: Interests | undefined, by: (typeof BY)[number]): Column<Row>[] {
  const t = useTranslate();
  const { count, percent } = useFormat();
  const name = useGroupName(by);
  const most = Math.max(...(data?.rows ?? []).map(({ share }) => share ?? 0)) || 1;
  const lift = (value: number | null) => (value === null ? '–' : `×${value.toFixed(2)}`);
  const groups = (data?.groups ?? []).slice(0, MOST_GROUPS).flatMap((group, at): Column<Row>[] => [
    {
      key: group.key || 'unknown',
      label: name(group),
      figure: true,
      render: (row) => <Affinity share={row.groups[at]?.share ?? null} lift={row.groups[at]?.lift ?? null} />,
      value: (row) => row.groups[at]?.lift ?? null,
    },
  ]);
  return [
    { key: 'name', label: t('resources.categories.name', { smart_count: 1 }), render: (row) => row.name, value: (row) => row.name },
    figureColumn<Row>('members', t('resources.analytics.interest.buyers'), ({ members }) => members, count),
    {
      key: 'share',
      label: t('resources.analytics.measure.share'),
      figure: true,
      value: ({ share }) => share,
      render: ({ share }) => <BarCell text={percent(share)} share={(share ?? 0) / most} />,
    },
    figureColumn<Row>('lift', t('resources.analytics.interest.lift'), (row) => row.lift, lift),
    ...groups,
  ];
}

/** 兴趣: which categories members buy, and which group likes what more than all do. A click goes into a category. */
export const InterestsCard = () => {
  const t = useTranslate();
  const { count } = useFormat();
  const { branch, variables, chosen, change } = useScope();
  const [by, setBy] = useChoice('interestBy', BY);
  const parentId = chosen('category');
  const { from, to } = variables;
  const { data, previousData, loading, error } = useQuery(InterestsDocument, { variables: { orgId: branch, from, to, parentId, by } });
  const parent = useQuery(NameDocument, { variables: { id: parentId ?? '' }, skip: parentId === null });
  const shown = data ?? previousData;
  const columns = useColumns(shown?.interests, by);
  return (
    <ChartCard
      title={t('resources.analytics.interests')}
      unit={shown && t('resources.analytics.people', { count: count(shown.interests.buyers) })}
      controls={
        <>
          {parentId !== null && <Chip label={nodeIn(parent.data)?.name ?? '…'} onDelete={() => change({ category: null })} />}
          <Choice
            label={t('resources.analytics.interest.by')}
            value={by}
            options={BY}
            text={(option) => t(`resources.analytics.interest.group.${option}`)}
            onChange={setBy}
          />
        </>
      }
      rows={shown?.interests.rows ?? []}
      columns={columns}
      rowKey={({ id }) => id}
      onRow={({ id }) => change({ category: id })}
      loading={loading && !shown}
      failure={error && messageOf(error)}
      empty={useEmpty()}
      note={t('resources.analytics.interest.note')}
      height={400}
      file="interests"
    />
  );
};
