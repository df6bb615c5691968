import { useTranslate } from 'react-admin';
import { useNavigate } from 'react-router';
import { BarCell } from '../../../components/BarCell.tsx';
import { ChartCard } from '../../../components/ChartCard.tsx';
import { figureColumn } from '../../../components/FigureTable.tsx';
import { useFormat } from '../../../components/useFormat.ts';
import type { MemberPortraitQuery } from '../../../gql/graphql.ts';
import { useMay } from '../../../providers/viewer.ts';
import { listLink } from './listLink.ts';
import { useOpens } from './Opens.tsx';

type Rfm = NonNullable<MemberPortraitQuery['memberPortrait']['rfm']>;
type Group = Rfm['groups'][number];

interface RfmGroupsProps {
  rfm: Rfm | null | undefined;
  branch: string | null;
  loading: boolean;
  failure: string | undefined;
}

/** RFM by the mean: eight named groups; a click opens the members of one, or its segment, as chosen beside the matrix. */
export const RfmGroups = ({ rfm, branch, loading, failure }: RfmGroupsProps) => {
  const t = useTranslate();
  const navigate = useNavigate();
  const may = useMay('member.read');
  const { count, percent, money, day } = useFormat();
  const [opens] = useOpens();
  const name = ({ group }: Group) => t(`resources.members.rfm.${group}`);
  const most = Math.max(...(rfm?.groups ?? []).map(({ amountShare }) => amountShare ?? 0)) || 1;
  return (
    <ChartCard
      title={t('resources.analytics.rfm.groups')}
      rows={rfm && rfm.members > 0 ? rfm.groups : []}
      rowKey={({ group }) => group}
      onRow={
        may
          ? ({ group }) => void navigate(opens === 'SEGMENT' ? `/segments/create?from=${group}` : listLink({ rfmGroup: group }, branch))
          : undefined
      }
      columns={[
        { key: 'group', label: t('resources.analytics.rfm.group'), render: name, value: name },
        figureColumn<Group>('members', t('resources.analytics.cohort.members'), ({ members }) => members, count),
        figureColumn<Group>('share', t('resources.analytics.measure.share'), ({ share }) => share, percent),
        figureColumn<Group>('amount', t('resources.analytics.rfm.amount'), ({ amount }) => Number(amount), money),
        {
          key: 'amountShare',
          label: t('resources.analytics.rfm.amount_share'),
          figure: true,
          value: ({ amountShare }) => amountShare,
          render: ({ amountShare }) => <BarCell text={percent(amountShare)} share={(amountShare ?? 0) / most} />,
        },
      ]}
      loading={loading}
      failure={failure}
      empty={{ text: t('resources.analytics.rfm.empty') }}
      note={
        rfm &&
        t('resources.analytics.rfm.groups_note', {
          day: day(rfm.recencyMean),
          orders: count(rfm.frequencyMean),
          amount: money(rfm.moneyMean),
        })
      }
      height={400}
      file="rfm-groups"
    />
  );
};
