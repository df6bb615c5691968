import { Box, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import { ChartCard } from '../../components/ChartCard.tsx';
import { figureColumn } from '../../components/FigureTable.tsx';
import { MonthPicker } from '../../components/MonthPicker.tsx';
import { useFormat } from '../../components/useFormat.ts';
import { useMonth } from '../../components/useMonth.ts';
import type { PersonDueFieldsFragment, StatementFieldsFragment } from '../../gql/graphql.ts';
import { Rows } from './Rows.tsx';
import { State } from './State.tsx';
import { Tiles } from './Tiles.tsx';

interface PersonProps {
  /** Undefined while it is loading. */
  due: PersonDueFieldsFragment | undefined;
  statements: readonly StatementFieldsFragment[] | undefined;
  failure: string | undefined;
  /** The viewer's own. */
  mine?: boolean;
  action?: React.ReactNode;
}

/** A month of one employee's commission: the sums, every line with its reason, and the statements of other months. */
export const Person = ({ due, statements, failure, mine = false, action }: PersonProps) => {
  const t = useTranslate();
  const { month, choose } = useMonth();
  const { money, clock, instant, count } = useFormat();
  const word = (name: string) => t(`resources.commissions.${name}`);
  const paid = due?.statement;
  return (
    <Box sx={{ display: 'grid', gap: 4, gridTemplateColumns: 'minmax(0, 1fr)' }}>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 3, alignItems: 'center' }}>
        <Box sx={{ flex: '1 1 200px', minWidth: 0 }}>
          <Typography variant="h2" component="p">
            {due?.employee.name ?? '…'}
          </Typography>
          <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 2, alignItems: 'center', color: 'text.secondary' }}>
            {due?.employee.org?.name}
            {due && <State state={due.state} />}
            {paid && [instant(paid.paidAt), paid.paidBy?.name].filter(Boolean).join(' · ')}
          </Box>
        </Box>
        <MonthPicker />
        {action}
      </Box>
      <Tiles figures={due} names={['earned', 'takenBack', 'carried', 'amount']} />
      <Rows due={due} month={month} mine={mine} failure={failure} />
      <ChartCard
        title={word('past')}
        rows={statements ?? []}
        columns={[
          { key: 'month', label: t('period.grain.MONTH'), render: (row) => row.month.slice(0, 7), value: (row) => row.month },
          figureColumn<StatementFieldsFragment>('amount', word('fields.amount'), (row) => Number(row.amount), money),
          figureColumn<StatementFieldsFragment>('rows', word('fields.rows'), (row) => row.rows, count),
          { key: 'paidAt', label: word('fields.paidAt'), render: (row) => instant(row.paidAt), value: (row) => clock(row.paidAt) },
          { key: 'paidBy', label: word('fields.paidBy'), render: (row) => row.paidBy?.name, value: (row) => row.paidBy?.name ?? '' },
        ]}
        rowKey={({ id }) => id}
        onRow={(row) => choose(row.month)}
        loading={!statements && !failure}
        failure={failure}
        empty={{ text: word('no_statements') }}
        height={Math.min(480, 120 + (statements?.length ?? 0) * 40)}
        file="commission-statements"
      />
    </Box>
  );
};
