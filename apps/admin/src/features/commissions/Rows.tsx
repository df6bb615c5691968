import { useQuery } from '@apollo/client/react';
import { Button, Link } from '@mui/material';
import { useTranslate } from 'react-admin';
import { Link as RouterLink } from 'react-router';
import { ChartCard } from '../../components/ChartCard.tsx';
import { figureColumn } from '../../components/FigureTable.tsx';
import { useFormat } from '../../components/useFormat.ts';
import type { EarnedFieldsFragment, PersonDueFieldsFragment } from '../../gql/graphql.ts';
import { query } from '../../providers/apollo.ts';
import { messageOf } from '../../providers/errors.ts';
import { useMay } from '../../providers/viewer.ts';
import { firstRows } from '../../providers/pager.ts';
import { CommissionsDocument, MyCommissionsDocument } from './documents.ts';

const PAGE = 100;

interface RowsProps {
  due: PersonDueFieldsFragment | undefined;
  month: string;
  mine: boolean;
  failure: string | undefined;
}

/** What the amount of a month is made of: each line with the rule that gave it, and why so much. */
export const Rows = ({ due, month, mine, failure }: RowsProps) => {
  const t = useTranslate();
  const { money, day } = useFormat();
  const sales = useMay('sale.read');
  const which = due?.statement ? { statementId: due.statement.id } : { month, due: true };
  const filter = mine ? which : { ...which, employeeId: due?.employee.id ?? '' };
  const document = mine ? MyCommissionsDocument : CommissionsDocument;
  const asked = useQuery(document, { variables: { filter, first: PAGE }, skip: !due });
  const rows = (asked.data ?? asked.previousData)?.rows;
  const list = rows?.edges.map(({ node }) => node) ?? [];
  const more = () =>
    asked.fetchMore({
      variables: { after: rows?.pageInfo.endCursor ?? null },
      updateQuery: (before, { fetchMoreResult: { rows: next } }) => ({ rows: { ...next, edges: [...before.rows.edges, ...next.edges] } }),
    });
  const all = async () => {
    const read = async (page: { first: number; after: string | null }) => {
      const { edges, pageInfo } = (await query(document, { filter, ...page })).rows;
      return { rows: edges.map(({ node }) => node), ...pageInfo };
    };
    return (await firstRows(read, Number.MAX_SAFE_INTEGER)).rows;
  };
  const word = (name: string) => t(`resources.commissions.${name}`);
  const problem = failure ?? (asked.error && messageOf(asked.error));
  const bill = ({ sale }: EarnedFieldsFragment) =>
    sale && sales ? (
      <Link component={RouterLink} to={`/sales/${encodeURIComponent(sale.id)}/show`} onClick={(event) => event.stopPropagation()}>
        {sale.number}
      </Link>
    ) : (
      sale?.number
    );
  return (
    <ChartCard
      title={word('rows')}
      rows={list}
      all={rows?.pageInfo.hasNextPage ? all : undefined}
      columns={[
        { key: 'day', label: word('fields.day'), whole: true, render: (row) => day(row.day), value: (row) => row.day },
        {
          key: 'rule',
          label: word('fields.rule'),
          render: ({ rule, takenBack }) => [rule.name, takenBack && word('taken_back')].filter(Boolean).join(' · '),
          value: ({ rule }) => rule.name,
        },
        figureColumn<EarnedFieldsFragment>('amount', word('fields.amount'), ({ amount }) => Number(amount), money),
        { key: 'why', label: word('fields.why'), render: ({ why }) => why, value: ({ why }) => why },
        { key: 'sale', label: word('fields.sale'), whole: true, render: bill, value: ({ sale }) => sale?.number ?? '' },
        { key: 'store', label: word('fields.store'), render: ({ store }) => store.name, value: ({ store }) => store.name },
      ]}
      rowKey={({ id }) => id}
      loading={!rows && !problem}
      failure={problem}
      empty={{ text: word('nothing') }}
      note={rows?.pageInfo.hasNextPage ? <Button onClick={() => void more()}>{t('common.more')}</Button> : undefined}
      height={Math.min(560, 120 + list.length * 40)}
      file={`commission-rows-${month.slice(0, 7)}`}
    />
  );
};
