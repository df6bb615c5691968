import { DataTable, SelectArrayInput, useTranslate } from 'react-admin';
import { Badge } from '../../components/Badge.tsx';
import type { TableFile } from '../../components/ExportMenu.tsx';
import { InstantField, MoneyField } from '../../components/fields.tsx';
import { Listing } from '../../components/Listing.tsx';
import { useFormat } from '../../components/useFormat.ts';
import { numberOf } from '../../format.ts';
import { useBranch } from '../../frame/useBranch.ts';
import type { StockCountsQuery, StockCountState } from '../../gql/graphql.ts';
import { useMay } from '../../providers/viewer.ts';
import { OpenButton } from './OpenButton.tsx';

type Count = StockCountsQuery['stockCounts']['edges'][number]['node'];

const TONE = { OPEN: 'warn', CLOSED: 'good', CANCELLED: 'neutral' } as const;
const STATES = ['OPEN', 'CLOSED', 'CANCELLED'].map((id) => ({ id, name: `resources.stockCounts.state.${id}` }));
const HEADS = [
  'name',
  'state',
  'store',
  'category',
  'openedAt',
  'endedAt',
  'lineCount',
  'countedCount',
  'differentCount',
  'retailDifference',
];

export const CountState = ({ state }: { state: StockCountState }) => {
  const t = useTranslate();
  return <Badge tone={TONE[state]} label={t(`resources.stockCounts.state.${state}`)} />;
};

const useTable = (): TableFile<Count> => {
  const t = useTranslate();
  const { clock } = useFormat();
  return {
    file: 'stock-counts',
    heads: HEADS.map((field) => t(`resources.stockCounts.fields.${field}`)),
    cells: (row) => [
      row.name,
      t(`resources.stockCounts.state.${row.state}`),
      row.store.name,
      row.category?.name,
      clock(row.openedAt),
      clock(row.endedAt),
      row.lineCount,
      row.countedCount,
      row.differentCount,
      numberOf(row.retailDifference),
    ],
  };
};

/** The counts of the branch, newest first. */
export const CountList = () => {
  const t = useTranslate();
  const { money } = useFormat();
  const [branch] = useBranch();
  const table = useTable();
  const [write, exports] = [useMay('stock.write'), useMay('stock.export')];
  const progress = ({ countedCount, lineCount }: Count) => `${countedCount} / ${lineCount}`;
  return (
    <Listing<Count>
      resource="stockCounts"
      sort={{ field: 'openedAt', order: 'DESC' }}
      always={{ branch }}
      filters={[<SelectArrayInput key="states" source="states" alwaysOn choices={STATES} sx={{ minWidth: 160 }} />]}
      table={exports && table}
      action={write && <OpenButton />}
      page="show"
      card={(row) => ({
        title: row.name,
        detail: row.store.name,
        figure: progress(row),
        note: row.state === 'OPEN' ? t('resources.stockCounts.state.OPEN') : money(row.retailDifference),
      })}
    >
      <DataTable.Col<Count> source="name" disableSort render={({ name }) => name} />
      <DataTable.Col<Count> source="state" disableSort render={(row) => <CountState {...row} />} />
      <DataTable.Col<Count> source="store" disableSort render={({ store }) => store.name} />
      <DataTable.Col<Count>
        source="category"
        disableSort
        render={({ category }) => category?.name ?? t('resources.stockCounts.everything')}
      />
      <DataTable.Col<Count> source="countedCount" align="right" disableSort render={progress} />
      <DataTable.Col source="differentCount" align="right" disableSort />
      <DataTable.Col source="retailDifference" align="right" disableSort field={MoneyField} />
      <DataTable.Col source="openedAt" disableSort field={InstantField} />
    </Listing>
  );
};
