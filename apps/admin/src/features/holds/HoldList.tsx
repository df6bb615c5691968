import { DataTable, SelectArrayInput, useRecordContext, useTranslate } from 'react-admin';
import { Badge } from '../../components/Badge.tsx';
import { Facts } from '../../components/Facts.tsx';
import { Listing } from '../../components/Listing.tsx';
import { MemberLink } from '../../components/MemberLink.tsx';
import { useFormat } from '../../components/useFormat.ts';
import { numberOf } from '../../format.ts';
import { useBranch } from '../../frame/useBranch.ts';
import type { HoldFieldsFragment, HoldState } from '../../gql/graphql.ts';
import { useMay } from '../../providers/viewer.ts';
import { useAmount } from '../assets/useAmount.ts';
import { HoldButtons } from './HoldButtons.tsx';

type Hold = HoldFieldsFragment;

const TONE = { HELD: 'warn', CONFIRMED: 'good', RELEASED: 'neutral', EXPIRED: 'neutral' } as const;
const STATES = (['HELD', 'CONFIRMED', 'RELEASED', 'EXPIRED'] as const).map((id) => ({ id, name: `resources.holds.state.${id}` }));
const FILTERS = [<SelectArrayInput key="states" source="states" choices={STATES} alwaysOn />];

const State = ({ state }: { state: HoldState }) => {
  const t = useTranslate();
  return <Badge tone={TONE[state]} label={t(`resources.holds.state.${state}`)} />;
};

const HEADS = ['member', 'asset', 'amount', 'reason', 'storeName', 'state', 'createdBy', 'createdAt', 'expiresAt', 'endedAt'] as const;

const useTable = () => {
  const t = useTranslate();
  const { clock } = useFormat();
  return {
    file: 'reservations',
    heads: HEADS.map((field) => t(`resources.holds.fields.${field}`)),
    cells: (row: Hold) => [
      row.member?.number,
      row.asset.name,
      numberOf(row.amount),
      row.reason,
      row.storeName,
      t(`resources.holds.state.${row.state}`),
      row.createdBy?.name,
      clock(row.createdAt),
      clock(row.expiresAt),
      clock(row.endedAt),
    ],
  };
};

const HoldPanel = () => {
  const t = useTranslate();
  const { instant } = useFormat();
  const { plain } = useAmount();
  const hold = useRecordContext<Hold>();
  if (!hold) return null;
  const label = (field: (typeof HEADS)[number]) => t(`resources.holds.fields.${field}`);
  return (
    <>
      <State state={hold.state} />
      <Facts
        facts={[
          [label('member'), hold.member && <MemberLink member={hold.member} page="assets" />],
          [label('asset'), hold.asset.name],
          [label('amount'), plain(hold.asset.kind, hold.amount)],
          [label('reason'), hold.reason],
          [label('storeName'), hold.storeName],
          [label('createdBy'), hold.createdBy?.name],
          [label('createdAt'), instant(hold.createdAt)],
          [label('expiresAt'), instant(hold.expiresAt)],
          [label('endedAt'), hold.endedAt && instant(hold.endedAt)],
        ]}
      />
      <HoldButtons key={hold.id} hold={hold} />
    </>
  );
};

/** Reservations of the branch, the latest first; those that stand until others are chosen. */
export const HoldList = () => {
  const { instant } = useFormat();
  const { plain } = useAmount();
  const [branch] = useBranch();
  const table = useTable();
  const exports = useMay('value.export');
  return (
    <Listing<Hold>
      resource="holds"
      sort={{ field: 'createdAt', order: 'DESC' }}
      always={{ branch }}
      initial={{ states: ['HELD'] }}
      filters={FILTERS}
      table={exports && table}
      panel={<HoldPanel />}
      card={(row) => ({
        title: `${plain(row.asset.kind, row.amount)} ${row.asset.name}`,
        detail: [row.member?.name, row.reason].filter(Boolean).join(' · '),
        figure: <State state={row.state} />,
        note: `${row.storeName} · ${instant(row.expiresAt)}`,
      })}
    >
      <DataTable.Col<Hold> source="member" disableSort render={({ member }) => member?.name} />
      <DataTable.Col<Hold> source="asset" disableSort render={({ asset }) => asset.name} />
      <DataTable.Col<Hold> source="amount" align="right" disableSort render={({ asset, amount }) => plain(asset.kind, amount)} />
      <DataTable.Col<Hold> source="reason" disableSort />
      <DataTable.Col<Hold> source="storeName" disableSort />
      <DataTable.Col<Hold> source="createdAt" disableSort render={({ createdAt }) => instant(createdAt)} />
      <DataTable.Col<Hold> source="expiresAt" disableSort render={({ expiresAt }) => instant(expiresAt)} />
      <DataTable.Col<Hold> source="state" disableSort render={({ state }) => <State state={state} />} />
    </Listing>
  );
};
