import { useQuery, useSubscription } from '@apollo/client/react';
import { Box, Button } from '@mui/material';
import { useState } from 'react';
import { Title, useTranslate } from 'react-admin';
import { useNavigate } from 'react-router';
import { ChartCard } from '../../components/ChartCard.tsx';
import { figureColumn } from '../../components/FigureTable.tsx';
import { MonthPicker } from '../../components/MonthPicker.tsx';
import { useFormat } from '../../components/useFormat.ts';
import { useMonth } from '../../components/useMonth.ts';
import { useBranch } from '../../frame/useBranch.ts';
import type { CommissionMonthQuery } from '../../gql/graphql.ts';
import { query } from '../../providers/apollo.ts';
import { messageOf } from '../../providers/errors.ts';
import { useMay } from '../../providers/viewer.ts';
import { CommissionChangesDocument, CommissionMonthDocument, CommissionReportDocument } from './documents.ts';
import { PayButton } from './PayButton.tsx';
import { Report } from './Report.tsx';
import { State } from './State.tsx';
import { Tiles } from './Tiles.tsx';

type Row = CommissionMonthQuery['commissionMonth']['rows'][number];

/** The stream tells soon; this is for those whose network lets no WebSocket through. */
const POLL_MS = 60_000;
const PAGE = 100;
const IN_A_FILE = 500; // as many as the API gives at once

/** All rows of a month, for a file. */
async function everybody(asked: { orgId: string | null; month: string }): Promise<Row[]> {
  const people: Row[] = [];
  for (;;) {
    const variables = { ...asked, first: IN_A_FILE, offset: people.length };
    const { rows } = (await query(CommissionMonthDocument, variables)).commissionMonth;
    people.push(...rows);
    if (rows.length < IN_A_FILE) return people;
  }
}

/** A month of the staff, read again whenever something of it arises, is taken back or paid. */
function useStaff(variables: { orgId: string | null; month: string; first: number }) {
  useSubscription(CommissionChangesDocument, {
    variables: { orgId: variables.orgId },
    ignoreResults: true,
    onData: ({ client }) => void client.refetchQueries({ include: [CommissionMonthDocument, CommissionReportDocument] }),
  });
  return useQuery(CommissionMonthDocument, { variables, fetchPolicy: 'cache-and-network', pollInterval: POLL_MS });
}

/** What the staff of the branch has to get for a month, or got; a row leads to the person. */
const CommissionsPage = () => {
  const t = useTranslate();
  const navigate = useNavigate();
  const { money } = useFormat();
  const [orgId] = useBranch();
  const { month } = useMonth(true);
  const [first, setFirst] = useState(PAGE);
  const [configure, pay] = [useMay('commission.configure'), useMay('commission.pay')];
  const asked = useStaff({ orgId, month, first });
  const staff = (asked.data ?? asked.previousData)?.commissionMonth;
  const rows = staff?.rows ?? [];
  const word = (name: string) => t(`resources.commissions.${name}`);
  const figure = (name: 'earned' | 'takenBack' | 'carried' | 'amount') =>
    figureColumn<Row>(name, word(`fields.${name}`), (row) => Number(row[name]), money);
  return (
    <Box sx={{ display: 'grid', gap: 4, gridTemplateColumns: 'minmax(0, 1fr)' }}>
      <Title title={word('name')} />
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 2, justifyContent: 'space-between' }}>
        <MonthPicker closed />
        {pay && <PayButton month={month} rows={rows} onDone={() => void asked.refetch()} />}
      </Box>
      <Tiles figures={staff} names={['amount', 'paid', 'open', 'takenBack']} />
      <ChartCard
        title={word('statements')}
        rows={rows}
        all={staff && staff.total > rows.length ? () => everybody({ orgId, month }) : undefined}
        columns={[
          {
            key: 'employee',
            label: word('fields.employee'),
            render: ({ employee }) => employee.name,
            value: ({ employee }) => employee.name,
          },
          figure('amount'),
          {
            key: 'state',
            label: word('fields.state'),
            render: ({ state }) => <State state={state} />,
            value: ({ state }) => word(`state.${state}`),
          },
          figure('earned'),
          figure('takenBack'),
          figure('carried'),
          {
            key: 'org',
            label: word('fields.org'),
            render: ({ employee }) => employee.org?.name,
            value: ({ employee }) => employee.org?.name ?? '',
          },
          { key: 'code', label: word('fields.code'), render: ({ employee }) => employee.code, value: ({ employee }) => employee.code },
        ]}
        rowKey={({ employee }) => employee.id}
        onRow={({ employee }) => void navigate(`/commissions/${encodeURIComponent(employee.id)}?month=${month.slice(0, 7)}`)}
        loading={asked.loading && !staff}
        failure={asked.error && messageOf(asked.error)}
        empty={{ text: word('nobody'), ...(configure && { step: { label: word('to_rules'), to: '/commissionRules' } }) }}
        note={
          staff && staff.total > rows.length ? <Button onClick={() => setFirst(first + PAGE)}>{t('common.more')}</Button> : word('note')
        }
        height={Math.min(640, 120 + rows.length * 40)}
        file={`commission-${month.slice(0, 7)}`}
      />
      <Report month={month} orgId={orgId} />
    </Box>
  );
};

export default CommissionsPage;
