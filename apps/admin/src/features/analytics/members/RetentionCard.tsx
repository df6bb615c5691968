import { useQuery } from '@apollo/client/react';
import { addMonths, periodStart } from '@regulars/domain/period';
import { useTranslate } from 'react-admin';
import { ChartCard } from '../../../components/ChartCard.tsx';
import { type Column, figureColumn } from '../../../components/FigureTable.tsx';
import { useFormat } from '../../../components/useFormat.ts';
import { messageOf } from '../../../providers/errors.ts';
import { useToday } from '../../../providers/today.ts';
import { Choice } from './Choice.tsx';
import { AGES, type Cohort, CohortMap } from './CohortMap.tsx';
import { RetentionDocument } from './documents.ts';
import { useChoice } from './useChoice.ts';

const BY = ['JOINED', 'FIRST_PURCHASE'] as const;
const SHOW = ['share', 'members'] as const;
const MONTHS = ['12', '24', '36'] as const;

/** The figures of all months, as numbers and as shares, for the table and the files. */
function useColumns(): Column<Cohort>[] {
  const t = useTranslate();
  const { count, percent } = useFormat();
  return [
    { key: 'month', label: t('resources.analytics.cohort.month'), render: ({ label }) => label, value: ({ month }) => month },
    figureColumn<Cohort>('members', t('resources.analytics.cohort.members'), ({ members }) => members, count),
    ...AGES.flatMap((age) => [
      figureColumn<Cohort>(`n${age}`, t('resources.analytics.cohort.age', { age }), ({ cells }) => cells[age]?.members ?? null, count),
      figureColumn<Cohort>(
        `s${age}`,
        t('resources.analytics.cohort.age_share', { age }),
        ({ cells }) => cells[age]?.share ?? null,
        percent,
      ),
    ]),
  ];
}

/** 留存: of those who joined, or bought first, in a month, how many bought in the months after. */
export const RetentionCard = ({ branch }: { branch: string | null }) => {
  const t = useTranslate();
  const today = useToday();
  const [by, setBy] = useChoice('cohortBy', BY);
  const [show, setShow] = useChoice('cohortShow', SHOW);
  const [months, setMonths] = useChoice('cohorts', MONTHS);
  const from = addMonths(periodStart(today, 'MONTH'), 1 - Number(months));
  const { data, previousData, loading, error } = useQuery(RetentionDocument, { variables: { orgId: branch, by, from, to: today } });
  const shown = data ?? previousData;
  const cohorts = shown?.retention ?? [];
  const title = t('resources.analytics.retention');
  const columns = useColumns();
  return (
    <ChartCard
      title={title}
      controls={
        <>
          <Choice
            label={t('resources.analytics.cohort.by.label')}
            value={by}
            options={BY}
            text={(name) => t(`resources.analytics.cohort.by.${name}`)}
            onChange={setBy}
          />
          <Choice
            label={t('resources.analytics.cohort.show.label')}
            value={show}
            options={SHOW}
            text={(name) => t(`resources.analytics.cohort.show.${name}`)}
            onChange={setShow}
          />
          <Choice
            label={t('resources.analytics.cohort.months.label')}
            value={months}
            options={MONTHS}
            text={(name) => t('resources.analytics.cohort.months.last', { months: name })}
            onChange={setMonths}
          />
        </>
      }
      rows={cohorts.some(({ members }) => members > 0) ? cohorts : []}
      columns={columns}
      rowKey={({ month }) => month}
      loading={loading && !shown}
      failure={error && messageOf(error)}
      empty={{
        text: t('resources.analytics.cohort.empty'),
        step: { label: t('resources.members.name', { smart_count: 2 }), to: '/members' },
      }}
      note={t(`resources.analytics.cohort.note.${by}`)}
      height={420}
      file="retention"
      picture={false}
    >
      <CohortMap cohorts={cohorts} shares={show === 'share'} title={title} />
    </ChartCard>
  );
};
