import { Box, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import { ExportButtons } from '../../components/ExportButtons.tsx';
import { type Column, FigureTable } from '../../components/FigureTable.tsx';
import { useFormat } from '../../components/useFormat.ts';
import { numberOf } from '../../format.ts';
import type { SettlementReportQuery } from '../../gql/graphql.ts';

type Report = SettlementReportQuery['settlementReport'];
type Balance = Report['balances'][number];

/** Stores that fit side by side; of more the greatest are shown, and the list has all. */
const MATRIX_STORES = 12;

/** Names at the top break rather than make the matrix wider than the page; those at the left stay in one line. */
const MATRIX = {
  overflowX: 'auto',
  '& td, & th': { minWidth: 80 },
  '& thead th': { whiteSpace: 'normal', textWrap: 'balance', verticalAlign: 'bottom' },
  '& tbody tr > :first-of-type': { whiteSpace: 'nowrap' },
} as const;

/** A line of the matrix: a store that owes, or what each store has to get, or both together. */
interface Line {
  key: string;
  name: string;
  /** By the store in whose column it stands. */
  cells: ReadonlyMap<string, string>;
  owes: string | null;
}

const volume = ({ owed, owes }: Balance) => Number(owed.total) + Number(owes.total);

/** Who owes whom, all at a glance: who owes stands at the left, whom at the top, sums at the right and below. */
export const Matrix = ({ debts, balances }: Pick<Report, 'debts' | 'balances'>) => {
  const t = useTranslate();
  const { money } = useFormat();
  const label = (name: string) => t(`resources.settlement.matrix.${name}`);
  const title = t('resources.settlement.debts');
  const stores = balances
    .toSorted((a, b) => volume(b) - volume(a))
    .slice(0, MATRIX_STORES)
    .toSorted((a, b) => a.storeName.localeCompare(b.storeName));
  const sums = (key: string, name: string, of: (balance: Balance) => string): Line => ({
    key,
    name,
    cells: new Map(stores.map((store) => [store.storeId, of(store)])),
    owes: null,
  });
  const lines: Line[] = [
    ...stores.map(({ storeId, storeName, owes }) => ({
      key: storeId,
      name: storeName,
      cells: new Map(debts.filter(({ debtorId }) => debtorId === storeId).map(({ creditorId, amount }) => [creditorId, amount.total])),
      owes: owes.total,
    })),
    sums('owed', label('owed'), ({ owed }) => owed.total),
    sums('net', label('net'), ({ amount }) => amount.total),
  ];
  const columns: Column<Line>[] = [
    { key: 'name', label: label('owes_to'), value: ({ name }) => name, render: ({ name }) => name },
    ...stores.map(({ storeId, storeName }): Column<Line> => {
      const cell = ({ cells }: Line) => cells.get(storeId) ?? null;
      return {
        key: storeId,
        label: storeName,
        figure: true,
        value: (line) => numberOf(cell(line)),
        render: (line) => (cell(line) ? money(cell(line)) : ''),
      };
    }),
    {
      key: 'owes',
      label: label('owes'),
      figure: true,
      value: ({ owes }) => numberOf(owes),
      render: ({ owes }) => (owes ? money(owes) : ''),
    },
  ];
  // Without values the heads do not sort: the sums stay below.
  const shown = columns.map(({ value: _value, ...column }) => column);
  return (
    <>
      <Box component="section" aria-label={title} tabIndex={0} sx={MATRIX}>
        <FigureTable caption={title} columns={shown} rows={lines} rowKey={({ key }) => key} />
      </Box>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 2, mt: 2 }}>
        <Typography variant="body2" color="text.secondary" sx={{ flex: 1 }}>
          {balances.length > stores.length && t('resources.settlement.matrix.greatest', { count: stores.length, of: balances.length })}
        </Typography>
        <ExportButtons file={`${title} · ${label('matrix')}`} columns={columns} rows={lines} />
      </Box>
    </>
  );
};
