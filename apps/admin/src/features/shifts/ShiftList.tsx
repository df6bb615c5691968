import { BooleanInput, DataTable, useRecordContext, useTranslate } from 'react-admin';
import { Badge } from '../../components/Badge.tsx';
import { MoneyField } from '../../components/fields.tsx';
import { Listing } from '../../components/Listing.tsx';
import { useFormat } from '../../components/useFormat.ts';
import { numberOf } from '../../format.ts';
import { useBranch } from '../../frame/useBranch.ts';
import type { ShiftFieldsFragment } from '../../gql/graphql.ts';
import { useMay } from '../../providers/viewer.ts';
import { ShiftReport } from './ShiftReport.tsx';

type Shift = ShiftFieldsFragment;

const FILTERS = [<BooleanInput key="open" source="open" alwaysOn />];
const HEADS = [
  'store',
  'till',
  'businessDate',
  'openedBy',
  'openedAt',
  'closedAt',
  'float',
  'expected',
  'counted',
  'difference',
  'note',
] as const;

const useTable = () => {
  const t = useTranslate();
  const { clock } = useFormat();
  return {
    file: 'shifts',
    heads: HEADS.map((field) => t(`resources.shifts.fields.${field}`)),
    cells: (row: Shift) => [
      row.store.name,
      row.till,
      row.businessDate,
      row.openedBy.name,
      clock(row.openedAt, row.store),
      clock(row.closedAt, row.store),
      numberOf(row.float),
      numberOf(row.expected),
      numberOf(row.counted),
      numberOf(row.difference),
      row.note,
    ],
  };
};

const Standing = ({ shift }: { shift: Shift }) => {
  const t = useTranslate();
  if (!shift.closedAt) return <Badge tone="warn" label={t('resources.shifts.open')} />;
  const off = Number(shift.difference ?? 0);
  const word = off === 0 ? 'balances' : off < 0 ? 'short' : 'over';
  return <Badge tone={off === 0 ? 'good' : 'bad'} label={t(`resources.shifts.${word}`)} />;
};

const ShiftPanel = () => {
  const shift = useRecordContext<Shift>();
  return shift ? <ShiftReport key={shift.id} shift={shift} /> : null;
};

/** Shifts of the branch, the latest first. */
export const ShiftList = () => {
  const { instant, money } = useFormat();
  const [branch] = useBranch();
  const table = useTable();
  const exports = useMay('till.manage');
  return (
    <Listing<Shift>
      resource="shifts"
      sort={{ field: 'openedAt', order: 'DESC' }}
      always={{ branch }}
      filters={FILTERS}
      table={exports && table}
      panel={<ShiftPanel />}
      card={(row) => ({
        title: `${row.store.name} · ${row.till}`,
        detail: `${row.openedBy.name} · ${instant(row.openedAt, row.store)}`,
        figure: <Standing shift={row} />,
        note: row.difference == null ? '' : money(row.difference),
      })}
    >
      <DataTable.Col<Shift> source="store" disableSort render={({ store }) => store.name} />
      <DataTable.Col<Shift> source="till" disableSort />
      <DataTable.Col<Shift> source="openedBy" disableSort render={({ openedBy }) => openedBy.name} />
      <DataTable.Col<Shift> source="openedAt" disableSort render={({ openedAt, store }) => instant(openedAt, store)} />
      <DataTable.Col<Shift> source="closedAt" disableSort render={({ closedAt, store }) => closedAt && instant(closedAt, store)} />
      <DataTable.Col source="expected" align="right" disableSort field={MoneyField} />
      <DataTable.Col source="counted" align="right" disableSort field={MoneyField} />
      <DataTable.Col source="difference" align="right" disableSort field={MoneyField} />
      <DataTable.Col<Shift> source="state" disableSort render={(shift) => <Standing shift={shift} />} />
    </Listing>
  );
};
