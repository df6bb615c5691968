import { DataTable, SelectArrayInput, useTranslate } from 'react-admin';
import { Listing } from '../../components/Listing.tsx';
import { useFormat } from '../../components/useFormat.ts';
import { useBranch } from '../../frame/useBranch.ts';
import type { ApprovalsQuery } from '../../gql/graphql.ts';
import { ApprovalPanel } from './ApprovalPanel.tsx';
import { StateBadge } from './StateBadge.tsx';

type Approval = ApprovalsQuery['approvals']['edges'][number]['node'];

const choices = (list: readonly string[], of: string) => list.map((id) => ({ id, name: `resources.approvals.${of}.${id}` }));
const STATES = choices(['PENDING', 'APPROVED', 'REJECTED', 'WITHDRAWN'], 'state');
const KINDS = choices(['TOP_UP_REFUND', 'TRANSFER', 'POINTS_GRANT', 'POINTS_TASK', 'CARD_APPLICATION', 'CARD_PIN_RESET'], 'kind');

const FILTERS = [
  <SelectArrayInput key="states" source="states" choices={STATES} alwaysOn />,
  <SelectArrayInput key="kinds" source="kinds" choices={KINDS} />,
];

const HEADS = ['kind', 'words', 'member', 'reason', 'org', 'state', 'requestedBy', 'requestedAt', 'decidedBy', 'decidedAt', 'note'];

const useTable = () => {
  const t = useTranslate();
  const { clock } = useFormat();
  return {
    file: 'approvals',
    heads: HEADS.map((field) => t(`resources.approvals.fields.${field}`)),
    cells: (row: Approval) => [
      t(`resources.approvals.kind.${row.kind}`),
      row.words,
      row.member?.number,
      row.reason,
      row.org.name,
      t(`resources.approvals.state.${row.state}`),
      row.requestedBy,
      clock(row.requestedAt),
      row.decidedBy,
      clock(row.decidedAt),
      row.note,
    ],
  };
};

/** What waits for a second person, the latest first. */
export const ApprovalList = () => {
  const { instant } = useFormat();
  const [branch] = useBranch();
  const table = useTable();
  return (
    <Listing<Approval>
      resource="approvals"
      sort={{ field: 'requestedAt', order: 'DESC' }}
      always={{ branch }}
      initial={{ states: ['PENDING'] }}
      filters={FILTERS}
      table={table}
      panel={<ApprovalPanel />}
      card={(row) => ({
        title: row.words,
        detail: row.reason,
        figure: <StateBadge state={row.state} />,
        note: `${row.requestedBy} · ${instant(row.requestedAt)}`,
      })}
    >
      <DataTable.Col<Approval> source="words" disableSort render={({ words }) => words} />
      <DataTable.Col<Approval> source="member" disableSort render={({ member }) => member?.name} />
      <DataTable.Col<Approval> source="reason" disableSort render={({ reason }) => reason} />
      <DataTable.Col<Approval> source="org" disableSort render={({ org }) => org.name} />
      <DataTable.Col<Approval> source="requestedBy" disableSort render={({ requestedBy }) => requestedBy} />
      <DataTable.Col<Approval> source="requestedAt" disableSort render={({ requestedAt }) => instant(requestedAt)} />
      <DataTable.Col<Approval> source="state" disableSort render={({ state }) => <StateBadge state={state} />} />
    </Listing>
  );
};
