import { FOLLOW_UP_STATES } from '@regulars/domain/contacts';
import { BooleanInput, DataTable, DateInput, SelectArrayInput, useTranslate } from 'react-admin';
import type { TableFile } from '../../components/ExportMenu.tsx';
import { Listing } from '../../components/Listing.tsx';
import { PickInput } from '../../components/PickInput.tsx';
import { useFormat } from '../../components/useFormat.ts';
import { useBranch } from '../../frame/useBranch.ts';
import type { FollowUpsQuery } from '../../gql/graphql.ts';
import { useMay } from '../../providers/viewer.ts';
import { FollowUpPanel } from './FollowUpPanel.tsx';
import { Standing } from './Standing.tsx';

type FollowUp = FollowUpsQuery['followUps']['edges'][number]['node'];

const STATES = FOLLOW_UP_STATES.map((id) => ({ id, name: `resources.followUps.state.${id}` }));
const HEADS = ['dueOn', 'state', 'member', 'phone', 'text', 'assignee', 'store', 'plan', 'result'];
const INITIAL = { states: ['OVERDUE', 'PLANNED'] };

const useTable = (): TableFile<FollowUp> => {
  const t = useTranslate();
  return {
    file: 'follow-ups',
    heads: HEADS.map((field) => t(`resources.followUps.fields.${field}`)),
    cells: (row) => [
      row.dueOn,
      t(`resources.followUps.state.${row.state}`),
      row.member?.name,
      row.member?.phone,
      row.text,
      row.assignee?.name,
      row.store.name,
      row.plan?.name,
      row.result,
    ],
  };
};

const useFilters = () => {
  const staff = useMay('staff.read');
  return [
    <SelectArrayInput key="states" source="states" choices={STATES} alwaysOn />,
    <DateInput key="from" source="from" />,
    <DateInput key="to" source="to" />,
    <BooleanInput key="unassigned" source="unassigned" />,
    ...(staff ? [<PickInput key="assigneeId" source="assigneeId" reference="staff" />] : []),
  ];
};

/** What we owe members, the longest overdue first. */
export const FollowUpList = () => {
  const t = useTranslate();
  const { day } = useFormat();
  const [branch] = useBranch();
  const filters = useFilters();
  const table = useTable();
  const exports = useMay('contact.export');
  const nobody = t('resources.followUps.nobody');
  return (
    <Listing<FollowUp>
      resource="followUps"
      sort={{ field: 'dueOn', order: 'ASC' }}
      always={{ branch }}
      initial={INITIAL}
      filters={filters}
      table={exports && table}
      panel={<FollowUpPanel />}
      fill={{ label: t('resources.members.name', { smart_count: 2 }), to: '/members' }}
      card={(row) => ({
        title: row.member?.name ?? '–',
        detail: row.text,
        figure: <Standing {...row} />,
        note: day(row.dueOn),
      })}
    >
      <DataTable.Col<FollowUp> source="dueOn" render={(row) => day(row.dueOn)} />
      <DataTable.Col<FollowUp> source="state" disableSort render={(row) => <Standing {...row} />} />
      <DataTable.Col<FollowUp> source="member" disableSort render={(row) => row.member?.name} />
      <DataTable.Col<FollowUp> source="text" disableSort sx={{ maxWidth: 360 }} />
      <DataTable.Col<FollowUp> source="assignee" disableSort render={(row) => row.assignee?.name ?? nobody} />
      <DataTable.Col<FollowUp> source="store" disableSort render={(row) => row.store.name} />
      <DataTable.Col<FollowUp> source="plan" disableSort render={(row) => row.plan?.name} />
    </Listing>
  );
};
