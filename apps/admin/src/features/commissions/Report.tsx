import { useQuery } from '@apollo/client/react';
import { periodEnd } from '@regulars/domain/period';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { ChartCard } from '../../components/ChartCard.tsx';
import { figureColumn } from '../../components/FigureTable.tsx';
import { Select } from '../../components/Select.tsx';
import { useFormat } from '../../components/useFormat.ts';
import type { CommissionBy, CommissionReportQuery } from '../../gql/graphql.ts';
import { messageOf } from '../../providers/errors.ts';
import { CommissionReportDocument } from './documents.ts';

type Row = CommissionReportQuery['commissionReport'][number];

const BY = ['STORE', 'RULE', 'SUBJECT', 'EMPLOYEE'] as const satisfies readonly CommissionBy[];

/** What was earned in the stores of the branch in a month, by store, rule, subject or person. */
export const Report = ({ month, orgId }: { month: string; orgId: string | null }) => {
  const t = useTranslate();
  const { money, count } = useFormat();
  const [by, setBy] = useState<CommissionBy>('STORE');
  const variables = { from: month, to: periodEnd(month, 'MONTH'), by, orgId };
  const { data, previousData, loading, error } = useQuery(CommissionReportDocument, { variables });
  const rows = (data ?? previousData)?.commissionReport ?? [];
  const word = (name: string) => t(`resources.commissions.${name}`);
  const figure = (name: 'earned' | 'takenBack' | 'amount') =>
    figureColumn<Row>(name, word(`fields.${name}`), (row) => Number(row[name]), money);
  return (
    <ChartCard
      title={word('report')}
      controls={<Select label={word('by')} value={by} choices={BY.map((id) => ({ id, name: word(`by_${id}`) }))} onChange={setBy} />}
      rows={rows}
      columns={[
        { key: 'label', label: word(`by_${by}`), render: ({ label }) => label, value: ({ label }) => label },
        figure('earned'),
        figure('takenBack'),
        figure('amount'),
        figureColumn<Row>('rows', word('fields.rows'), (row) => row.rows, count),
        figureColumn<Row>('people', word('fields.people'), (row) => row.people, count),
      ]}
      rowKey={({ label }) => label}
      loading={loading && rows.length === 0}
      failure={error && messageOf(error)}
      empty={{ text: word('nothing') }}
      height={Math.min(480, 120 + rows.length * 40)}
      file={`commission-by-${by.toLowerCase()}-${month.slice(0, 7)}`}
    />
  );
};
