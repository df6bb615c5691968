import { Table, TableCell, TableHead, TableRow, TableSortLabel } from '@mui/material';
import { type KeyboardEvent, type ReactNode, useState } from 'react';
import { textOf } from '../csv.ts';

/** A Date is what a clock showed: see `clockOf`. */
type Value = string | number | Date | null;

export interface Column<Row> {
  key: string;
  label: string;
  /** What is shown. */
  render: (row: Row) => ReactNode;
  /** What is sorted by and exported; a column without it is neither. */
  value?: (row: Row) => Value;
  /** Figures stand at the right. */
  figure?: boolean;
  /** Days and numbers of receipts are not broken into lines. */
  whole?: boolean;
}

/** A column of numbers: shown by `show`, sorted and exported as they are. */
export function figureColumn<Row>(
  key: string,
  label: string,
  value: (row: Row) => number | null,
  show: (value: number | null) => ReactNode,
): Column<Row> {
  return { key, label, figure: true, value, render: (row) => show(value(row)) };
}

interface FigureTableProps<Row> {
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  rowKey: (row: Row) => string;
  caption: string;
  onRow?: ((row: Row) => void) | undefined;
  /** Heads stay while the rows scroll under them. */
  sticky?: boolean;
}

const compare = (a: Value, b: Value) => (typeof a === 'number' && typeof b === 'number' ? a - b : textOf(a).localeCompare(textOf(b)));

/** The cells of the body are plain ones, styled from here: there are hundreds of them on a page of figures. */
const look = {
  '& .MuiTableCell-root, & td': { px: 2, py: '7px' },
  '& td': { fontSize: 13, lineHeight: 1.43, borderBottom: 1, borderColor: 'divider', overflowWrap: 'anywhere' },
  '& td:first-of-type': { overflowWrap: 'normal' }, // what a row is about is read as words
  '& td.figure': { textAlign: 'right' },
  '& td.figure, & td.whole': { whiteSpace: 'nowrap' },
  '& tbody tr:last-child td': { borderBottom: 0 },
  '& tbody tr[tabindex]': { cursor: 'pointer', '&:hover': { bgcolor: 'action.hover' }, '&:focus-visible': { outlineOffset: -2 } },
} as const;

/** A row that can be clicked can be reached and pressed by keys. */
const pressable = (press: () => void) => ({
  tabIndex: 0,
  onClick: press,
  onKeyDown: ({ key }: KeyboardEvent) => {
    if (key === 'Enter') press();
  },
});

/** A table of figures that can be sorted by its heads; for charts, rankings and lines of a receipt. */
export function FigureTable<Row>({ columns, rows, rowKey, caption, onRow, sticky = false }: FigureTableProps<Row>) {
  const [sort, setSort] = useState<{ key: string; descending: boolean } | null>(null);
  const by = columns.find(({ key }) => key === sort?.key)?.value;
  const sorted = by ? [...rows].sort((a, b) => compare(by(a), by(b)) * (sort?.descending ? -1 : 1)) : rows;
  const toggle = (key: string) => setSort((old) => ({ key, descending: old?.key === key ? !old.descending : true }));
  return (
    <Table size="small" stickyHeader={sticky} aria-label={caption} sx={look}>
      <TableHead>
        <TableRow>
          {columns.map(({ key, label, figure, value }) => (
            <TableCell
              key={key}
              align={figure ? 'right' : 'left'}
              sortDirection={sort?.key === key ? (sort.descending ? 'desc' : 'asc') : false}
            >
              {value ? (
                <TableSortLabel
                  active={sort?.key === key}
                  direction={sort?.descending === false ? 'asc' : 'desc'}
                  onClick={() => toggle(key)}
                >
                  {label}
                </TableSortLabel>
              ) : (
                label
              )}
            </TableCell>
          ))}
        </TableRow>
      </TableHead>
      <tbody>
        {sorted.map((row) => (
          <tr key={rowKey(row)} {...(onRow && pressable(() => onRow(row)))}>
            {columns.map(({ key, figure, whole, render }) => (
              <td key={key} className={figure ? 'figure' : whole ? 'whole' : undefined}>
                {render(row)}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
