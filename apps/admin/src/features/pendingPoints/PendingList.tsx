import { DataTable, SelectArrayInput, useRecordContext, useTranslate } from 'react-admin';
import { Badge } from '../../components/Badge.tsx';
import { Facts } from '../../components/Facts.tsx';
import { Listing } from '../../components/Listing.tsx';
import { MemberLink } from '../../components/MemberLink.tsx';
import { useFormat } from '../../components/useFormat.ts';
import { useBranch } from '../../frame/useBranch.ts';
import type { PendingFieldsFragment, PendingState } from '../../gql/graphql.ts';
import { useMay } from '../../providers/viewer.ts';
import { PendingButtons } from './PendingButtons.tsx';

type Promised = PendingFieldsFragment;

const TONE = { PENDING: 'warn', CONFIRMED: 'good', CANCELLED: 'neutral' } as const;
const STATES = (['PENDING', 'CONFIRMED', 'CANCELLED'] as const).map((id) => ({ id, name: `resources.pendingPoints.state.${id}` }));
const FILTERS = [<SelectArrayInput key="states" source="states" choices={STATES} alwaysOn />];

const State = ({ state }: { state: PendingState }) => {
  const t = useTranslate();
  return <Badge tone={TONE[state]} label={t(`resources.pendingPoints.state.${state}`)} />;
};

const HEADS = ['member', 'asset', 'points', 'reason', 'storeName', 'dueOn', 'state', 'createdAt', 'endedAt'] as const;

const useTable = () => {
  const t = useTranslate();
  const { clock } = useFormat();
  return {
    file: 'promised-points',
    heads: HEADS.map((field) => t(`resources.pendingPoints.fields.${field}`)),
    cells: (row: Promised) => [
      row.member?.number,
      row.asset.name,
      row.points,
      row.reason,
      row.storeName,
      row.dueOn,
      t(`resources.pendingPoints.state.${row.state}`),
      clock(row.createdAt),
      clock(row.endedAt),
    ],
  };
};

const PendingPanel = () => {
  const t = useTranslate();
  const { instant, day, count } = useFormat();
  const promise = useRecordContext<Promised>();
  if (!promise) return null;
  const label = (field: (typeof HEADS)[number]) => t(`resources.pendingPoints.fields.${field}`);
  return (
    <>
      <State state={promise.state} />
      <Facts
        facts={[
          [label('member'), promise.member && <MemberLink member={promise.member} page="assets" />],
          [label('points'), `${count(promise.points)} ${promise.asset.name}`],
          [label('reason'), promise.reason],
          [label('storeName'), promise.storeName],
          [label('dueOn'), promise.dueOn ? day(promise.dueOn) : t('resources.pendingPoints.by_hand')],
          [label('createdAt'), instant(promise.createdAt)],
          [label('endedAt'), promise.endedAt && instant(promise.endedAt)],
        ]}
      />
      <PendingButtons key={promise.id} promise={promise} />
    </>
  );
};

/** Points that stores of the branch have promised, the latest first; those that are open until others are chosen. */
export const PendingList = () => {
  const t = useTranslate();
  const { instant, day, count } = useFormat();
  const [branch] = useBranch();
  const table = useTable();
  const exports = useMay('value.export');
  const due = ({ dueOn }: Promised) => (dueOn ? day(dueOn) : t('resources.pendingPoints.by_hand'));
  return (
    <Listing<Promised>
      resource="pendingPoints"
      sort={{ field: 'createdAt', order: 'DESC' }}
      always={{ branch }}
      initial={{ states: ['PENDING'] }}
      filters={FILTERS}
      table={exports && table}
      panel={<PendingPanel />}
      card={(row) => ({
        title: `${count(row.points)} ${row.asset.name}`,
        detail: [row.member?.name, row.reason].filter(Boolean).join(' · '),
        figure: <State state={row.state} />,
        note: `${row.storeName} · ${due(row)}`,
      })}
    >
      <DataTable.Col<Promised> source="member" disableSort render={({ member }) => member?.name} />
      <DataTable.Col<Promised> source="points" align="right" disableSort render={({ points }) => count(points)} />
      <DataTable.Col<Promised> source="asset" disableSort render={({ asset }) => asset.name} />
      <DataTable.Col<Promised> source="reason" disableSort />
      <DataTable.Col<Promised> source="storeName" disableSort />
      <DataTable.Col<Promised> source="dueOn" disableSort render={due} />
      <DataTable.Col<Promised> source="createdAt" disableSort render={({ createdAt }) => instant(createdAt)} />
      <DataTable.Col<Promised> source="state" disableSort render={({ state }) => <State state={state} />} />
    </Listing>
  );
};
