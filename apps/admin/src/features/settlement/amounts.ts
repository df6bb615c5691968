import type { Column } from '../../components/FigureTable.tsx';
import { numberOf } from '../../format.ts';

interface Amount {
  principal: string;
  bonus: string;
  total: string;
}

/** Principal, bonus and both of a row. */
export function amountColumns<Row extends { amount: Amount }>(
  label: (name: string) => string,
  money: (value: string) => string,
): Column<Row>[] {
  return (['principal', 'bonus', 'total'] as const).map((key) => ({
    key,
    label: label(key),
    figure: true,
    value: (row) => numberOf(row.amount[key]),
    render: (row) => money(row.amount[key]),
  }));
}
